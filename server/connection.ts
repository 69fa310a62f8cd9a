import {
  type CancellationToken,
  type Connection,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { ACTION_KINDS } from './actions/action';
import { codeActions } from './actions/code-actions';
import { type ClientFeatures, clientFeatures } from './client-features';
import { type Clock, systemClock } from './clock';
import { complete } from './completion/complete';
import { isTriggered } from './completion/trigger';
import { diagnosticsOf } from './diagnostics';
import { BuildspecDocument, isOurs } from './documents';
import { hover } from './hover';
import { DiagnosticsPublisher } from './publisher';

const CAPABILITIES: InitializeResult = {
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: [' '] },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [...ACTION_KINDS] },
  },
  serverInfo: { name: 'CodeBuild Workbench' },
};

/** Serves one client until it goes away. Wiring only: each answer is a function of the document and what was asked. */
export function startServer(connection: Connection, clock: Clock = systemClock): void {
  let features: ClientFeatures = clientFeatures({});
  const documents = new TextDocuments(BuildspecDocument);
  const publisher = new DiagnosticsPublisher({
    clock,
    check: (document) => attempt(() => diagnosticsOf(document), []),
    publish: ({ uri, version }, diagnostics) =>
      // fails only when the client has gone, and then nobody is left to tell
      void connection.sendDiagnostics({ uri, version, diagnostics }).catch(() => {}),
  });

  /** A fault of ours costs one answer, never the server. */
  function attempt<Answer>(work: () => Answer, otherwise: Answer): Answer {
    try {
      return work();
    } catch (error) {
      connection.console.error(
        `CodeBuild language server: ${error instanceof Error ? error.stack : String(error)}`,
      );
      return otherwise;
    }
  }

  /** Waits a turn, so that a request whose cancellation has come too is not worked on. */
  async function answer<Answer>(
    uri: string,
    token: CancellationToken,
    work: (document: BuildspecDocument) => Answer,
    otherwise: Answer,
  ): Promise<Answer | ResponseError> {
    const document = isOurs(uri) ? documents.get(uri) : undefined;
    await clock.turn();
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
    return document ? attempt(() => work(document), otherwise) : otherwise;
  }

  connection.onInitialize(({ capabilities }) => {
    features = clientFeatures(capabilities);
    return CAPABILITIES;
  });
  connection.onShutdown(() => publisher.dispose());

  documents.onDidChangeContent(({ document }) => {
    if (isOurs(document.uri)) publisher.changed(document);
  });
  documents.onDidClose(({ document }) => {
    if (isOurs(document.uri)) publisher.closed(document);
  });

  connection.onCompletion(({ textDocument, position, context }, token) =>
    answer(
      textDocument.uri,
      token,
      (document) => (isTriggered(document, position, context) ? complete(document, position, features) : []),
      [],
    ),
  );
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, (document) => hover(document, position, features), undefined),
  );
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    answer(textDocument.uri, token, (document) => codeActions(document, range, context.only), []),
  );

  documents.listen(connection);
  connection.listen();
}
