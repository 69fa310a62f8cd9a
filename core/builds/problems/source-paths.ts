import type { NamedPlace } from './matcher';

/** A file that a log names, from the root of a source. */
export interface SourceFile {
  /** '' for the primary source. */
  source: string;
  /** '/' between its parts, which lead nowhere above the root. */
  path: string;
  /** Nobody knows in which directory: meant is the file whose path ends so, if there is just one. */
  anywhere?: true;
}

/** A directory of a source, from its root; '' is the root. */
export type SourceDirectory = Pick<SourceFile, 'source' | 'path'>;

export const ROOT: SourceDirectory = Object.freeze({ source: '', path: '' });

/** Of longer paths nobody made a file. */
const LONGEST_PATH = 500;

const SOURCE_DIRECTORY = /\bCODEBUILD_SRC_DIR(?:_(\w+))?=(\S.*)$/;

// what the folder is called where the log does not tell, with the folders that CodeBuild makes for some hosts
const USUAL_SOURCE =
  /^(?:[a-z]:)?\/codebuild\/output\/src[^/]*\/src\/(?:(?:github\.com|bitbucket\.org|gitlab\.com)\/[^/]+\/[^/]+\/|git-codecommit\.[^/]+\/v1\/repos\/[^/]+\/|s3\/\d\d\/)?(.+)$/i;

// where images and Dockerfiles have a project
const USUAL_FOLDERS =
  /^\/(?:app|src|code|work|workspace|workspaces?\/[^/]+|project|build|source|usr\/src\/(?:app|project)|opt\/app|home\/[^/]+\/(?:app|project)|var\/(?:task|www\/html))\/(.+)$/;

// in sh, PowerShell and cmd
const FROM_ROOT =
  /^(?:\$\{?(?:env:)?CODEBUILD_SRC_DIR(?:_(\w+))?\}?|%CODEBUILD_SRC_DIR(?:_(\w+))?%)(?:\/(.*))?$/i;

// before a path: what task runners and docker compose put before each line
const PREFIX = /^.*(?:: | \| )/;

/** Knows where in a build its sources are, by the lines in which its log tells that, and finds out what a path there means. */
export class SourcePaths {
  private readonly roots = new Map<string, string>();

  /** A line of the agent. */
  hear(line: string): void {
    const [, source = '', directory] = SOURCE_DIRECTORY.exec(line) ?? [];
    if (directory !== undefined) this.roots.set(source, `${slashed(directory).replace(/\/+$/, '')}/`);
  }

  /**
   * What a path may mean, the best guess first. `directories` are those that the commands have changed into, the nearest first.
   */
  meanings(
    { file, package: inPackage }: Pick<NamedPlace, 'file' | 'package'>,
    directories: readonly SourceDirectory[] = [ROOT],
  ): SourceFile[] {
    if (inPackage !== undefined) return ofPackage(file, inPackage, directories);
    const path = plainPath(file.replace(PREFIX, ''));
    if (path === '' || path.length > LONGEST_PATH || /[\0-\x1f\uFFFD*?"<>|]/.test(path)) return [];
    const found = isAbsolute(path) ? this.ofAbsolute(path) : ofRelative(path, directories);
    return found.flatMap(({ path: inside, ...file }) => {
      const plain = normalized(inside);
      return plain === undefined ? [] : [{ ...file, path: plain }];
    });
  }

  /** The directory that `cd` leads to; undefined where that is in no source. */
  directoryFrom({ source, path: current }: SourceDirectory, target: string): SourceDirectory | undefined {
    const path = slashed(target);
    const [ofRoot, inSh = '', inCmd = '', below = ''] = FROM_ROOT.exec(path) ?? [];
    if (ofRoot !== undefined) return directory(inSh || inCmd, below);
    if (/[$`*?~%]/.test(path) || path === '-') return undefined;
    if (!isAbsolute(path)) return directory(source, joined(current, path));
    const [inside] = this.ofAbsolute(`${path}/.`);
    return inside && directory(inside.source, inside.path);
  }

  private ofAbsolute(path: string): SourceFile[] {
    const lower = path.toLowerCase();
    const [nearest] = [...this.roots]
      .filter(([, root]) => lower.startsWith(root.toLowerCase()))
      .sort(([, one], [, other]) => other.length - one.length);
    if (nearest) return [{ source: nearest[0], path: path.slice(nearest[1].length) }];
    const [, inside] = USUAL_SOURCE.exec(path) ?? USUAL_FOLDERS.exec(path) ?? [];
    return inside === undefined ? [] : [{ source: '', path: inside }];
  }
}

function ofRelative(path: string, directories: readonly SourceDirectory[]): SourceFile[] {
  const inside = path.replace(/^(?:\.{1,2}\/)+/, '');
  return [
    ...directories.map((each) => ({ source: each.source, path: joined(each.path, path) })),
    ...sourcesOf(directories).map((source) => ({ source, path: inside, anywhere: true as const })),
  ];
}

/** Only Java wants the folders of a file to be those of its package. */
function ofPackage(file: string, inPackage: string, directories: readonly SourceDirectory[]): SourceFile[] {
  const folders = inPackage.split('.').filter(Boolean);
  const whole = [...folders, file].join('/');
  if (whole.length > LONGEST_PATH || !/^[\w./]+$/.test(whole)) return [];
  const paths = folders.length === 0 || file.endsWith('.java') ? [whole] : [whole, file];
  return paths.flatMap((path) =>
    sourcesOf(directories).map((source) => ({ source, path, anywhere: true as const })),
  );
}

/** The primary one is always among them. */
function sourcesOf(directories: readonly SourceDirectory[]): string[] {
  return [...new Set([...directories.map(({ source }) => source), ''])];
}

function directory(source: string, path: string): SourceDirectory | undefined {
  const plain = path.length > LONGEST_PATH ? undefined : normalized(path, true);
  return plain === undefined ? undefined : { source, path: plain };
}

/** Of a URL of a file the path, and of Windows' path without bounds (`\\\\?\\C:\\…`) the usual one. */
function plainPath(text: string): string {
  const [, ofUrl] = /^file:\/\/(\/.*)$/.exec(text) ?? [];
  const path = slashed(ofUrl === undefined ? text : decoded(ofUrl));
  return path.replace(/^\/\/\?\//, '').replace(/^\/(?=[A-Za-z]:\/)/, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function slashed(path: string): string {
  return path.trim().replaceAll('\\', '/');
}

function isAbsolute(path: string): boolean {
  return /^(?:[A-Za-z]:)?\//.test(path);
}

function joined(directory: string, path: string): string {
  return directory === '' ? path : `${directory}/${path}`;
}

/** Without `.` and `..`; undefined where it leads out, or, of a file, to the root itself. */
function normalized(path: string, isDirectory = false): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 && !isDirectory ? undefined : parts.join('/');
}
