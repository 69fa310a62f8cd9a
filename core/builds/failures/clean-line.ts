import { maskKeyBlocks } from './key-blocks';
import { maskSecrets } from './secret-patterns';

const ESCAPE_SEQUENCES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])/g;
// a terminal obeys the first, and the others turn the order of what one reads
const CONTROLS = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

// one look tells of most lines that there is nothing to do
const UNUSUAL = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** A line as one reads it: without escape sequences, with U+FFFD for whatever else a terminal would obey. */
export function plainLine(line: string): string {
  if (!UNUSUAL.test(line)) return line.trimEnd();
  return line.replace(ESCAPE_SEQUENCES, '').replaceAll('\t', '    ').replace(CONTROLS, '\uFFFD').trimEnd();
}

/** A line that can be shown anywhere: plain, and with secrets masked. */
export function cleanLine(line: string): string {
  return maskSecrets(plainLine(line));
}

/** The same for lines that follow each other: what lies in several of them is masked, too. */
export function cleanLines(lines: readonly string[]): string[] {
  return maskKeyBlocks(lines.map(plainLine)).map(maskSecrets);
}

/** The same for a text of several lines. */
export function cleanText(text: string): string {
  return cleanLines(text.split(/\r?\n/)).join('\n');
}

/** No longer than `most` characters. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
