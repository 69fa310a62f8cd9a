import * as vscode from 'vscode';
import { isBuildspecPath } from '../../core/buildspec/detect';
import { BUILDSPEC_GLOB } from '../buildspec-files';
import { quietly } from '../quietly';
import { NewFolders } from './new-folders';

/** More buildspecs than this in one folder are no list that anybody reads. */
const MOST_FILES = 500;

/** A batch section, in YAML or JSON. */
const BATCH = /^(?:\uFEFF?batch[ \t]*:|\s*[{,]?\s*"batch"\s*:)/m;

/** Finds the buildspecs of the workspace; `onDidChange` fires when one appears or goes, or gets or loses its batch. */
export class Buildspecs implements vscode.Disposable {
  private readonly watcher = vscode.workspace.createFileSystemWatcher(BUILDSPEC_GLOB, false, true, false);
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly found = new vscode.EventEmitter<vscode.Uri[]>();
  /** Fires with buildspecs in new folders, of which VS Code may have told nobody. */
  readonly onDidFind = this.found.event;
  private readonly made = vscode.workspace.createFileSystemWatcher('**/*', false, true, true);
  private readonly newFolders = new NewFolders<vscode.Uri>(
    { isFolder, buildspecsIn: (path) => findBuildspecs(vscode.Uri.file(path)) },
    (files) => {
      this.found.fire(files);
      this.changed.fire();
    },
  );
  private readonly subscriptions = [
    this.made,
    this.found,
    this.made.onDidCreate((uri) => {
      if (uri.scheme === 'file')
        void quietly('looking into a new folder', () => this.newFolders.made(uri.path));
    }),
    this.watcher.onDidCreate(() => this.changed.fire()),
    this.watcher.onDidDelete(() => this.changed.fire()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => this.changed.fire()),
    vscode.workspace.onDidSaveTextDocument((document) => this.look(document)),
  ];
  private readonly batches = new Map<string, boolean>();

  /** Sorted by path. */
  async of(folder: vscode.WorkspaceFolder): Promise<vscode.Uri[]> {
    return (await findBuildspecs(folder.uri)).sort(
      (a, b) => depth(a) - depth(b) || a.path.localeCompare(b.path),
    );
  }

  async all(): Promise<vscode.Uri[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return (await Promise.all(folders.map((folder) => this.of(folder)))).flat();
  }

  /** Whether the file has a batch section, by a look at its text. */
  async hasBatch(uri: vscode.Uri): Promise<boolean> {
    const bytes = await vscode.workspace.fs.readFile(uri).then(
      (read) => read,
      () => new Uint8Array(),
    );
    const has = BATCH.test(Buffer.from(bytes).toString('utf8'));
    this.batches.set(uri.toString(), has);
    return has;
  }

  private look(document: vscode.TextDocument): void {
    const before = this.batches.get(document.uri.toString());
    if (before !== undefined && before !== BATCH.test(document.getText())) this.changed.fire();
  }

  dispose(): void {
    this.watcher.dispose();
    this.changed.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

async function findBuildspecs(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, BUILDSPEC_GLOB);
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FILES);
  return found.filter((uri) => isBuildspecPath(uri.path));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(vscode.Uri.file(path));
    return type === vscode.FileType.Directory;
  } catch {
    return false;
  }
}

/** The buildspec at the top is the one most people mean: it comes first. */
function depth(uri: vscode.Uri): number {
  return uri.path.split('/').length;
}
