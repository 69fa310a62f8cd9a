import type { Range } from './tree';

/** The offset of the first character of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  // a negative place would count as 0, and find a line end there
  return offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
}

/** The offset after the line end that ends the line of an offset; the text's end on the last line. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** The line end that the text uses. */
export function newlineOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The whole lines that a range touches, their line ends included. */
export function wholeLines(text: string, { start, end }: Range): Range {
  return { start: lineStart(text, start), end: nextLine(text, end) };
}
