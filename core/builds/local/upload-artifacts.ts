import type { Artifacts, Buildspec } from '../../buildspec/buildspec';
import type { PhaseContext } from '../events';
import { collectArtifact, folderSink } from './artifacts';
import type { Workplace } from './engine';
import type { Reporter } from './reporter';
import { tellBase, tellSelection, tellSums } from './selection-lines';
import { whyUnwritable } from './unwritable';
import { replaceVariables, variablesIn } from './variable-text';

export interface UploadOptions {
  workplace: Workplace;
  reporter: Reporter;
  buildspec: Buildspec;
  sourceDirectory: string;
  /** A folder on this computer, or a zip archive where it ends in `.zip`; undefined where artifacts are only checked. */
  destination?: string;
  /** The values that variables have at the end of the build. */
  readVariables: (names: string[]) => Promise<ReadonlyMap<string, string>>;
  /** What a text becomes where a shell reads it within double quotes; undefined where it cannot. */
  expand: (text: string) => Promise<string | undefined>;
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
  { workplace, reporter, sourceDirectory, destination, expand }: UploadOptions,
  identifier: string,
  artifacts: Artifacts,
): Promise<string | undefined> {
  // identifiers become folder names
  if (identifier !== '' && !/^\w+$/.test(identifier)) return `invalid artifact identifier ${identifier}`;
  const base = artifacts.baseDirectory || '.';
  if (identifier !== '') reporter.line(`Preparing to copy secondary artifacts ${identifier}`);
  tellBase(reporter, base);
  const place = destination === undefined ? undefined : await placeOf(destination, identifier);
  try {
    const collected = await collectArtifact({ workplace, sourceDirectory, artifacts, sink: place?.sink });
    if (!collected.baseExists) return `no matching base directory path found for ${base}`;
    tellSelection(reporter, artifacts.files, collected);
    if (collected.files.length === 0)
      return `no matching artifact paths found${identifier === '' ? '' : ` for artifact ${identifier}`}`;
    const name = artifacts.name === undefined ? undefined : await expand(artifacts.name);
    if (name) reporter.line(`Local build: the artifact's name on CodeBuild would be ${name}`);
    if (place) {
      const { files, fileSha256s } = collected;
      const sha256 = (await place.finish?.()) ?? collected.sha256;
      const artifact = {
        identifier,
        location: place.location,
        files,
        sha256,
        fileSha256s,
        ...(name && { name }),
      };
      tellSums(reporter, artifact);
      reporter.artifact(artifact);
    }
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // of this computer's file system; an engine's errors have no code of their own
    if (code === undefined || !place) throw error;
    return `The artifacts cannot be written to ${place.location}: ${whyUnwritable(error as NodeJS.ErrnoException)}`;
  } finally {
    await place?.discard?.();
  }
}

interface Place {
  location: string;
  sink: Parameters<typeof collectArtifact>[0]['sink'];
  /** Completes an archive and gives its digest. */
  finish?: () => Promise<string>;
  /** Removes an archive that was not completed. */
  discard?: () => Promise<void>;
}

async function placeOf(destination: string, identifier: string): Promise<Place> {
  if (!/\.zip$/i.test(destination)) {
    const location = identifier === '' ? destination : `${destination}/${identifier}`;
    // the folder of a secondary artifact is made below the caller's, so that no link there leads elsewhere
    return { location, sink: folderSink(destination, identifier) };
  }
  const location = identifier === '' ? destination : destination.replace(/(\.zip)$/i, `-${identifier}$1`);
  const { ZipSink } = await import('./zip-sink');
  const sink = new ZipSink(location);
  return { location, sink, finish: () => sink.finish(), discard: () => sink.discard() };
}

function patternsOf({ files, excludePaths, baseDirectory = '' }: Artifacts): string[] {
  return [...files, ...excludePaths, baseDirectory];
}

function withVariables(artifacts: Artifacts, values: ReadonlyMap<string, string>): Artifacts {
  const replace = (text: string) => replaceVariables(text, values);
  return {
    ...artifacts,
    files: artifacts.files.map(replace),
    excludePaths: artifacts.excludePaths.map(replace),
    baseDirectory: artifacts.baseDirectory && replace(artifacts.baseDirectory),
  };
}
