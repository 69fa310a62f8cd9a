import * as vscode from 'vscode';
import { BUILDSPEC_SELECTOR } from './buildspec-files';

/** Starts the language server at the first buildspec that is opened, and not for any other YAML file. */
export class LanguageFeatures implements vscode.Disposable {
  private started: Promise<{ stop(): Promise<void> }> | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.subscription = vscode.workspace.onDidOpenTextDocument((document) => this.consider(document));
    for (const document of vscode.workspace.textDocuments) this.consider(document);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Resolves when the server has ended. */
  async stop(): Promise<void> {
    const client = await this.started?.catch(() => undefined);
    await client?.stop();
  }

  private consider(document: vscode.TextDocument): void {
    if (this.started || vscode.languages.match(BUILDSPEC_SELECTOR, document) === 0) return;
    this.subscription.dispose();
    this.started = import('./language-client').then(({ startLanguageClient }) =>
      startLanguageClient(this.context, BUILDSPEC_SELECTOR),
    );
    this.started.catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(
        `The CodeBuild language server did not start: ${reason}. Reload the window to try again.`,
      );
    });
  }
}
