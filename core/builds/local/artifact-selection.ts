import { posix } from 'node:path';
import picomatch from 'picomatch';
import { normalize, outermost, staticPart } from './globs';

/** Which files an artifact takes, by the globs of AWS docs build-spec-ref: `*` within a path part, `**` across, dot files included. */
export interface ArtifactSelection {
  /** Folder or glob of folders, absolute or relative to the source folder; '' for the source folder itself. */
  baseDirectory: string;
  files: string[];
  excludePaths: string[];
  discardPaths: boolean;
}

export interface Selector {
  /** The patterns of `files` that take a path below the source folder, as indexes, and its name in the artifact. */
  select(path: string): { patterns: number[]; name: string } | undefined;
  /** True for a path that the base directory, or a folder that its glob matches, contains or is. */
  reachesBase(path: string): boolean;
  /** The base directory relative to the source folder; undefined where it is a glob. */
  plainBase: string | undefined;
  /** Folders and files, relative to the source folder, below which all that can be selected lies. */
  roots: string[];
}

export function createSelector(selection: ArtifactSelection, sourceDirectory: string): Selector {
  const base = relativeTo(sourceDirectory, selection.baseDirectory);
  const isGlob = picomatch.scan(base).isGlob;
  const matchesBase = isGlob ? picomatch(base, { dot: true }) : undefined;
  const files = selection.files.map((pattern) => relativeTo(posix.resolve(sourceDirectory, base), pattern));
  const included = files.map((pattern) => picomatch(pattern, { dot: true }));
  const excluded = picomatch(selection.excludePaths.map(normalize), { dot: true });

  function insideBase(path: string): string[] {
    return belowBase(path).filter((inner) => !leaves(inner));
  }

  function belowBase(path: string): string[] {
    if (base === '') return [path];
    if (!matchesBase) return path.startsWith(`${base}/`) ? [path.slice(base.length + 1)] : [];
    const parts = path.split('/');
    return parts
      .map((_, index) => index)
      .filter((index) => index > 0 && matchesBase(parts.slice(0, index).join('/')))
      .map((index) => parts.slice(index).join('/'));
  }

  return {
    plainBase: isGlob ? undefined : base,
    reachesBase: (path) => insideBase(`${path}/.`).length > 0,
    select(path) {
      for (const inner of insideBase(path)) {
        const patterns = [...included.keys()].filter((index) => included[index]?.(inner));
        if (patterns.length === 0 || (selection.excludePaths.length > 0 && excluded(inner))) continue;
        return { patterns, name: selection.discardPaths ? posix.basename(inner) : inner };
      }
      return undefined;
    },
    roots: outermost(
      isGlob
        ? [staticPart(base)]
        : files.filter((pattern) => !leaves(pattern)).map((pattern) => posix.join(base, staticPart(pattern))),
    ),
  };
}

/** True for what would lie outside of the folder it is relative to, and so outside of the artifact. */
function leaves(path: string): boolean {
  return path === '..' || path.startsWith('../');
}

function relativeTo(directory: string, path: string): string {
  const relative = path.startsWith('/') ? posix.relative(directory, path) : path;
  return normalize(relative);
}
