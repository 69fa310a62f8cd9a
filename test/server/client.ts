import { PassThrough } from 'node:stream';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeParams,
  InitializeResult,
} from 'vscode-languageserver';
import {
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { type ServerParts, startServer } from '../../server/connection';

export interface Published {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}

const VSCODE_LIKE: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
};

/** An editor at the other end of the protocol. */
export class TestClient {
  readonly connection: ProtocolConnection;
  readonly published: Published[] = [];
  private waiting: { matches: (one: Published) => boolean; resolve: (one: Published) => void }[] = [];

  constructor(fromServer: MessageReader, toServer: MessageWriter) {
    this.connection = createProtocolConnection(fromServer, toServer);
    this.connection.onNotification(PublishDiagnosticsNotification.type, (one) => {
      this.published.push(one);
      for (const { resolve } of this.waiting.filter(({ matches }) => matches(one))) resolve(one);
      this.waiting = this.waiting.filter(({ matches }) => !matches(one));
    });
    this.connection.listen();
  }

  async start(
    capabilities: ClientCapabilities = VSCODE_LIKE,
    params: Partial<InitializeParams> = {},
  ): Promise<InitializeResult> {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      workspaceFolders: null,
      capabilities,
      ...params,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    const textDocument = { uri, languageId: 'yaml', version, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  change(uri: string, version: number, text: string): Promise<void> {
    const contentChanges = [{ text }];
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The next diagnostics that match, or those that came already. */
  diagnostics(matches: (one: Published) => boolean): Promise<Published> {
    const known = this.published.find(matches);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => this.waiting.push({ matches, resolve }));
  }
}

/** A client and a server in this process, joined by a pair of streams. */
export function inProcess(parts: ServerParts = {}): TestClient {
  const toServer = new PassThrough();
  const fromServer = new PassThrough();
  startServer(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(fromServer)),
    parts,
  );
  return new TestClient(new StreamMessageReader(fromServer), new StreamMessageWriter(toServer));
}
