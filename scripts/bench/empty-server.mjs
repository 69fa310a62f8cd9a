import { createConnection, TextDocumentSyncKind } from 'vscode-languageserver/node';

// What any language server on this library costs before it does anything
const connection = createConnection();
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
connection.listen();
