import * as vscode from 'vscode';
import type { LogView } from './log-view';
import type { BuildOutline, Lines, OutlineNode } from './outline';
import { sectionNote } from './section-note';

/** What the outline and the breadcrumbs show of a part of a log. */
export function symbolOf(
  node: OutlineNode | BuildOutline,
  document: vscode.TextDocument,
  view: LogView,
): vscode.DocumentSymbol {
  const range = rangeOf(node.lines, document);
  const { name, detail, kind } = 'build' in node ? ofBuild(node) : ofSection(node, view);
  const start = new vscode.Range(range.start, range.start);
  const symbol = new vscode.DocumentSymbol(name, detail, kind, range, start);
  symbol.children = node.children.map((child) => symbolOf(child, document, view));
  return symbol;
}

interface Shown {
  name: string;
  detail: string;
  kind: vscode.SymbolKind;
}

function ofBuild({ build }: BuildOutline): Shown {
  return { name: build, detail: '', kind: vscode.SymbolKind.Module };
}

function ofSection({ section }: OutlineNode, { isLive }: LogView): Shown {
  return {
    // VS Code takes no symbol without a name
    name: section.name.trim() || 'command',
    detail: sectionNote(section, isLive)?.text ?? '',
    kind: section.kind === 'phase' ? vscode.SymbolKind.Namespace : vscode.SymbolKind.Function,
  };
}

function rangeOf({ first, last }: Lines, document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(first, 0, last, document.lineAt(last).text.length);
}
