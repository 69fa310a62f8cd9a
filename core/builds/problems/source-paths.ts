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

/** Of longer paths nobody made a file. */
const LONGEST_PATH = 500;

const SOURCE_DIRECTORY = /\bCODEBUILD_SRC_DIR(?:_(\w+))?=(\S.*)$/;

// what the folder is called where the log does not tell, with the folders that CodeBuild makes for some hosts
const USUAL_SOURCE =
  /^(?:[a-z]:)?\/codebuild\/output\/src[^/]*\/src\/(?:(?:github\.com|bitbucket\.org|gitlab\.com)\/[^/]+\/[^/]+\/|git-codecommit\.[^/]+\/v1\/repos\/[^/]+\/|s3\/\d\d\/)?(.+)$/i;

// where images and Dockerfiles have a project
const USUAL_FOLDERS =
  /^\/(?:app|src|code|work|workspace|workspaces?\/[^/]+|project|build|source|usr\/src\/(?:app|project)|opt\/app|home\/[^/]+\/(?:app|project)|var\/(?:task|www\/html))\/(.+)$/;

const FROM_ROOT = /^\$\{?CODEBUILD_SRC_DIR\}?(?:\/(.*))?$/;

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
   * What a path may mean, the best guess first. `directories` are those that the commands have changed into, from the root of the primary
   * source, the nearest first.
   */
  meanings({ file }: Pick<NamedPlace, 'file'>, directories: readonly string[] = ['']): SourceFile[] {
    const path = slashed(file.replace(PREFIX, '').replace(/^file:\/\//, ''));
    if (path === '' || path.length > LONGEST_PATH || /[\0-\x1f\uFFFD*?"<>|]/.test(path)) return [];
    const found = isAbsolute(path) ? this.ofAbsolute(path) : ofRelative(path, directories);
    return found.flatMap(({ path: inside, ...file }) => {
      const plain = normalized(inside);
      return plain === undefined ? [] : [{ ...file, path: plain }];
    });
  }

  /** The directory that `cd` leads to, from the root of the primary source; undefined where that is not in it. */
  directoryFrom(current: string, target: string): string | undefined {
    const path = slashed(target);
    const [ofRoot, below = ''] = FROM_ROOT.exec(path) ?? [];
    if (ofRoot !== undefined) return normalized(below, true);
    if (/[$`*?~]/.test(path)) return undefined;
    if (!isAbsolute(path)) return normalized(joined(current, path), true);
    const [inside] = this.ofAbsolute(`${path}/.`);
    return inside?.source === '' ? normalized(inside.path, true) : undefined;
  }

  private ofAbsolute(path: string): SourceFile[] {
    for (const [source, root] of this.roots) {
      if (path.toLowerCase().startsWith(root.toLowerCase()))
        return [{ source, path: path.slice(root.length) }];
    }
    const [, inside] = USUAL_SOURCE.exec(path) ?? USUAL_FOLDERS.exec(path) ?? [];
    return inside === undefined ? [] : [{ source: '', path: inside }];
  }
}

function ofRelative(path: string, directories: readonly string[]): SourceFile[] {
  return [
    ...directories.map((directory) => ({ source: '', path: joined(directory, path) })),
    { source: '', path: path.replace(/^(?:\.{1,2}\/)+/, ''), anywhere: true },
  ];
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
