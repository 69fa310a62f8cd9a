import * as vscode from 'vscode';
import { startBrowserClient } from './browser-client';
import { LanguageFeatures } from './language';

let language: LanguageFeatures | undefined;

/** In VS Code for the Web: language features alone. Builds need Docker, and AWS refuses calls from web pages. */
export function activate(context: vscode.ExtensionContext): void {
  // views and commands go by it: without it a browser with a remote looks as if there were Node
  void vscode.commands.executeCommand('setContext', 'codebuild.inBrowser', true);
  language = new LanguageFeatures(() => startBrowserClient(context));
  context.subscriptions.push(language);
}

export async function deactivate(): Promise<void> {
  await language?.stop();
}
