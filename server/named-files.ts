import { looksLikeBuildspec, verdictOfPath } from '../core/buildspec/detect';
import { parse } from '../core/buildspec/parse';
import type { BuildspecDocument } from './documents';
import { buildspecPaths } from './links';
import { below, comparable, type FolderEntry, sourceRoots, type Workspace } from './workspace';

/** Where the file of one `buildspec` key may lie, in the order in which it is looked for. */
type Places = readonly Place[];

interface Place {
  uri: string;
  key: string;
}

/** Each may cost a look at the disk; a batch has a hundred builds at most. */
const MOST_PATHS = 300;

const BUILDSPEC_FOLDER = /^(?:\.codebuild|codebuild|buildspecs?)$/i;

/**
 * Which files other buildspecs name, by their `buildspec` keys. A file that is open names what its text in the editor does,
 * every other one what is on disk.
 */
export class NamedFiles {
  private readonly byFile = new Map<string, Places[]>();
  /** Of the places that come before others, those where there is a file. */
  private readonly taken = new Set<string>();
  /** Those of them that have been looked at. */
  private readonly seen = new Set<string>();
  private readonly explored = new Set<string>();

  constructor(
    private readonly workspace: Workspace,
    private readonly isOpen: (key: string) => boolean,
  ) {}

  has(uri: string): boolean {
    const key = comparable(uri);
    return [...this.byFile.values()].some((named) => named.some((places) => this.mean(places, key)));
  }

  /** Learns what an open buildspec names; true where that has changed. */
  learn({ uri, text, tree }: Pick<BuildspecDocument, 'uri' | 'text' | 'tree'>): boolean {
    return this.remember(uri, text, tree);
  }

  /**
   * Reads the buildspecs at the top of folders and in their folders for them, once each; true where they name others than
   * was known. From then on whoever watches the files has to tell.
   */
  async explore(folders: readonly string[]): Promise<boolean> {
    const fresh = folders.map(withSlash).filter((folder) => !this.explored.has(folder));
    for (const folder of fresh) this.explored.add(folder);
    const uris = await Promise.all(fresh.map((folder) => this.buildspecsIn(folder)));
    return this.follow(uris.flat());
  }

  /** Whether all of these folders are explored. */
  knows(folders: readonly string[]): boolean {
    return folders.every((folder) => this.explored.has(withSlash(folder)));
  }

  /** Begins anew, as where a buildspec's paths start depends on the open folders. */
  forget(): void {
    for (const known of [this.byFile, this.taken, this.seen, this.explored]) known.clear();
  }

  /** Looks again at files that have come, changed or gone; true where other files are named now. */
  async follow(uris: readonly string[]): Promise<boolean> {
    let hasChanged = false;
    for (const uri of new Set(uris)) {
      if (this.mayName(uri)) hasChanged = (await this.reread(uri)) || hasChanged;
      if (this.seen.has(comparable(uri))) hasChanged = (await this.look(uri)) || hasChanged;
    }
    return hasChanged;
  }

  /** Looks at the places that decide which of several files is named and were not looked at; true where one is taken. */
  async settle(): Promise<boolean> {
    const deciding = new Map([...this.deciding()].map(({ key, uri }) => [key, uri]));
    for (const key of this.seen) if (!deciding.has(key)) this.overlook(key);
    const fresh = [...deciding].filter(([key]) => !this.seen.has(key));
    const found = await Promise.all(fresh.map(([, uri]) => this.look(uri)));
    return found.includes(true);
  }

  /** The files on disk that decide on what is named and have names of any form. */
  get watched(): string[] {
    const naming = [...this.byFile.keys()].filter((key) => verdictOfPath(key) === 'other');
    return [...new Set([...naming, ...[...this.deciding()].map(({ key }) => key)])].sort();
  }

  private mean(places: Places, key: string): boolean {
    const found = places.find((place) => this.taken.has(place.key));
    return found ? found.key === key : places.some((place) => place.key === key);
  }

  private *deciding(): Generator<Place> {
    for (const named of this.byFile.values()) for (const places of named) yield* places.slice(0, -1);
  }

  private async buildspecsIn(root: string): Promise<string[]> {
    const entries = await this.workspace.files.list(root);
    const deeper = entries
      .filter(({ isFolder, name }) => isFolder && BUILDSPEC_FOLDER.test(name))
      .map(async ({ name }) => {
        const folder = `${root}${encodeURIComponent(name)}/`;
        return filesOf(folder, await this.workspace.files.list(folder));
      });
    const found = [filesOf(root, entries), ...(await Promise.all(deeper))];
    return found.flat().filter((uri) => this.mayName(uri));
  }

  /** Dependencies come with buildspecs of their own, which build something else. */
  private mayName(uri: string): boolean {
    const key = comparable(uri);
    if (this.byFile.has(key)) return true;
    return verdictOfPath(key) !== 'other' && !/\/(?:node_modules|\.git)\//.test(key);
  }

  private async reread(uri: string): Promise<boolean> {
    const key = comparable(uri);
    if (this.isOpen(key)) return false;
    const text = await this.workspace.files.read(uri);
    // it may have been opened meanwhile
    if (this.isOpen(key)) return false;
    return text !== undefined && mayNameOthers(key, text)
      ? this.remember(uri, text)
      : this.byFile.delete(key);
  }

  private async look(uri: string): Promise<boolean> {
    const key = comparable(uri);
    this.seen.add(key);
    const wasTaken = this.taken.has(key);
    const isTaken = (await this.workspace.files.kindOf(uri)) === 'file';
    if (isTaken) this.taken.add(key);
    else this.taken.delete(key);
    return isTaken !== wasTaken;
  }

  private overlook(key: string): void {
    this.seen.delete(key);
    this.taken.delete(key);
  }

  private remember(uri: string, text: string, tree = parse(text).tree): boolean {
    const own = comparable(uri);
    const roots = sourceRoots(uri, this.workspace.folders);
    const paths = buildspecPaths(text, tree).slice(0, MOST_PATHS);
    const named = paths.map(({ path }) =>
      roots
        .flatMap((root) => below(root, path) ?? [])
        .map((place) => ({ uri: place, key: comparable(place) }))
        .filter(({ key }) => key !== own),
    );
    const before = this.byFile.get(own) ?? [];
    if (JSON.stringify(named) === JSON.stringify(before)) return false;
    if (named.length === 0) return this.byFile.delete(own);
    this.byFile.set(own, named);
    return true;
  }
}

/** Most name none, and need not be parsed to know it. */
function mayNameOthers(key: string, text: string): boolean {
  return text.includes('buildspec') && (verdictOfPath(key) !== 'by-content' || looksLikeBuildspec(text));
}

function filesOf(folder: string, entries: readonly FolderEntry[]): string[] {
  return entries.flatMap(({ name, isFolder }) => (isFolder ? [] : (below(folder, name) ?? [])));
}

function withSlash(folder: string): string {
  return folder.replace(/\/?$/, '/');
}
