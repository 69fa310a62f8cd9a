import { verdictOfPath } from '../core/buildspec/detect';
import { globPattern } from '../core/buildspec/glob';

/** What is known of an open document. */
export interface OpenFile {
  /** With `/` between its parts. */
  path: string;
  /** Of the document in its workspace folder; undefined outside of all. */
  pathInFolder?: string;
  languageId: string;
  text(): string;
}

const LANGUAGES = new Set(['yaml', 'json', 'jsonc']);

/** A key that makes a buildspec, at the top; its version may be missing or wrong, which the server has to say. */
const CONTENT = /^\uFEFF?(?:phases|batch)[ \t]*:|^\s*[{,]?\s*"(?:phases|batch)"\s*:\s*\{/m;

/**
 * Whether a file may be a buildspec, so that the language server, which has the last word, should see it: by its path, by the
 * setting `codebuild.buildspec.files`, or by its content, as files that another buildspec names have any name. All other YAML
 * stays unseen.
 */
export function isCandidate(
  { path, pathInFolder, languageId, text }: OpenFile,
  globs: readonly string[],
): boolean {
  if (verdictOfPath(path) !== 'other') return true;
  if (pathInFolder !== undefined && globs.some((glob) => globPattern(glob)?.test(pathInFolder))) return true;
  return LANGUAGES.has(languageId) && CONTENT.test(text());
}
