import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type BuildspecClient, clientOptions, SERVER_NAME, startClient } from './buildspec-client';

/** Starts the language server in a process of its own; it ends with the returned client. */
export function startLanguageClient(context: vscode.ExtensionContext): Promise<BuildspecClient> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const options = clientOptions({
    lenses: { runBuild: true, runBatch: true, runPhase: true, runFromPhase: true },
  });
  return startClient(
    new LanguageClient('codebuild', SERVER_NAME, { module, transport: TransportKind.ipc }, options),
  );
}
