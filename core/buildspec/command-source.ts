import { lineStart, newlineOf, nextLine } from './layout';
import { simpleCommands } from './lint/simple-commands';
import type { TextEdit } from './problems';
import { parseShell } from './shell/parse';
import type { Range } from './tree';

/** A list item as it stands in the file, whatever YAML makes of it. */
export interface ItemSource {
  /** From behind the dash to the end of the last line. */
  range: Range;
  /** The column of its dash. */
  dash: number;
  isOneLine: boolean;
  /** The text without the indentation that all further lines have. */
  text: string;
  /** The column that all its lines can start in. */
  column: number;
}

/**
 * The item whose content starts at an offset, directly behind the dash. Undefined where that is no list item of a block, and
 * where a line of it cannot stand in a block: a comment left of the others, a tab.
 */
export function itemSource(text: string, start: number): ItemSource | undefined {
  const before = text.slice(lineStart(text, start), start);
  const dash = /^( *)- +$/.exec(before)?.[1]?.length;
  if (dash === undefined) return undefined;
  const lines = linesBelow(text, start, dash);
  if (!lines) return undefined;
  const column = Math.min(before.length, ...lines.map(({ indent }) => indent));
  const end = lines.at(-1)?.range.end ?? endOfLine(text, start);
  const further = lines.map(({ range }) => text.slice(range.start + column, range.end));
  return {
    range: { start, end },
    dash,
    isOneLine: lines.length === 0,
    text: [text.slice(start, endOfLine(text, start)), ...further].join('\n'),
    column,
  };
}

/** Writes the item as a block after `|`: its own lines stay as they are. */
export function blockEdit(text: string, { range, column }: ItemSource): TextEdit {
  const { start } = range;
  return { range: { start, end: start }, newText: `|${newlineOf(text)}${' '.repeat(column)}` };
}

/** In single quotes nothing is special. */
export function quoteEdit(text: string, range: Range): TextEdit {
  return { range, newText: `'${text.slice(range.start, range.end).replaceAll("'", "''")}'` };
}

/**
 * Whether a text can only be meant as commands of a shell, line by line. A line that starts with an option continues the one
 * above, and a word with a colon behind it is rather a key.
 */
export function isSurelyShell(text: string): boolean {
  const reading = parseShell(text);
  if (!reading.ok || /(?:^|[\s:])&\w/.test(text)) return false;
  const commands = [...simpleCommands(reading.script)];
  return commands.every(({ words }) => !/^-|:$/.test(words[0]?.literal ?? ''));
}

/** The further lines of an item up to the last one that has content; empty lines and comments count only between those. */
function linesBelow(
  text: string,
  start: number,
  dash: number,
): { indent: number; range: Range }[] | undefined {
  const found: { indent: number; range: Range }[] = [];
  let waiting: typeof found = [];
  for (let at = nextLine(text, start); at < text.length; at = nextLine(text, at)) {
    const range = { start: at, end: endOfLine(text, at) };
    const line = text.slice(range.start, range.end);
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (line.trim() === '') waiting.push({ indent: Number.POSITIVE_INFINITY, range });
    else if (line.charAt(indent) === '#') waiting.push({ indent, range });
    else if (indent <= dash) {
      if (line.charAt(indent) === '\t') return undefined;
      break;
    } else {
      found.push(...waiting, { indent, range });
      waiting = [];
    }
  }
  return found.some(({ indent }) => indent <= dash) ? undefined : found;
}

/** Without the line break and blanks before it. */
function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return offset + text.slice(offset, end).trimEnd().length;
}
