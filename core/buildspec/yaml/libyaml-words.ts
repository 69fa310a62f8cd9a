import type { Range } from '../tree';
import { hasColon, indentOf, isItem, lineAt, previousLine, siblingAbove } from './lines';
import type { Diagnosis } from './recover';

const NO_COLON = "could not find expected ':'";
const NO_DASH = "did not find expected '-' indicator";
const COLON_IN_TEXT = 'mapping values are not allowed in this context';

/**
 * What libyaml says where js-yaml's reason does not decide it: libyaml has its own words for a key that must come, because its
 * mapping or list is begun, and for a colon in a text that has begun before (libyaml, scanner.c, `yaml_parser_fetch_value`).
 */
export function libyamlWords(text: string, { reason, range }: Diagnosis): string | undefined {
  const line = lineAt(text, range.start);
  if (reason === 'missing colon') return continuesBlock(text, line) ? NO_COLON : COLON_IN_TEXT;
  if (reason === 'text after the value') return afterValue(text, line);
  if (!/^bad indentation of a mapping|^item without a dash/.test(reason)) return undefined;
  if (!hasColon(text, line)) return continuesBlock(text, line) && !isItem(text, line) ? NO_COLON : undefined;
  const sibling = siblingAbove(text, line);
  if (sibling && isItem(text, sibling) && !isItem(text, line)) return NO_DASH;
  return continuesText(text, line) ? COLON_IN_TEXT : undefined;
}

/** Whether a mapping or list has begun in the column of the line. */
function continuesBlock(text: string, line: Range): boolean {
  const column = indentOf(text, line).length;
  for (let above = previousLine(text, line); above; above = previousLine(text, above)) {
    if (columnsOf(text, above).includes(column)) return true;
    if (indentOf(text, above).length < column) return false;
  }
  return false;
}

/** Whether YAML takes the line for more of the plain text that ends the line above. */
function continuesText(text: string, line: Range): boolean {
  const above = previousLine(text, line);
  if (!above || indentOf(text, line).length <= indentOf(text, above).length) return false;
  // a comment ends a plain text
  if (/^\s*#/m.test(text.slice(above.end + 1, line.start))) return false;
  const value = /^[\s\uFEFF]*(?:- +)*(?:[^:#]*: +)?(\S.*)$/.exec(
    text.slice(above.start, above.end).trimEnd(),
  )?.[1];
  return value !== undefined && !/^["'[{|>&*!]|:$| #/.test(value);
}

/** What stands behind a quoted or bracketed value: an anchor without its name, or else anything but the next entry. */
function afterValue(text: string, line: Range): string | undefined {
  if (/["'\]}]\s*&(?!\w)/.test(text.slice(line.start, line.end)))
    return 'did not find expected alphabetic or numeric character';
  return isIndentedItem(text, line) ? NO_DASH : undefined;
}

/** An item of a list that is indented below its key; a list in the column of its key ends where the next item should come. */
function isIndentedItem(text: string, line: Range): boolean {
  if (!isItem(text, line)) return false;
  const column = indentOf(text, line).length;
  for (let above = previousLine(text, line); above; above = previousLine(text, above)) {
    const aboveColumn = indentOf(text, above).length;
    if (aboveColumn > column || (aboveColumn === column && isItem(text, above))) continue;
    return aboveColumn < column;
  }
  return true;
}

/** The columns in which blocks begin in a line: that of each dash, and of what follows it. */
function columnsOf(text: string, line: Range): number[] {
  const content = text.slice(line.start, line.end);
  const columns = [indentOf(text, line).length];
  for (const { index } of content.matchAll(/(?<=^\s*(?:-\s+)*-\s+)[^\s-]/g)) columns.push(index);
  return columns;
}
