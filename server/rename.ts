import type { Range as LspRange, Position, WorkspaceEdit } from 'vscode-languageserver';
import { environmentVariableDocs } from '../core/buildspec/schema';
import { type NameSymbol, symbolAt } from '../core/buildspec/symbols/symbols';
import { isVariableName } from '../core/buildspec/symbols/variables';
import type { BuildspecDocument } from './documents';
import { lspRange } from './ranges';

/** What a rename comes to, or why it cannot be. */
export type Renaming<T> = { ok: true; value: T } | { ok: false; message: string };

/** The name that would be renamed. */
export function prepareRename(
  document: BuildspecDocument,
  position: Position,
): Renaming<{ range: LspRange; placeholder: string }> {
  const symbol = symbolAt(document.symbols, document.lines.offsetAt(position));
  if (!symbol)
    return { ok: false, message: 'Put the cursor on a variable, a batch identifier or an anchor.' };
  const obstacle = obstacleOf(symbol);
  if (obstacle) return { ok: false, message: obstacle };
  return { ok: true, value: { range: lspRange(document.lines, symbol.range), placeholder: symbol.name } };
}

export function rename(
  document: BuildspecDocument,
  position: Position,
  newName: string,
): Renaming<WorkspaceEdit> {
  const symbol = symbolAt(document.symbols, document.lines.offsetAt(position));
  if (!symbol) return { ok: false, message: 'There is nothing to rename here.' };
  const obstacle = obstacleOf(symbol) ?? wrongName(symbol, newName) ?? clash(document, symbol, newName);
  if (obstacle) return { ok: false, message: obstacle };
  const edits = symbol.places.map(({ range }) => ({
    range: lspRange(document.lines, range),
    newText: newName,
  }));
  return { ok: true, value: { changes: { [document.uri]: edits } } };
}

function obstacleOf({ type, name, places }: NameSymbol): string | undefined {
  if (
    type === 'variable' &&
    (Object.hasOwn(environmentVariableDocs(), name) || name.startsWith('CODEBUILD_'))
  )
    return `CodeBuild sets \`${name}\`; its name is fixed.`;
  if (places.some(({ isDefinition }) => isDefinition)) return undefined;
  if (type !== 'variable') return `Nothing in this file is called \`${name}\`.`;
  return `\`${name}\` is not set in this file: the project, the image or the start of the build sets it, under this name.`;
}

function wrongName({ type }: NameSymbol, name: string): string | undefined {
  if (type === 'variable') {
    if (name.startsWith('CODEBUILD_')) return 'Names that start with CODEBUILD_ are reserved for CodeBuild.';
    if (!isVariableName(name))
      return 'A variable has letters, digits and `_` in its name, and no digit at its start.';
  }
  if (type === 'identifier' && !/^\w{1,127}$/.test(name))
    return 'A batch identifier has letters, digits and `_`, and fewer than 128 of them.';
  if (type === 'anchor' && !/^[^\s,[\]{}&*]+$/.test(name)) return 'An anchor has no white space or brackets.';
  return undefined;
}

/** Two things of one name would become one. */
function clash(document: BuildspecDocument, symbol: NameSymbol, newName: string): string | undefined {
  if (newName === symbol.name) return undefined;
  const { variables, identifiers, anchors } = document.symbols;
  const all = { variable: variables, identifier: identifiers, anchor: anchors }[symbol.type];
  const isTaken = all.some(({ name }) => name === newName);
  return isTaken ? `\`${newName}\` is in this file already. Choose another name.` : undefined;
}
