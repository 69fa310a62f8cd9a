/** A path in a report, as far as it says where a file lies in the source of its build. */
export interface ReportPath {
  /** Below the source folder where that could be told, else as much as is known. */
  parts: string[];
  /** Whether the first part lies in the source folder itself. */
  isBelowSource: boolean;
}

const LONGEST_PATH = 1_000;

// the folder of a source, in CodeBuild, in its agent for local builds, and in ours, whose root may be any folder
const SOURCE_FOLDER = /^.*\/(?:output\/src[^/]+|src\d{6,})\/src\//;

// what lies between that and the repository: its host and owner, or the number of an input of CodePipeline
const REPOSITORY =
  /^(?:git-codecommit\.[^/]+\/v1\/repos\/[^/]+|s3\/\d+|[^/]+\.[A-Za-z]{2,}\/[^/]+\/[^/]+)\/(?=.)/;

// of tools and libraries, whose files may be called as one of the source
const FOREIGN_ROOT = /^(?:usr|opt|lib|Library|Program Files(?: \(x86\))?)$/;
const FOREIGN_PART = /^(?:node_modules|site-packages|dist-packages|\.venv|\.m2|\.cargo|\.nuget|\.pyenv)$/;

/**
 * Reads a path of a report, of whose build nothing else is known: with `/` or `\`, relative, absolute, of Windows or a `file:` URL. The prefixes that
 * CODEBUILD_SRC_DIR has by source type (AWS docs build-env-ref-env-vars) are taken off. Undefined for what is no file of a source.
 */
export function reportPath(text: string): ReportPath | undefined {
  if (text.length > LONGEST_PATH || /[\0-\x1f<>"|*?]/.test(text)) return undefined;
  const slashed = text
    .trim()
    .replaceAll('\\', '/')
    .replace(/^file:\/\//, '');
  const isAbsolute = /^(?:[A-Za-z]:)?\//.test(slashed);
  const folder = SOURCE_FOLDER.exec(slashed)?.[0];
  const below = folder === undefined ? slashed : slashed.slice(folder.length).replace(REPOSITORY, '');
  const parts = resolve(below.replace(/^[A-Za-z]:\//, '/').split('/'));
  const isForeign =
    parts.some((part) => FOREIGN_PART.test(part)) ||
    (isAbsolute && folder === undefined && FOREIGN_ROOT.test(parts[0] ?? ''));
  if (parts.length === 0 || isForeign) return undefined;
  return { parts, isBelowSource: folder !== undefined };
}

/** Without `.` and `..`; those that lead out of the folder a path begins in are left out, since nobody knows that folder. */
function resolve(parts: string[]): string[] {
  const resolved: string[] = [];
  for (const part of parts) {
    if (part === '..') resolved.pop();
    else if (part !== '' && part !== '.') resolved.push(part);
  }
  return resolved;
}

/**
 * The files that a path may mean, by their paths in the workspace, '/' between parts: those with which it has the most parts in common
 * from the end on. A workspace may be a folder of the source, and the path may begin in one; then the shorter is all of it. Several
 * where nothing tells them apart.
 */
export function matchingFiles({ parts, isBelowSource }: ReportPath, files: readonly string[]): string[] {
  let best: string[] = [];
  let most = 0;
  for (const file of files) {
    const own = file.split('/');
    const common = commonEnd(parts, own);
    const isWhole = common === Math.min(parts.length, own.length);
    if (common < most || common === 0 || !(isWhole || (!isBelowSource && common > 1))) continue;
    if (common > most) best = [];
    most = common;
    best.push(file);
  }
  const same = best.filter((file) => file.split('/').length === parts.length);
  return same.length === 1 ? same : best;
}

function commonEnd(some: readonly string[], others: readonly string[]): number {
  let common = 0;
  while (common < some.length && common < others.length && some.at(-1 - common) === others.at(-1 - common))
    common++;
  return common;
}
