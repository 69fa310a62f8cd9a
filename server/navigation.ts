import type { DocumentHighlight, Location, Position } from 'vscode-languageserver';
import { symbolAt } from '../core/buildspec/symbols/symbols';
import { valueAt } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';
import { locate } from './locate';
import { lspRange } from './ranges';
import { findFile, sourceRoots, type Workspace } from './workspace';

const READ = 2;
const WRITE = 3;

/** Where the name under the cursor is set, or the file that a `buildspec:` names. */
export async function definition(
  document: BuildspecDocument,
  position: Position,
  workspace: Workspace,
): Promise<Location[]> {
  const offset = document.lines.offsetAt(position);
  const symbol = symbolAt(document.symbols, offset);
  if (symbol) {
    const set = symbol.places.filter(({ isDefinition }) => isDefinition);
    return set.map(({ range }) => ({ uri: document.uri, range: lspRange(document.lines, range) }));
  }
  const path = buildspecPathAt(document, offset);
  const uri = path && (await findFile(path, sourceRoots(document.uri, workspace.folders), workspace.files));
  const start = { line: 0, character: 0 };
  return uri ? [{ uri, range: { start, end: start } }] : [];
}

/** All places of the name under the cursor. */
export function references(
  document: BuildspecDocument,
  position: Position,
  includeDefinitions: boolean,
): Location[] {
  const symbol = symbolAt(document.symbols, document.lines.offsetAt(position));
  return (symbol?.places ?? [])
    .filter(({ isDefinition }) => includeDefinitions || !isDefinition)
    .map(({ range }) => ({ uri: document.uri, range: lspRange(document.lines, range) }));
}

export function highlights(document: BuildspecDocument, position: Position): DocumentHighlight[] {
  const symbol = symbolAt(document.symbols, document.lines.offsetAt(position));
  return (symbol?.places ?? []).map(({ range, isDefinition }) => ({
    range: lspRange(document.lines, range),
    kind: isDefinition ? WRITE : READ,
  }));
}

/** The path that a `buildspec` key of a batch names at an offset. */
function buildspecPathAt(document: BuildspecDocument, offset: number): string | undefined {
  const { tree } = document;
  const location = locate(tree, offset);
  const isPath =
    location?.on === 'value' && location.path[0] === 'batch' && location.path.slice(-2).includes('buildspec');
  return isPath && location.node.kind === 'scalar' && valueAt(tree, 'batch')
    ? location.node.value
    : undefined;
}
