import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { type BuildspecClient, clientOptions, SERVER_NAME, startClient } from './buildspec-client';
import { answerFilesRequests } from './files-requests';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

/** What server.browser.js is, see server/browser.ts. */
interface ServerModule {
  serve(port: Port): void;
}

/** Starts the language server in this very worker: VS Code for the Web refuses workers within an extension's. */
export function startBrowserClient(context: vscode.ExtensionContext): Promise<BuildspecClient> {
  const client = new LanguageClient(
    'codebuild',
    SERVER_NAME,
    () => connect(context),
    clientOptions({ files: true }),
  );
  answerFilesRequests(client);
  return startClient(client);
}

async function connect(context: vscode.ExtensionContext): Promise<MessageTransports> {
  const { serve } = await loadServer(context);
  const { port1, port2 } = new MessageChannel();
  serve(browserPort(port1));
  const port = browserPort(port2);
  return { reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) };
}

/** The extension's worker has neither `import` nor a `require` for files; this is how VS Code loads the extension itself. */
async function loadServer(context: vscode.ExtensionContext): Promise<ServerModule> {
  const file = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js');
  const code = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const module = { exports: {} };
  new Function('module', 'exports', `${code}\n//# sourceURL=${file.toString()}`)(module, module.exports);
  return module.exports as ServerModule;
}

/** The types of this project know Node's ports, not a browser's. */
function browserPort(port: InstanceType<typeof MessageChannel>['port1']): Port {
  return port as unknown as Port;
}
