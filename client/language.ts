import * as vscode from 'vscode';
import type { BuildspecClient } from './buildspec-client';
import { BUILDSPEC_SCHEMES } from './buildspec-files';
import { isCandidate } from './candidates';
import { showErrorMessage } from './messages';
import { BUILDSPEC_FILES, buildspecFiles } from './settings';

/** A context key that the walkthrough goes by. */
export const HAS_BUILDSPEC = 'codebuild.hasBuildspec';

/** Starts the language server at the first document that may be a buildspec, and shows it no other YAML file. */
export class LanguageFeatures implements vscode.Disposable {
  private started: Promise<BuildspecClient> | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly startClient: () => Promise<BuildspecClient>) {
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.consider(document)),
      // what was empty when it was opened may be a buildspec by now
      vscode.workspace.onDidSaveTextDocument((document) => this.consider(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(BUILDSPEC_FILES)) this.considerAll();
      }),
    ];
    this.considerAll();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Whether a document was opened that may be a buildspec. */
  get hasBuildspec(): boolean {
    return this.started !== undefined;
  }

  /** Resolves when the server has ended. */
  async stop(): Promise<void> {
    const client = await this.started?.catch(() => undefined);
    await client?.stop();
  }

  /** A server that starts later looks by itself. */
  filesAppeared(files: readonly vscode.Uri[]): void {
    void this.started?.then(
      (client) => client.filesAppeared(files),
      () => {},
    );
  }

  private considerAll(): void {
    for (const document of vscode.workspace.textDocuments) this.consider(document);
  }

  private consider(document: vscode.TextDocument): void {
    if (!mayBeBuildspec(document)) return;
    this.started ??= this.start();
    // that it did not start has been said
    void this.started.then(
      (client) => client.serve(document),
      () => {},
    );
  }

  private start(): Promise<BuildspecClient> {
    const started = this.startClient();
    void vscode.commands.executeCommand('setContext', HAS_BUILDSPEC, true);
    started.catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      void showErrorMessage(
        `The CodeBuild language server did not start: ${reason}. Reload the window to try again.`,
      );
    });
    return started;
  }
}

function mayBeBuildspec(document: vscode.TextDocument): boolean {
  const { uri, languageId } = document;
  if (!BUILDSPEC_SCHEMES.includes(uri.scheme)) return false;
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.path.replace(/\/$/, '');
  const pathInFolder = folder === undefined ? undefined : uri.path.slice(folder.length + 1);
  const file = { path: uri.path, pathInFolder, languageId, text: () => document.getText() };
  return isCandidate(file, buildspecFiles(uri));
}
