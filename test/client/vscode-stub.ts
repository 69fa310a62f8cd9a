import { vi } from 'vitest';

const disposable = () => ({ dispose: () => undefined });

class EventEmitter {
  readonly event = disposable;
  fire(): void {}
  dispose(): void {}
}

class TreeItem {}

/** Just enough of VS Code's API for the extension to be activated in a unit test. */
export function vscodeStub(registered: Set<string>) {
  return {
    EventEmitter,
    TreeItem,
    TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
    ThemeIcon: class {},
    ThemeColor: class {},
    Uri: { joinPath: () => ({ fsPath: '/' }) },
    commands: {
      registerCommand: (id: string) => {
        registered.add(id);
        return disposable();
      },
      executeCommand: vi.fn(),
    },
    languages: {
      match: () => 0,
      createDiagnosticCollection: disposable,
      registerCodeLensProvider: disposable,
      registerDocumentLinkProvider: disposable,
      registerCodeActionsProvider: disposable,
    },
    window: {
      onDidCloseTerminal: disposable,
      registerWebviewPanelSerializer: disposable,
      state: { focused: true, active: true },
      onDidChangeWindowState: disposable,
      createTreeView: () => ({
        visible: false,
        dispose: () => undefined,
        onDidChangeVisibility: disposable,
        onDidExpandElement: disposable,
        onDidCollapseElement: disposable,
      }),
    },
    workspace: {
      isTrusted: true,
      textDocuments: [],
      getConfiguration: () => ({ get: () => undefined }),
      createFileSystemWatcher: () => ({
        onDidCreate: disposable,
        onDidDelete: disposable,
        dispose: () => undefined,
      }),
      onDidChangeConfiguration: disposable,
      onDidChangeWorkspaceFolders: disposable,
      onDidGrantWorkspaceTrust: disposable,
      onDidChangeTextDocument: disposable,
      onDidOpenTextDocument: disposable,
      onDidSaveTextDocument: disposable,
      registerTextDocumentContentProvider: disposable,
      registerFileSystemProvider: disposable,
    },
  };
}
