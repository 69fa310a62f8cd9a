import { createHash, type Hash } from 'node:crypto';
import { posix } from 'node:path';
import type { Artifacts } from '../../buildspec/buildspec';
import { createSelector, type Selector } from './artifact-selection';
import type { Workplace } from './engine';
import { encodeName, NameRefusedError } from './file-names';
import { readDownload } from './read-download';
import { type Content, safePath, type TarEntry } from './tar';
import { TarWriter } from './tar-writer';

export interface ArtifactInput {
  workplace: Workplace;
  sourceDirectory: string;
  /** Patterns and folders with their variables already replaced. */
  artifacts: Artifacts;
  /** Where the files go; undefined where they are only looked for. */
  sink?: ArtifactSink;
}

export interface CollectedArtifact {
  /** False where the base directory is not there. */
  baseExists: boolean;
  /** Names in the artifact, sorted. */
  files: string[];
  /** SHA-256 of each of `files`, in their order. */
  fileSha256s: string[];
  /** How many files each pattern of `files` took. */
  counts: number[];
  /** Selected links that are left out, because they lead to nothing or to a folder. */
  skippedLinks: { name: string; leadsTo: 'nothing' | 'folder' }[];
  /** Selected files that are left out, because no such name can be written there. */
  refusedNames: { name: string; why: string }[];
  /** Names that several files have once discard-paths took their folders; the sink keeps one of them. */
  collisions: string[];
  /** Of the sorted lines `SHA-256 of the file, two spaces, name`, as sha256sum writes them. */
  sha256: string;
}

/** Takes the files of an artifact, one after the other. */
export interface ArtifactSink {
  /**
   * `entry.path` is the name in the artifact, `source` where the file lies below the source folder. Reads `content` to its end.
   * `dropped` where a file of that name came before and is the one that stays; else the one before is replaced.
   */
  write(entry: TarEntry, content: Content, source: string): Promise<'dropped' | undefined>;
}

/** Lays the files below a folder of this computer, in it or in a folder of it. */
export function folderSink(root: string, folder: string): ArtifactSink {
  const writer = new TarWriter(root);
  return {
    async write(entry, content) {
      await writer.write({ ...entry, path: posix.join(folder, entry.path) }, content);
      return undefined;
    },
  };
}

type Selected = NonNullable<ReturnType<Selector['select']>> & { source: string };

// as the kernel follows them
const MOST_LINKS = 40;

/** Copies what an artifact selects from a build's workplace to this computer. */
export async function collectArtifact(input: ArtifactInput): Promise<CollectedArtifact> {
  const { artifacts, sourceDirectory } = input;
  const selection = { ...artifacts, baseDirectory: artifacts.baseDirectory ?? '' };
  const selector = createSelector(selection, sourceDirectory);
  const collector = new Collector(input, selector);
  for (const root of selector.roots) await collector.collect(root);
  const { workplace } = input;
  const plainBase = selector.plainBase;
  if (!collector.sawBase && plainBase !== undefined) {
    const archive = await workplace.download(posix.join(sourceDirectory, plainBase));
    collector.sawBase = archive !== undefined;
    archive?.destroy();
  }
  return collector.result();
}

class Collector {
  sawBase = false;
  private readonly digests = new Map<string, string>();
  private readonly counts: number[];
  private readonly skippedLinks: CollectedArtifact['skippedLinks'] = [];
  private readonly refusedNames: CollectedArtifact['refusedNames'] = [];
  private readonly collisions = new Set<string>();

  constructor(
    private readonly input: ArtifactInput,
    private readonly selector: Selector,
  ) {
    this.counts = input.artifacts.files.map(() => 0);
  }

