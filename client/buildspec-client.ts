import * as vscode from 'vscode';
import type {
  BaseLanguageClient,
  LanguageClientOptions,
  Middleware,
  ServerCapabilities,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../server/protocol';
import { BUILDSPEC_SELECTOR } from './buildspec-files';
import { withoutDoubles, YAML_EXTENSION } from './yaml-extension';

/** The language server and VS Code's side of it. */
export interface BuildspecClient {
  /** Has the server look at a document that its name does not tell. */
  serve(document: vscode.TextDocument): void;
  /** Tells the server of files that VS Code may not have told it of. */
  filesAppeared(files: readonly vscode.Uri[]): void;
  /** Resolves when the server has ended. */
  stop(): Promise<void>;
}

const MIDDLEWARE: Middleware = {
  provideCodeLenses: (document, token, next) => (canRun(document) ? next(document, token) : []),
  handleDiagnostics: (uri, diagnostics, next) =>
    next(uri, withoutDoubles(diagnostics, ruleOf, yamlExtension(uri))),
};

/** LSP's FileChangeType. */
const CREATED = 1;

/** As the server's name stands in the list of output channels. */
export const SERVER_NAME = 'CodeBuild Language Server';

export function clientOptions(initializationOptions: InitializationOptions): LanguageClientOptions {
  return {
    documentSelector: BUILDSPEC_SELECTOR,
    outputChannelName: SERVER_NAME,
    initializationOptions,
    middleware: MIDDLEWARE,
  };
}

/** Starts a client, wherever its server runs. */
export async function startClient(client: BaseLanguageClient): Promise<BuildspecClient> {
  await client.start();
  const trust = vscode.workspace.onDidGrantWorkspaceTrust(() => refreshLenses(client));
  const served = new Set<string>();
  return {
    serve(document) {
      const { fsPath, scheme } = document.uri;
      const key = document.uri.toString();
      if (served.has(key) || vscode.languages.match(BUILDSPEC_SELECTOR, document) > 0) return;
      served.add(key);
      extend(client, [{ scheme, pattern: fsPath }]);
    },
    filesAppeared(files) {
      const changes = files.map((uri) => ({ uri: uri.toString(), type: CREATED }));
      // a server that is gone needs no files
      client.sendNotification('workspace/didChangeWatchedFiles', { changes }).catch(() => {});
    },
    async stop() {
      trust.dispose();
      await client.stop();
    },
  };
}

/** The features of capabilities.ts of the server. */
const FEATURES = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/codeAction',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/rename',
  'textDocument/documentLink',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/selectionRange',
  'textDocument/semanticTokens',
  'textDocument/inlayHint',
  'textDocument/codeLens',
] as const;

type Extensible = {
  initialize(capabilities: ServerCapabilities, selector: LanguageClientOptions['documentSelector']): void;
};

/** Registers what the server can do for more documents; a wider selector at once would have VS Code ask it about every YAML file. */
function extend(client: BaseLanguageClient, selector: { scheme: string; pattern: string }[]): void {
  const capabilities = client.initializeResult?.capabilities;
  if (!capabilities) return;
  // the form in which the client looks for it
  const resolved = { ...capabilities, resolvedTextDocumentSync: capabilities.textDocumentSync };
  for (const name of FEATURES) featureOf(client, name).initialize(resolved, selector);
}

function featureOf(client: BaseLanguageClient, name: (typeof FEATURES)[number]): Extensible {
  // one overload a name: a union of names fits none of them
  const getFeature = client.getFeature.bind(client) as (request: string) => Extensible;
  return getFeature(name);
}

function refreshLenses(client: BaseLanguageClient): void {
  const feature = client.getFeature('textDocument/codeLens');
  const providers = vscode.workspace.textDocuments.map((document) => feature.getProvider(document));
  for (const provider of new Set(providers)) provider?.onDidChangeCodeLensEmitter.fire();
}

/** Restricted Mode starts no builds, and a build needs its files on disk. */
function canRun({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.isTrusted && uri.scheme === 'file';
}

function ruleOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

function yamlExtension(uri: vscode.Uri) {
  return {
    isInstalled: vscode.extensions.getExtension(YAML_EXTENSION) !== undefined,
    validates: vscode.workspace.getConfiguration('yaml', uri).get('validate') !== false,
  };
}
