import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PhaseContext, PhaseType } from '../../builds/events';
import { isInlineBuildspec } from '../../builds/inline-buildspec';
import type { LocalBuildRequest } from '../../builds/local/request';
import { ACCOUNT, type Build, type ProjectSource, uuidOf } from '../model';
import type { BuildSettings } from './settings';

/** A local build that does what the emulator's build says, or the phase in which that is found to be impossible. */
export type RequestResult =
  | { ok: true; request: LocalBuildRequest }
  | { ok: false; phaseType: PhaseType; context: PhaseContext };

interface Options {
  region: string;
  /** Artifacts and caches are laid below it. */
  dataDirectory: string;
}

const MOST_BUILDSPEC_BYTES = 10 * 1024 * 1024;
const SECRET_NAME = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE|(^|_)KEY($|_)|API_?KEY/i;

/** Finds the source folder and the buildspec of a build, and its variables. */
export async function buildRequest(
  build: Build,
  settings: BuildSettings,
  { region, dataDirectory }: Options,
): Promise<RequestResult> {
  const { source, environment, cache } = build;
  const variables = environment.environmentVariables ?? [];
  const folder = await sourceFolder(source);
  if (!folder.ok) return refused('CLIENT_ERROR', folder.message);
  const secondarySources: Record<string, string> = {};
  for (const secondary of build.secondarySources ?? []) {
    const found = await sourceFolder(secondary);
    if (!found.ok) return refused('CLIENT_ERROR', found.message);
    if (found.path !== undefined) secondarySources[secondary.sourceIdentifier ?? ''] = found.path;
  }
  const buildspec = await findBuildspec(source.buildspec, folder.path);
  if (!buildspec.ok) return refused('YAML_FILE_ERROR', buildspec.message);
  const environmentVariables = variables.map(({ name = '', value = '', type = 'PLAINTEXT' }) => ({
    name,
    value,
    ...(type !== 'PLAINTEXT' && { type }),
  }));
  return {
    ok: true,
    request: {
      buildId: build.id,
      buildNumber: build.buildNumber,
      initiator: build.initiator ?? '',
      buildspec: buildspec.buildspec,
      source: folder.path,
      secondarySources,
      environmentVariables,
      secretNames: environmentVariables.map(({ name }) => name).filter((name) => SECRET_NAME.test(name)),
      region,
      accountId: ACCOUNT,
      image: environment.image ?? '',
      batchBuildIdentifier: settings.batchBuildIdentifier,
      shard: settings.shard,
      artifactsDirectory: goesToS3(settings) ? artifactsDirectory(dataDirectory, build.id) : undefined,
      cacheDirectory:
        cache?.type === 'NO_CACHE' ? undefined : cacheDirectory(dataDirectory, build.projectName),
      timeoutMinutes: build.timeoutInMinutes ?? 60,
    },
  };
}

/** The folder of those below; whoever makes it makes it private, since the files in it have the modes that builds give them. */
export function artifactsRoot(dataDirectory: string): string {
  return join(dataDirectory, 'artifacts');
}

/** Where a build lays its artifacts before they go to their bucket. */
export function artifactsDirectory(dataDirectory: string, buildId: string): string {
  return join(artifactsRoot(dataDirectory), uuidOf(buildId));
}

function goesToS3({ artifacts, secondaryArtifacts = [] }: BuildSettings): boolean {
  return [artifacts, ...secondaryArtifacts].some((each) => each?.type === 'S3');
}

/** Where the builds of a project keep what they cache. */
export function cacheDirectory(dataDirectory: string, projectName: string): string {
  return join(dataDirectory, 'cache', projectName);
}

function refused(statusCode: string, message: string): RequestResult {
  return { ok: false, phaseType: 'DOWNLOAD_SOURCE', context: { statusCode, message } };
}

type Folder = { ok: true; path: string | undefined } | { ok: false; message: string };

/** The emulator builds folders of this computer, given as `file://` or as an absolute path; it fetches nothing. */
export async function sourceFolder({ type, location = '' }: ProjectSource): Promise<Folder> {
  if (type === 'NO_SOURCE') return { ok: true, path: undefined };
  const path = localPath(location);
  if (path === undefined) {
    return {
      ok: false,
      message: `The emulator cannot fetch ${type} source "${location}". Give a folder of this computer as source location, such as file:///home/me/project.`,
    };
  }
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return { ok: false, message: `The source folder ${path} does not exist.` };
  return { ok: true, path };
}

function localPath(location: string): string | undefined {
  if (isAbsolute(location)) return location;
  if (!location.startsWith('file://')) return undefined;
  try {
    return fileURLToPath(location);
  } catch {
    return undefined;
  }
}

type FoundBuildspec =
  | { ok: true; buildspec: LocalBuildRequest['buildspec'] }
  | { ok: false; message: string };

export async function findBuildspec(
  given: string | undefined,
  folder: string | undefined,
): Promise<FoundBuildspec> {
  if (given && isInlineBuildspec(given)) return { ok: true, buildspec: { text: given } };
  const path = given || 'buildspec.yml';
  if (folder === undefined)
    return { ok: false, message: `A project without source needs its buildspec inline, not "${path}".` };
  const missing = { ok: false, message: `YAML file does not exist: ${path}` } as const;
  try {
    const file = await realpath(join(folder, path));
    const inside = relative(await realpath(folder), file);
    if (inside.startsWith('..') || isAbsolute(inside)) {
      return { ok: false, message: `The buildspec ${path} is outside the source folder.` };
    }
    if ((await stat(file)).size > MOST_BUILDSPEC_BYTES) {
      return { ok: false, message: `The buildspec ${path} is larger than ${MOST_BUILDSPEC_BYTES} bytes.` };
    }
    return { ok: true, buildspec: { text: await readFile(file, 'utf8'), path } };
  } catch {
    return missing;
  }
}
