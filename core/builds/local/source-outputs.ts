import { isAbsolute, relative, sep } from 'node:path';
import { gitPaths } from './git';
import type { LocalBuildRequest } from './request';
import { listSourceFiles, type SourceFiles } from './source-files';
import { isUnfinishedEnding } from './unfinished-archive';

type Outputs = Pick<LocalBuildRequest, 'artifactsDirectory' | 'reportsDirectory' | 'cacheDirectory'>;

/** What git would give CodeBuild of a folder, without what earlier builds with the same places for their results have left in it. */
export async function listBuildSource(directory: string, outputs: Outputs): Promise<SourceFiles> {
  return withoutOutputs(directory, await listSourceFiles(directory), outputs);
}

/** Where builds write a result: a path in the source, '/' between its parts, and what lies there. */
interface Place {
  path: string;
  holds(path: string): boolean;
}

/**
 * The files of a source without what earlier builds have left in it. CodeBuild's sources never hold results of other builds: their
 * reports would be found again, and artifacts would hold those of the build before. What git tracks there stays.
 */
async function withoutOutputs(
  directory: string,
  files: SourceFiles,
  { artifactsDirectory, reportsDirectory, cacheDirectory }: Outputs,
): Promise<SourceFiles> {
  const places = [artifactsDirectory, reportsDirectory, cacheDirectory].flatMap((place) =>
    place === undefined ? [] : placeInside(directory, place),
  );
  const results = files.paths.filter((path) => places.some((place) => place.holds(path)));
  if (results.length === 0) return files;
  const tracked = await gitPaths(
    directory,
    '--literal-pathspecs',
    'ls-files',
    '-z',
    '--',
    ...rootsOf(results, places),
  );
  const kept = new Set(tracked);
  const leftOut = new Set(results.filter((path) => !kept.has(path)));
  return {
    ...files,
    paths: files.paths.filter((path) => !leftOut.has(path)),
    outputs: rootsOf([...leftOut], places),
  };
}

/** Folders of results as such, and each archive. */
function rootsOf(results: readonly string[], places: readonly Place[]): string[] {
  const roots = places.flatMap((place) =>
    results.filter(place.holds).map((path) => (isAt(path, place.path) ? place.path : path)),
  );
  return [...new Set(roots)];
}

/** Nothing for the source itself, and for what lies outside of it. */
function placeInside(directory: string, place: string): Place[] {
  const relativePath = relative(directory, place);
  const isInside =
    relativePath !== '' &&
    relativePath !== '..' &&
    !relativePath.startsWith(`..${sep}`) &&
    !isAbsolute(relativePath);
  if (!isInside) return [];
  const path = relativePath.split(sep).join('/');
  const archives = /^(.*)\.zip$/is.exec(path)?.[1];
  return [
    { path, holds: (other) => isAt(other, path) || (archives !== undefined && isBeside(other, archives)) },
  ];
}

function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

/** True for the archives of secondary artifacts and of a batch's builds, and for those that a killed build has begun. */
function isBeside(path: string, base: string): boolean {
  if (!path.startsWith(base)) return false;
  const ending = /^(?:-\w+)*\.zip(.*)$/is.exec(path.slice(base.length))?.[1];
  return ending !== undefined && (ending === '' || isUnfinishedEnding(ending));
}
