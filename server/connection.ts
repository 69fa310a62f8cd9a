import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import { initializeResult } from './capabilities';
import { type ClientFeatures, clientFeatures } from './client-features';
import { clientFiles } from './client-files';
import { type Clock, systemClock } from './clock';
import { diagnosticsOf } from './diagnostics';
import { BuildspecDocument } from './documents';
import { FolderSettings } from './folder-settings';
import type { InitializationOptions } from './protocol';
import { DiagnosticsPublisher } from './publisher';
import { refresh, refreshMethods } from './refresh';
import { registerRequests } from './requests';
import { ServedDocuments } from './served-documents';
import { SECTION } from './settings';
import { WatchedFiles } from './watched-files';
import { NO_FILES, type WorkspaceFiles } from './workspace';

/** What the server needs of the place it runs in. */
export interface ServerParts {
  clock?: Clock;
  /** The files that it can look at; those that the client shows where it sees none. */
  files?: WorkspaceFiles;
  /** Where the pages of the rules are, unless the client says it. */
  ruleDocs?: string;
}

/** Serves one client until it goes away. Wiring only: each answer is a function of the document and what was asked. */
export function startServer(
  connection: Connection,
  { clock = systemClock, files = NO_FILES, ruleDocs }: ServerParts = {},
): void {
  let features: ClientFeatures = clientFeatures({});
  let rules = ruleDocs;
  let options: InitializationOptions = {};
  let refreshes: string[] = [];
  const workspace = { folders: [] as readonly string[], files };
  const settings = new FolderSettings(workspace);
  const documents = new TextDocuments({
    create: (uri: string, languageId: string, version: number, text: string) =>
      BuildspecDocument.create(uri, languageId, version, text, {
        severities: () => settings.of(uri).severities,
        ruleDocs: () => rules,
      }),
    update: BuildspecDocument.update,
  });
  const publisher = new DiagnosticsPublisher({
    clock,
    check: (document) => attempt(() => diagnosticsOf(document), []),
    publish: (document, diagnostics) => {
      const { uri, version } = document;
      // fails only when the client has gone, and then nobody is left to tell
      void connection.sendDiagnostics({ uri, version, diagnostics }).catch(() => {});
      attempt(() => served.learn(document), undefined);
    },
  });
  const watched = new WatchedFiles(connection, report);
  const served = new ServedDocuments({
    workspace,
    settings,
    open: () => documents.all(),
    publisher,
    clock,
    report,
    onChange: () => refresh(connection, refreshes),
    watch: (uris) => {
      if (features.registersWatchers) watched.watch(uris, workspace.folders);
    },
  });

  /** A fault of ours costs one answer, never the server. */
  function attempt<Answer>(work: () => Answer, otherwise: Answer): Answer {
    try {
      return work();
    } catch (error) {
      report(error);
      return otherwise;
    }
  }

  function report(error: unknown): void {
    connection.console.error(
      `CodeBuild language server: ${error instanceof Error ? error.stack : String(error)}`,
    );
  }

  /** Waits a turn, so that a request whose cancellation has come too is not worked on. */
  async function answer<Answer>(
    uri: string,
    token: CancellationToken,
    work: (document: BuildspecDocument) => Answer | Promise<Answer>,
    otherwise: Answer,
  ): Promise<Answer | ResponseError> {
    const known = servedDocument(uri);
    await clock.turn();
    if (!known) await served.settled;
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
    const document = known ?? servedDocument(uri);
    if (!document) return otherwise;
    try {
      return await work(document);
    } catch (error) {
      if (error instanceof ResponseError) return error;
      report(error);
      return otherwise;
    }
  }

  function servedDocument(uri: string): BuildspecDocument | undefined {
    return served.has(uri) ? documents.get(uri) : undefined;
  }

  function configure(): void {
    if (features.configuration) served.expect(readConfiguration().catch(report));
  }

  async function readConfiguration(): Promise<void> {
    if (!(await settings.ask((items) => connection.workspace.getConfiguration(items)))) return;
    served.reconsider();
    for (const document of documents.all())
      if (served.has(document.uri) && document.isOutdated) publisher.changed(document);
  }

  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders, rootUri }) => {
    features = clientFeatures(capabilities);
    refreshes = refreshMethods(capabilities);
    options = initializationOptions ?? {};
    workspace.folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    if (options.ruleDocs) rules = options.ruleDocs.replace(/\/?$/, '/');
    if (options.files) workspace.files = clientFiles(connection);
    return initializeResult(options.lenses ?? {});
  });
  connection.onInitialized(() => {
    configure();
    served.explore(workspace.folders);
    if (features.configuration && features.registersConfiguration) {
      void connection.client
        .register(DidChangeConfigurationNotification.type, { section: SECTION })
        .catch(report);
    }
    if (features.registersWatchers) watched.watchBuildspecs();
    if (features.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        workspace.folders = [
          ...workspace.folders.filter((uri) => !gone.has(uri)),
          ...added.map(({ uri }) => uri),
        ];
        configure();
        served.moved();
      });
    }
  });
  connection.onDidChangeConfiguration(configure);
  connection.onDidChangeWatchedFiles(({ changes }) => served.follow(changes.map(({ uri }) => uri)));
  connection.onShutdown(() => publisher.dispose());

  documents.onDidChangeContent(({ document }) => attempt(() => served.consider(document), undefined));
  documents.onDidClose(({ document }) => served.closed(document));

  registerRequests({
    connection,
    answer,
    workspace,
    features: () => features,
    options: () => options,
  });
  documents.listen(connection);
  connection.listen();
}
