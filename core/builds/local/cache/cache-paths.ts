import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import picomatch from 'picomatch';
import { outermost, staticPart } from '../globs';
import { SCRIPT_FOLDER, WORKBENCH_FOLDER } from '../own-folders';
import type { SourceDirectories } from '../sources';

/** A folder that has another path in each build, and the name that it has in every archive. */
interface Place {
  name: string;
  directory: string;
}

/** What `cache.paths` allow into a cache and out of it. */
export interface CachePaths {
  /** The hash of the path list: under one key, other paths are another cache (AWS docs caching-s3, "Cache version"). */
  version: string;
  /** As the commands see them, absolute. */
  patterns: string[];
  /** As they are the same in every build. */
  portable: string[];
  /** As they were given; they lie where a cache of this build must not reach. */
  refused: string[];
  /** Folders and files below which everything lies that may be kept, absolute. */
  roots: string[];
  /** Patterns without a glob, absolute. */
  plain: ReadonlySet<string>;
  /** True for files that a pattern takes, and for folders in which it takes files: an empty one would look as if they were there. */
  allows(path: string, kind: 'file' | 'folder'): boolean;
  /** The name of an absolute path in the archive, and back; undefined where no place holds it. */
  nameOf(path: string): string | undefined;
  pathOf(name: string): string | undefined;
}

export interface CacheSurroundings {
  directories: SourceDirectories;
  outputDirectory: string;
  /** The value of HOME for `~`. */
  home: string | undefined;
  executor: 'docker' | 'host';
}

/**
 * Reads `cache.paths`, whose variables are replaced already. `~` is HOME: the service's own archives know paths relative to it.
 *
 * On this computer itself only the sources are cached: what lies elsewhere is the user's own and outlives the build anyway.
 */
export function readCachePaths(paths: string[], surroundings: CacheSurroundings): CachePaths {
  const { directories, executor, outputDirectory, home } = surroundings;
  const places = placesOf(directories, executor);
  const own = [SCRIPT_FOLDER, WORKBENCH_FOLDER].map((folder) => `${outputDirectory}/${folder}`);
  const isOwn = (path: string) => own.some((folder) => isIn(folder, path));
  const nameOf = (path: string) => portableName(places, path);
  const patterns: string[] = [];
  const refused: string[] = [];
  for (const path of paths) {
    const pattern = absolute(path, directories.primary, home);
    const root = staticPart(pattern);
    if (nameOf(pattern) === undefined || root === '/' || root === '' || isOwn(root)) refused.push(path);
    else patterns.push(pattern);
  }
  const globs = patterns.filter((pattern) => staticPart(pattern) !== pattern);
  const matches = patterns.length > 0 ? picomatch(patterns, { dot: true }) : () => false;
  const portable = [...new Set(patterns.map((pattern) => nameOf(pattern) ?? ''))].sort();
  return {
    version: createHash('sha256')
      .update(JSON.stringify([executor, portable]))
      .digest('hex'),
    patterns,
    portable,
    refused,
    roots: outermost(patterns.map(staticPart)),
    plain: new Set(patterns.filter((pattern) => !globs.includes(pattern))),
    // these hold values of variables, and credentials
    allows: (path, kind) => !isOwn(path) && matches(kind === 'folder' ? `${path}/file` : path),
    nameOf,
    pathOf: (name) => pathInPlace(places, name),
  };
}

function placesOf({ primary, secondary }: SourceDirectories, executor: 'docker' | 'host'): Place[] {
  const sources = Object.entries(secondary).map(([id, directory]) => ({ name: `src_${id}`, directory }));
  const places = [{ name: 'src', directory: primary }, ...sources];
  if (executor === 'host') return places;
  // `../x` of a source: the folder around it has another name in each build too
  const around = places.map(({ name, directory }) => ({
    name: name.replace(/^src/, 'around'),
    directory: posix.dirname(directory),
  }));
  return [...places, ...around, { name: 'root', directory: '' }];
}

function absolute(path: string, primary: string, home: string | undefined): string {
  const expanded = home !== undefined && /^~(\/|$)/.test(path) ? home + path.slice(1) : path;
  return posix.resolve(primary, expanded);
}

function portableName(places: Place[], path: string): string | undefined {
  const place = places.find(({ directory }) => path.startsWith(`${directory}/`));
  return place && place.name + path.slice(place.directory.length);
}

function pathInPlace(places: Place[], name: string): string | undefined {
  const [first = ''] = name.split('/', 1);
  const place = places.find((candidate) => candidate.name === first);
  return place && name.length > first.length ? place.directory + name.slice(first.length) : undefined;
}

function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
