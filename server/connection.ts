import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import { BuildspecFiles } from './buildspec-files';
import { initializeResult } from './capabilities';
import { type ClientFeatures, clientFeatures } from './client-features';
import { clientFiles } from './client-files';
import { type Clock, systemClock } from './clock';
import { diagnosticsOf } from './diagnostics';
import { BuildspecDocument } from './documents';
import type { InitializationOptions } from './protocol';
import { DiagnosticsPublisher } from './publisher';
import { refresh, refreshMethods } from './refresh';
import { registerRequests } from './requests';
import { DEFAULT_SETTINGS, readSettings, SECTION, type Settings } from './settings';
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
  let settings: Settings = { ...DEFAULT_SETTINGS, ruleDocs };
  let options: InitializationOptions = {};
  let refreshes: string[] = [];
  /** What is being found out, and may make a buildspec of a file that was none. */
  let settled: Promise<unknown> = Promise.resolve();
  const workspace = { folders: [] as readonly string[], files };
  const buildspecs = new BuildspecFiles(workspace);
  const documents = new TextDocuments({
    create: (uri: string, languageId: string, version: number, text: string) =>
      BuildspecDocument.create(uri, languageId, version, text, () => settings),
    update: BuildspecDocument.update,
  });
  /** What is open and served; the editor may send other files too. */
  const served = new Set<string>();
  const publisher = new DiagnosticsPublisher({
    clock,
    check: (document) => attempt(() => diagnosticsOf(document), []),
    publish: (document, diagnostics) => {
      const { uri, version } = document;
      // fails only when the client has gone, and then nobody is left to tell
      void connection.sendDiagnostics({ uri, version, diagnostics }).catch(() => {});
      if (served.has(uri) && attempt(() => buildspecs.learn(document), false)) reconsider();
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
    if (!known) await settled;
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

  function consider(document: BuildspecDocument): void {
    const isServed = buildspecs.isBuildspec(document);
    if (isServed) {
      served.add(document.uri);
      publisher.changed(document);
    } else if (served.delete(document.uri)) publisher.closed(document);
  }

  /** After something that decides on other files than the one that changed. */
  function reconsider(): void {
    const others = documents
      .all()
      .filter((document) => served.has(document.uri) !== buildspecs.isBuildspec(document));
    for (const document of others) consider(document);
    if (others.length > 0) refresh(connection, refreshes);
  }

  async function configure(): Promise<void> {
    const section: unknown = await connection.workspace.getConfiguration(SECTION);
    const before = settings;
    settings = { ...readSettings(section), ruleDocs: before.ruleDocs };
    buildspecs.globs = settings.files;
    reconsider();
    if (JSON.stringify(before.severities) === JSON.stringify(settings.severities)) return;
    for (const document of documents.all()) if (served.has(document.uri)) publisher.changed(document);
  }

  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders, rootUri }) => {
    features = clientFeatures(capabilities);
    refreshes = refreshMethods(capabilities);
    options = initializationOptions ?? {};
    workspace.folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    if (options.ruleDocs) settings = { ...settings, ruleDocs: options.ruleDocs.replace(/\/?$/, '/') };
    if (options.files) workspace.files = clientFiles(connection);
    return initializeResult(options.lenses ?? {});
  });
  connection.onInitialized(() => {
    const configured = features.configuration ? configure().catch(report) : undefined;
    settled = Promise.all([configured, explore()]);
    if (features.configuration) {
      if (features.registersConfiguration) {
        void connection.client
          .register(DidChangeConfigurationNotification.type, { section: SECTION })
          .catch(report);
      }
    }
    if (features.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        workspace.folders = [
          ...workspace.folders.filter((uri) => !gone.has(uri)),
          ...added.map(({ uri }) => uri),
        ];
        void explore();
      });
    }
  });
  connection.onDidChangeConfiguration(() => {
    if (features.configuration) settled = configure().catch(report);
  });
  connection.onShutdown(() => publisher.dispose());

  async function explore(): Promise<void> {
    try {
      // after what the editor has sent at the same time, which someone waits for
      await clock.turn();
      if (await buildspecs.explore()) reconsider();
    } catch (error) {
      report(error);
    }
  }

  documents.onDidChangeContent(({ document }) => attempt(() => consider(document), undefined));
  documents.onDidClose(({ document }) => {
    if (served.delete(document.uri)) publisher.closed(document);
  });

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