  /** Takes what is selected at or below a path of the source; `path` is where it really lies, if a link leads there. */
  async collect(
    root: string,
    path = posix.join(this.input.sourceDirectory, root),
    followed = 0,
  ): Promise<void> {
    const archive = await this.input.workplace.download(path);
    if (!archive || followed > MOST_LINKS) return;
    const links: { path: string; selected: Selected }[] = [];
    let rootTarget: string | undefined;
    await readDownload(archive, async (entry, content) => {
      // entries begin with the last part of what was asked for
      const inner = entry.path.split('/').slice(1).join('/');
      this.sawBase ||= this.selector.reachesBase(posix.join(root, inner));
      if (entry.type === 'directory') return undefined;
      const source = posix.join(root, inner);
      const selection = this.selector.select(source);
      const isKept =
        entry.type === 'file' ||
        (entry.type === 'symlink' && selection && this.keepsLink(selection.name, entry.target));
      if (inner === '' && entry.type === 'symlink' && !isKept) rootTarget = entry.target;
      else if (selection && isKept) await this.take({ ...selection, source }, entry, content);
      else if (selection) links.push({ path: posix.join(path, inner), selected: { ...selection, source } });
      return undefined;
    });
    if (rootTarget !== undefined) await this.collect(root, behind(path, rootTarget), followed + 1);
    for (const link of links) await this.takeBehindLink(link.path, link.selected);
  }

  result(): CollectedArtifact {
    const sums = [...this.digests].sort(([a], [b]) => (a < b ? -1 : 1));
    const files = sums.map(([file]) => file);
    const fileSha256s = sums.map(([, digest]) => digest);
    const hash = createHash('sha256');
    for (const [file, digest] of sums) hash.update(encodeName(`${digest}  ${file}\n`));
    const { counts, skippedLinks, refusedNames, sawBase: baseExists } = this;
    const collisions = [...this.collisions].sort();
    return {
      baseExists,
      files,
      fileSha256s,
      counts,
      skippedLinks,
      refusedNames,
      collisions,
      sha256: hash.digest('hex'),
    };
  }

  private async take({ name, patterns, source }: Selected, entry: TarEntry, content: Content): Promise<void> {
    const hash = createHash('sha256');
    if (entry.type === 'symlink') hash.update(encodeName(entry.target));
    const hashed = updating(hash, content);
    const { sink } = this.input;
    let fate: 'dropped' | undefined;
    try {
      if (sink) fate = await sink.write({ ...entry, path: name }, hashed, source);
      else for await (const _ of hashed);
    } catch (error) {
      if (!(error instanceof NameRefusedError)) throw error;
      this.refusedNames.push({ name, why: error.why });
      return;
    }
    if (this.digests.has(name)) this.collisions.add(name);
    if (fate !== 'dropped') this.digests.set(name, hash.digest('hex'));
    for (const pattern of patterns) this.counts[pattern] = (this.counts[pattern] ?? 0) + 1;
  }

  private async takeBehindLink(path: string, selected: Selected, followed = 0): Promise<void> {
    const archive = await this.input.workplace.download(path);
    let target: string | undefined;
    const end: { kind: 'nothing' | 'folder' | 'file' } = { kind: 'nothing' };
    if (archive) {
      await readDownload(archive, async (entry, content) => {
        if (entry.type === 'symlink') target = entry.target;
        if (entry.type === 'directory') end.kind = 'folder';
        if (entry.type !== 'file') return 'stop';
        await this.take(selected, entry, content);
        end.kind = 'file';
        return 'stop';
      });
    }
    if (target !== undefined && followed < MOST_LINKS)
      return this.takeBehindLink(behind(path, target), selected, followed + 1);
    if (end.kind !== 'file') this.skippedLinks.push({ name: selected.name, leadsTo: end.kind });
  }

  /** With enable-symlinks, links that stay inside the artifact are kept as such. */
  private keepsLink(name: string, target: string): boolean {
    if (!this.input.artifacts.enableSymlinks || target.startsWith('/')) return false;
    const parts = target.split('/');
    // behind another link, `..` leads elsewhere than it reads
    if (parts.lastIndexOf('..') > parts.findIndex((part) => part !== '..' && part !== '.')) return false;
    return safePath(posix.normalize(posix.join(posix.dirname(name), target))) !== undefined;
  }
}

function behind(link: string, target: string): string {
  return posix.resolve(posix.dirname(link), target);
}

async function* updating(hash: Hash, content: Content): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}
