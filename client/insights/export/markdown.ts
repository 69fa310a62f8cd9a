import { tableOf } from '../block-table';
import type { Block } from '../page-content';

/** A page as a text that can go into a chat, a ticket or a wiki. */
export function markdown(
  title: string,
  { notices, blocks }: { notices: readonly string[]; blocks: readonly Block[] },
): string {
  return [`# ${escaped(title)}`, ...notices.map((notice) => `> ${escaped(notice)}`), ...blocks.map(section)]
    .join('\n\n')
    .concat('\n');
}

function section(block: Block): string {
  const { columns, rows } = tableOf(block);
  const parts = [`## ${escaped(block.title)}`];
  if (block.note) parts.push(escaped(block.note));
  if (rows.length === 0) parts.push(escaped('empty' in block ? block.empty : ''));
  else
    parts.push(
      [
        line(columns.map(({ title }) => title)),
        line(
          columns.map(({ isNumeric }) => (isNumeric ? '---:' : '---')),
          { isPlain: true },
        ),
        ...rows.map((row) => line(row.map(({ text }) => text))),
      ].join('\n'),
    );
  return parts.filter((part) => part !== '').join('\n\n');
}

function line(cells: readonly string[], { isPlain = false } = {}): string {
  return `| ${cells.map((cell) => (isPlain ? cell : escaped(cell))).join(' | ')} |`;
}

/** Names are of others: they stay text, without links, pictures, tags or mentions. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~!&]/g, (sign) => `\\${sign}`)
    .replace(/@/g, '@\u200b')
    .replace(/:\/\//g, ':\u200b//');
}
