import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Range } from '../core/buildspec/tree';
import { codeActions } from './actions/code-actions';
import type { ClientFeatures } from './client-features';
import { codeLenses } from './code-lenses';
import { complete } from './completion/complete';
import { completePaths } from './completion/paths';
import { askedFor } from './completion/trigger';
import { documentSymbols } from './document-symbols';
import type { BuildspecDocument } from './documents';
import { foldingRanges } from './folding';
import { hover } from './hover/hover';
import { inlayHints } from './inlay-hints';
import { documentLinks } from './links';
import { definition, highlights, references } from './navigation';
import type { InitializationOptions } from './protocol';
import { offsetRange } from './ranges';
import { prepareRename, type Renaming, rename } from './rename';
import { selectionRanges } from './selection-ranges';
import { semanticTokens } from './semantic-tokens';
import type { Workspace } from './workspace';

export interface RequestParts {
  connection: Connection;
  /** Finds the document, and answers `otherwise` where there is none or the work fails. */
  answer<Answer>(
    uri: string,
    token: CancellationToken,
    work: (document: BuildspecDocument) => Answer | Promise<Answer>,
    otherwise: Answer,
  ): Promise<Answer | ResponseError>;
  workspace: Workspace;
  features(): ClientFeatures;
  options(): InitializationOptions;
}

/** Joins each request of LSP with the function that answers it. */
export function registerRequests({ connection, answer, workspace, features, options }: RequestParts): void {
  type Ask = { textDocument: { uri: string } };
  const list =
    <Params extends Ask, Item>(
      work: (document: BuildspecDocument, params: Params) => Item[] | Promise<Item[]>,
    ) =>
    (params: Params, token: CancellationToken) =>
      answer<Item[]>(params.textDocument.uri, token, (document) => work(document, params), []);

  connection.onCompletion(
    list(async (document, { position, context }) => {
      const asked = askedFor(document, position, context);
      return [
        ...(asked.names ? complete(document, position, features()) : []),
        ...(asked.paths ? await completePaths(document, position, features(), workspace) : []),
      ];
    }),
  );
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, (document) => hover(document, position, features()), undefined),
  );
  connection.onCodeAction(list((document, { range, context }) => codeActions(document, range, context.only)));
  connection.onDefinition(list((document, { position }) => definition(document, position, workspace)));
  connection.onReferences(
    list((document, { position, context }) => references(document, position, context.includeDeclaration)),
  );
  connection.onDocumentHighlight(list((document, { position }) => highlights(document, position)));
  connection.onPrepareRename(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, (document) => orRefuse(prepareRename(document, position)), undefined),
  );
  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    answer(textDocument.uri, token, (document) => orRefuse(rename(document, position, newName)), undefined),
  );
  connection.onDocumentLinks(list((document) => documentLinks(document, workspace)));
  connection.onDocumentSymbol(list((document) => documentSymbols(document)));
  connection.onFoldingRanges(list((document) => foldingRanges(document, features().foldingLimit)));
  connection.onSelectionRanges(list((document, { positions }) => selectionRanges(document, positions)));
  connection.onCodeLens(list((document) => codeLenses(document, options().lenses ?? {})));
  connection.languages.inlayHint.on(
    list((document, { range }) => inlayHints(document, offsetRange(document.lines, range))),
  );
  const tokens = (uri: string, token: CancellationToken, part?: (document: BuildspecDocument) => Range) =>
    answer(uri, token, (document) => semanticTokens(document, part?.(document)), { data: [] });
  connection.languages.semanticTokens.on(({ textDocument }, token) => tokens(textDocument.uri, token));
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    tokens(textDocument.uri, token, ({ lines }) => offsetRange(lines, range)),
  );
}

/** An error's message is what editors show of a rename that cannot be. */
function orRefuse<T>(result: Renaming<T>): T {
  if (result.ok) return result.value;
  throw new ResponseError(LSPErrorCodes.RequestFailed, result.message);
}
