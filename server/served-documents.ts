import { looksLikeBuildspec } from '../core/buildspec/detect';
import { BuildspecFiles } from './buildspec-files';
import type { Clock } from './clock';
import type { BuildspecDocument } from './documents';
import type { FolderSettings } from './folder-settings';
import { NamedFiles } from './named-files';
import type { DiagnosticsPublisher } from './publisher';
import { comparable, sourceRoots, type Workspace } from './workspace';

export interface ServedDocumentsParts {
  workspace: Workspace;
  settings: Pick<FolderSettings, 'of'>;
  /** What the editor has open. */
  open(): BuildspecDocument[];
  publisher: Pick<DiagnosticsPublisher, 'changed' | 'closed'>;
  clock: Pick<Clock, 'turn'>;
  report(error: unknown): void;
  /** Other documents than before are served. */
  onChange(): void;
  /** Files of any name now decide on which files are buildspecs; those before no longer. */
  watch(uris: readonly string[]): void;
}

/** The open documents that are buildspecs: an editor sends other files too, and a file may become one by what others say. */
export class ServedDocuments {
  private readonly uris = new Set<string>();
  private readonly named: NamedFiles;
  private readonly buildspecs: BuildspecFiles;
  /** What is being found out on disk, and may make a buildspec of a file that was none. */
  private finding: Promise<void> = Promise.resolve();
  /** What else may. The editor answers when it likes to, and no look at the disk waits for it. */
  private expected: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: ServedDocumentsParts) {
    const { workspace, settings } = parts;
    const isOpen = (key: string) => parts.open().some(({ uri }) => comparable(uri) === key);
    this.named = new NamedFiles(workspace, isOpen);
    this.buildspecs = new BuildspecFiles({ workspace, settings, named: this.named });
  }

  has(uri: string): boolean {
    return this.uris.has(uri);
  }

  /** Resolves when all is found out that was begun by now. */
  get settled(): Promise<unknown> {
    return Promise.all([this.finding, this.expected]);
  }

  /** Decides on a document that was opened or has changed. */
  consider(document: BuildspecDocument): void {
    const { publisher, workspace } = this.parts;
    if (this.buildspecs.isBuildspec(document)) {
      this.uris.add(document.uri);
      publisher.changed(document);
      return;
    }
    if (this.uris.delete(document.uri)) publisher.closed(document);
    // whoever names it may lie beside it
    if (looksLikeBuildspec(document.text)) this.explore(sourceRoots(document.uri, workspace.folders));
  }

  /** After something that decides on other files than the one that changed. */
  reconsider(): void {
    const others = this.parts
      .open()
      .filter((document) => this.has(document.uri) !== this.buildspecs.isBuildspec(document));
    for (const document of others) this.consider(document);
    if (others.length > 0) this.parts.onChange();
  }

  /** What the editor knew better than the disk goes with it. */
  closed(document: BuildspecDocument): void {
    if (this.uris.delete(document.uri)) this.parts.publisher.closed(document);
    this.follow([document.uri]);
  }

  /** Learns which files a buildspec names. */
  learn(document: BuildspecDocument): void {
    if (!this.has(document.uri) || !this.named.learn(document)) return;
    this.reconsider();
    this.find(async () => false);
  }

  /** Files on disk that have come, changed or gone. */
  follow(uris: readonly string[]): void {
    this.find(() => this.named.follow(uris));
  }

  explore(folders: readonly string[]): void {
    if (this.named.knows(folders)) return;
    this.find(() => this.named.explore(folders));
  }

  /** The open folders are others now. */
  moved(): void {
    this.named.forget();
    for (const document of this.parts.open()) if (this.has(document.uri)) this.named.learn(document);
    this.explore(this.parts.workspace.folders);
    this.reconsider();
  }

  /** Has whoever asks about an unknown file wait for this too, such as settings. */
  expect(work: Promise<unknown>): void {
    this.expected = work;
  }

  /** One after the other, so that the newest look at a file is the one that counts. */
  private find(look: () => Promise<boolean>): void {
    const { clock, report, watch } = this.parts;
    const found = async () => {
      // after what the editor has sent at the same time, which someone waits for
      await clock.turn();
      if (await look()) this.reconsider();
      if (await this.named.settle()) this.reconsider();
      watch(this.named.watched);
    };
    this.finding = this.finding.then(found).catch(report);
  }
}
