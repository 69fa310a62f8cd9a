import type { ProjectLink } from './project-link';
import type { BuildSource } from './source';

/** A buildspec that is not read from its file, such as that of a build on CodeBuild. */
export interface GivenBuildspec {
  /** What the buildspec was of, such as `web #12`. */
  of: string;
  source: BuildSource;
  /** What comes along with it. */
  link: ProjectLink;
}

/**
 * The address of the buildspec in the workspace whose runs a given one joins: the file at its path, else the first one of its folder, since
 * the tree has no other rows. `all` as the tree has them.
 */
export function rowOf({ path, folder }: { path: string; folder: string }, all: readonly string[]): string {
  const own = all.filter((address) => address.startsWith(`${folder}/`));
  const file = `${folder}/${path}`;
  return own.includes(file) ? file : (own[0] ?? file);
}
