import { commandScalars } from '../../core/buildspec/commands';
import { lineStart } from '../../core/buildspec/layout';
import type { ScalarNode } from '../../core/buildspec/tree';
import type { BuildspecDocument } from '../documents';
import { type Offer, type Selection, touches } from './action';

/** Other ways to write the command under the cursor: in quotes, or as a block that takes any text. */
export function rewriteCommand(document: BuildspecDocument, selection: Selection): Offer[] {
  const command = commandScalars(document.tree).find(({ node }) => touches(node.range, selection));
  if (!command) return [];
  const { node } = command;
  return [...quote(node), ...block(document.text, node)];
}

function quote(node: ScalarNode): Offer[] {
  if (node.style !== 'plain') return [];
  return [
    {
      title: 'Quote This Command',
      kind: 'refactor.rewrite',
      edits: [{ range: node.range, newText: quoted(node.value) }],
    },
  ];
}

/** In single quotes nothing is special; double ones only where that spares doubling those of the command. */
export function quoted(value: string): string {
  if (value.includes("'") && !/["\\]/.test(value)) return `"${value}"`;
  return `'${value.replaceAll("'", "''")}'`;
}

function block(text: string, node: ScalarNode): Offer[] {
  const isBlock = node.style === 'literal' || node.style === 'folded';
  // a line with leading blanks or a tab would need an indentation indicator
  if (isBlock || node.value.trim() === '' || /^[ \t\n]|[\r\u0085\u2028\u2029]/.test(node.value)) return [];
  const column = blockColumn(text, node.range.start);
  if (column === undefined) return [];
  const lines = node.value.trimEnd().split('\n');
  const body = lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)).join('\n');
  return [
    {
      title: 'Turn This Command Into a Block',
      kind: 'refactor.rewrite',
      edits: [{ range: node.range, newText: `|\n${body}` }],
    },
  ];
}

/** Where the lines of a block start that is written at an offset; undefined inside of a flow collection. */
function blockColumn(text: string, offset: number): number | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  if (/^ *(?:- +)+$/.test(before)) return before.length;
  const key = /^( *(?:- +)*)(?:[\w-]+|'[^']*'|"[^"]*") *: +$/.exec(before)?.[1];
  return key === undefined ? undefined : key.length + 2;
}
