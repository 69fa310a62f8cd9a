import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  FoldingRangeRefreshRequest,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';

/** The requests with which this editor can be told to ask again for what it asks once and then shows. */
export function refreshMethods({ workspace }: ClientCapabilities): string[] {
  return [
    ...(workspace?.codeLens?.refreshSupport ? [CodeLensRefreshRequest.method] : []),
    ...(workspace?.foldingRange?.refreshSupport ? [FoldingRangeRefreshRequest.method] : []),
    ...(workspace?.inlayHint?.refreshSupport ? [InlayHintRefreshRequest.method] : []),
    ...(workspace?.semanticTokens?.refreshSupport ? [SemanticTokensRefreshRequest.method] : []),
  ];
}

/** Has the editor ask again. One that refuses shows old lenses until the next keystroke, which nobody needs to hear of. */
export function refresh(connection: Pick<Connection, 'sendRequest'>, methods: readonly string[]): void {
  for (const method of methods) void connection.sendRequest(method).catch(() => {});
}
