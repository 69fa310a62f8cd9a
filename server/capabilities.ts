import { type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import { ACTION_KINDS } from './actions/action';
import { TRIGGERS } from './completion/trigger';
import type { LensOptions } from './protocol';
import { LEGEND } from './semantic-tokens';

/** What the server can do; code lenses only for a client that has their commands. */
export function initializeResult(lenses: LensOptions): InitializeResult {
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      completionProvider: { triggerCharacters: TRIGGERS },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: [...ACTION_KINDS] },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      documentLinkProvider: {},
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      semanticTokensProvider: { legend: LEGEND, full: true, range: true },
      inlayHintProvider: true,
      ...((lenses.runBuild || lenses.runBatch || lenses.runPhase) && { codeLensProvider: {} }),
    },
    serverInfo: { name: 'CodeBuild Workbench' },
  };
}
