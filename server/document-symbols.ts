import type { DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { entryOf, type MappingEntry, type Node, type Range } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';
import { lspRange } from './ranges';

const KIND = {
  module: 2,
  method: 6,
  property: 7,
  field: 8,
  class: 5,
  variable: 13,
  string: 15,
  key: 20,
  event: 24,
} as const satisfies Record<string, SymbolKind>;

const MOST = 10_000;
const LONGEST_NAME = 80;

type Path = readonly string[];

/** The outline: sections, phases with their commands, variables, builds of a batch, report groups. */
export function documentSymbols(document: BuildspecDocument): DocumentSymbol[] {
  const { tree } = document;
  return tree ? new Outline(document).children(tree, [], tree.range) : [];
}

class Outline {
  private count = 0;

  constructor(private readonly document: BuildspecDocument) {}

  /** `within`: aliases bring in nodes that stand elsewhere; an outline shows a node where it is written. */
  children(node: Node, path: Path, within: Range): DocumentSymbol[] {
    if (node.range.start < within.start || node.range.end > within.end) return [];
    if (node.kind === 'mapping')
      return node.entries
        .filter(({ range }) => range.start >= within.start && range.end <= within.end)
        .flatMap((entry) => this.entry(entry, [...path, entry.key.value]));
    if (node.kind === 'sequence')
      return node.items
        .filter(({ range }) => range.start >= within.start && range.end <= within.end)
        .flatMap((item) => this.item(item, path));
    return [];
  }

  private entry({ key, value, range }: MappingEntry, path: Path): DocumentSymbol[] {
    const detail = detailOf(value, path);
    return this.symbol({
      name: key.value,
      kind: kindOf(path),
      range,
      selection: key.range,
      children: () => this.children(value, path, range),
      ...(detail && { detail }),
    });
  }

  private item(node: Node, path: Path): DocumentSymbol[] {
    if (node.kind === 'scalar') {
      if (node.isNull || node.value.trim() === '') return [];
      const kind = isCommands(path) ? KIND.event : KIND.string;
      return this.symbol({ name: node.value, kind, range: node.range, selection: node.range });
    }
    const [named, name] = nameOf(node);
    return this.symbol({
      name,
      kind: KIND.class,
      range: node.range,
      selection: named?.range ?? { start: node.range.start, end: node.range.start },
      children: () => this.children(node, [...path, ''], node.range),
    });
  }

  private symbol(parts: {
    name: string;
    kind: SymbolKind;
    range: Range;
    selection: Range;
    detail?: string;
    children?: () => DocumentSymbol[];
  }): DocumentSymbol[] {
    if (++this.count > MOST) return [];
    const children = parts.children?.() ?? [];
    return [
      {
        name: oneLine(parts.name),
        kind: parts.kind,
        range: lspRange(this.document.lines, parts.range),
        selectionRange: lspRange(this.document.lines, parts.selection),
        ...(parts.detail && { detail: parts.detail }),
        ...(children.length > 0 && { children }),
      },
    ];
  }
}

function kindOf(path: Path): SymbolKind {
  const [section] = path;
  if (path.length === 1) return KIND.module;
  if (section === 'phases' && path.length === 2) return KIND.method;
  const isVariable = /^(?:variables|plaintext|parameter-store|secrets-manager)$/.test(path.at(-2) ?? '');
  if (isVariable) return KIND.variable;
  if (section === 'reports' && path.length === 2) return KIND.class;
  return path.at(-2) === 'secondary-artifacts' ? KIND.class : KIND.property;
}

/** The value of a plain key; how many commands a phase has. */
function detailOf(value: Node, path: Path): string | undefined {
  // values of variables may be secrets, and an outline is looked at with others
  if (value.kind === 'scalar') return kindOf(path) === KIND.variable ? undefined : oneLine(value.value);
  if (path[0] !== 'phases' || path.length !== 2) return undefined;
  const commands = entryOf(value, 'commands')?.value;
  const count = commands?.kind === 'sequence' ? commands.items.length : commands ? 1 : 0;
  return count === 0 ? undefined : count === 1 ? '1 command' : `${count} commands`;
}

function isCommands(path: Path): boolean {
  return path[0] === 'phases' && /^(?:commands|finally)$/.test(path.at(-1) ?? '');
}

function nameOf(node: Node): [Node | undefined, string] {
  for (const key of ['identifier', 'name', 'id', 'uses', 'run']) {
    const value = entryOf(node, key)?.value;
    if (value?.kind === 'scalar' && value.value !== '') return [value, value.value];
  }
  return [undefined, 'item'];
}

/** Names of symbols must not be empty, and editors show one line. */
function oneLine(text: string): string {
  const line = text.trim().split('\n')[0]?.trim() ?? '';
  if (line === '') return '""';
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}
