import { isAbsolute, relative, sep } from 'node:path';
import { gitPaths } from './git';
import type { LocalBuildRequest } from './request';
import { listSourceFiles, type SourceFiles } from './source-files';

type Outputs = Pick<LocalBuildRequest, 'artifactsDirectory' | 'reportsDirectory' | 'cacheDirectory'>;

/** What git would give CodeBuild of a folder, without what earlier builds with the same places for their results have left in it. */
export async function listBuildSource(directory: string, outputs: Outputs): Promise<SourceFiles> {
  return withoutOutputs(directory, await listSourceFiles(directory), outputs);
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
  const outputs = [...new Set(places)].filter((place) => files.paths.some((path) => isAt(path, place)));
  if (outputs.length === 0) return files;
  const tracked = await gitPaths(directory, '--literal-pathspecs', 'ls-files', '-z', '--', ...outputs);
  const kept = new Set(tracked);
  const paths = files.paths.filter((path) => kept.has(path) || !outputs.some((place) => isAt(path, place)));
  const leftOut = outputs.filter((place) => files.paths.some((path) => isAt(path, place) && !kept.has(path)));
  return { ...files, paths, outputs: leftOut };
}

/** '/' between the parts; nothing for the source itself, and for what lies outside of it. */
function placeInside(directory: string, place: string): string[] {
  const path = relative(directory, place);
  const isInside = path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  return isInside ? [path.split(sep).join('/')] : [];
}

function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
