import type { Artifacts, Buildspec } from '../../buildspec/buildspec';
import type { PhaseContext } from '../events';
import { collectArtifact } from './artifacts';
import type { Workplace } from './engine';
import type { Reporter } from './reporter';
import { isVariableName } from './variables';

export interface UploadOptions {
  workplace: Workplace;
  reporter: Reporter;
  buildspec: Buildspec;
  sourceDirectory: string;
  /** The folder on this computer; undefined where artifacts are only checked. */
  destination?: string;
  /** The values that variables have at the end of the build. */
  readVariables: (names: string[]) => Promise<ReadonlyMap<string, string>>;
}

/** The work of UPLOAD_ARTIFACTS: the primary artifact, then the secondary ones, with the agent's lines and errors. */
export async function uploadArtifacts(options: UploadOptions): Promise<PhaseContext | undefined> {
  const { buildspec, readVariables } = options;
  const artifacts: [string, Artifacts][] = Object.entries(buildspec.secondaryArtifacts);
  if (buildspec.artifacts && buildspec.artifacts.files.length > 0)
    artifacts.unshift(['', buildspec.artifacts]);
  const names = artifacts.flatMap(([, artifact]) => patternsOf(artifact).flatMap(variablesIn));
  const values = names.length > 0 ? await readVariables([...new Set(names)]) : new Map<string, string>();
  for (const [identifier, artifact] of artifacts) {
    const failure = await uploadOne(options, identifier, withVariables(artifact, values));
    if (failure) return { statusCode: 'CLIENT_ERROR', message: failure };
  }
  return undefined;
}

async function uploadOne(
  { workplace, reporter, sourceDirectory, destination: folder }: UploadOptions,
  identifier: string,
  artifacts: Artifacts,
): Promise<string | undefined> {
  // identifiers become folder names
  if (identifier !== '' && !/^\w+$/.test(identifier)) return `invalid artifact identifier ${identifier}`;
  const base = artifacts.baseDirectory || '.';
  if (identifier !== '') reporter.line(`Preparing to copy secondary artifacts ${identifier}`);
  for (const text of [`Expanding base directory path: ${base}`, 'Assembling file list', `Expanding ${base}`])
    reporter.line(text);
  for (const text of [`Expanding file paths for base directory ${base}`, 'Assembling file list'])
    reporter.line(text);
  const location = folder === undefined || identifier === '' ? folder : `${folder}/${identifier}`;
  // the folder of a secondary artifact is made below the caller's, so that no link there leads elsewhere
  const destination = folder === undefined ? undefined : { root: folder, folder: identifier };
  const collected = await collectArtifact({ workplace, sourceDirectory, artifacts, destination }).catch(
    (error: NodeJS.ErrnoException) => {
      // of this computer's file system; an engine's errors have no code of their own
      if (error.code === undefined || location === undefined) throw error;
      return `The artifacts cannot be written to ${location}: ${whyUnwritable(error)}`;
    },
  );
  if (typeof collected === 'string') return collected;
  if (!collected.baseExists) return `no matching base directory path found for ${base}`;
  for (const [index, pattern] of artifacts.files.entries()) {
    const count = collected.counts[index] ?? 0;
    reporter.line(`Expanding ${pattern}`);
    reporter.line(count > 0 ? `Found ${count} file(s)` : `Skipping invalid file path ${pattern}`);
  }
  for (const { name, leadsTo } of collected.skippedLinks)
    reporter.line(
      `Skipping symbolic link ${name}: it leads to ${leadsTo === 'folder' ? 'a folder' : 'no file'}`,
    );
  if (collected.files.length === 0) {
    return `no matching artifact paths found${identifier === '' ? '' : ` for artifact ${identifier}`}`;
  }
  if (location !== undefined) {
    const { files, sha256 } = collected;
    reporter.artifact({ identifier, location, files, sha256 });
  }
  return undefined;
}

/** What is in the way, in a user's words. */
function whyUnwritable({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Free some space, or name another folder.';
    case 'EACCES':
    case 'EPERM':
      return 'no permission. Name a folder that you may write to.';
    case 'EROFS':
      return 'its disk is read-only. Name another folder.';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file is where a folder must be. Remove it, or name another folder.';
    default:
      return message;
  }
}

const VARIABLE = /\$(?:\{([^}]*)\}|([A-Za-z_][A-Za-z0-9_]*))/g;

function patternsOf({ files, excludePaths, baseDirectory = '' }: Artifacts): string[] {
  return [...files, ...excludePaths, baseDirectory];
}

function variablesIn(pattern: string): string[] {
  return [...pattern.matchAll(VARIABLE)].map((match) => match[1] ?? match[2] ?? '').filter(isVariableName);
}

/** Replaces `$NAME` and `${NAME}`; a variable that is not set is empty, as in a shell. */
function withVariables(artifacts: Artifacts, values: ReadonlyMap<string, string>): Artifacts {
  const replace = (text: string) =>
    text.replace(VARIABLE, (whole, braced?: string, plain?: string) => {
      const name = braced ?? plain ?? '';
      return isVariableName(name) ? (values.get(name) ?? '') : whole;
    });
  return {
    ...artifacts,
    files: artifacts.files.map(replace),
    excludePaths: artifacts.excludePaths.map(replace),
    baseDirectory: artifacts.baseDirectory && replace(artifacts.baseDirectory),
  };
}
