import { blockEdit, itemSource } from '../../core/buildspec/command-source';
import { commandNodes } from '../../core/buildspec/commands';
import { lineStart } from '../../core/buildspec/layout';
import type { Node, ScalarNode } from '../../core/buildspec/tree';
import type { BuildspecDocument } from '../documents';
import { type Offer, type Selection, touches } from './action';

const TO_BLOCK = 'Turn This Command Into a Block';

/** Other ways to write the command under the cursor: in quotes, or as a block that takes any text. */
export function rewriteCommand(document: BuildspecDocument, selection: Selection): Offer[] {
  const command = commandNodes(document.tree).find(({ node }) => touches(node.range, selection));
  if (!command) return [];
  const { node } = command;
  if (node.kind !== 'scalar') return asItStands(document.text, node);
  return node.isNull ? [] : [...quote(node), ...block(document.text, node)];
}

/** What YAML takes for a mapping or a list is meant as text, but only its author knows whether as these lines. */
function asItStands(text: string, node: Exclude<Node, ScalarNode>): Offer[] {
  const item =
    node.kind === 'sequence' && node.style === 'block' ? undefined : itemSource(text, node.range.start);
  if (!item) return [];
  return [{ title: TO_BLOCK, kind: 'refactor.rewrite', edits: [blockEdit(text, item)] }];
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
function quoted(value: string): string {
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
      title: TO_BLOCK,
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
