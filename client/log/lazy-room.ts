import * as vscode from 'vscode';
import { LOG_LANGUAGE } from './language';
import { LOG_SCHEME } from './log-uri';
import type { LogRoom, LogRoomParts } from './room';

/** What logs need, which is loaded when somebody looks at one. */
export class LazyLogRoom implements vscode.Disposable {
  private opened: Promise<LogRoom> | undefined;
  private readonly filesChanged = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly parts: LogRoomParts) {
    this.disposables = [
      this.filesChanged,
      vscode.workspace.registerFileSystemProvider(LOG_SCHEME, this.fileSystem(), {
        isReadonly: true,
        isCaseSensitive: true,
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.look(document)),
    ];
    for (const document of vscode.workspace.textDocuments) this.look(document);
  }

  open(): Promise<LogRoom> {
    this.opened ??= this.build();
    return this.opened;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    void this.opened?.then((room) => room.dispose());
  }

  private look({ languageId, uri }: vscode.TextDocument): void {
    if (languageId === LOG_LANGUAGE || uri.scheme === LOG_SCHEME) void this.open();
  }

  private async build(): Promise<LogRoom> {
    const { LogRoom } = await import('./room');
    const room = new LogRoom(this.parts);
    room.documents.onDidChangeFile((changes) => this.filesChanged.fire(changes));
    return room;
  }

  private fileSystem(): vscode.FileSystemProvider {
    const refuse = (uri?: vscode.Uri) => {
      throw vscode.FileSystemError.NoPermissions(uri);
    };
    return {
      onDidChangeFile: this.filesChanged.event,
      watch: () => ({ dispose: () => undefined }),
      stat: async (uri) => (await this.open()).documents.stat(uri),
      readFile: async (uri) => (await this.open()).documents.read(uri),
      readDirectory: refuse,
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    };
  }
}
