import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import type { BuildspecFilter } from './buildspec-files';

/** Starts the language server in a process of its own; it ends with the returned client. */
export async function startLanguageClient(
  context: vscode.ExtensionContext,
  documentSelector: BuildspecFilter[],
): Promise<LanguageClient> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const options: LanguageClientOptions = {
    documentSelector,
    outputChannelName: 'CodeBuild Language Server',
  };
  const client = new LanguageClient(
    'codebuild',
    'CodeBuild Language Server',
    { module, transport: TransportKind.ipc },
    options,
  );
  await client.start();
  return client;
}
