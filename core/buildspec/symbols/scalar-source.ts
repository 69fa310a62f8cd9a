import type { Range, ScalarNode } from '../tree';

/** Where the characters of a scalar's value stand in the file. */
export interface ScalarSource {
  /** The range of a part of the value; undefined where the file writes that part otherwise, as with escapes. */
  rangeOf(start: number, end: number): Range | undefined;
  /** The place in the value of an offset of the file that lies in the scalar. */
  valueOffset(offset: number): number;
}

/**
 * Finds the parts of a scalar in the file, in every style. YAML's folding changes white space only, so the other characters
 * come in the same order in the file and in the value; only escapes of quoted scalars have to be read.
 */
export function scalarSource(text: string, node: ScalarNode): ScalarSource {
  const content = contentRange(text, node);
  const isVerbatim = text.slice(content.start, content.end) === node.value;
  const places = isVerbatim ? undefined : placesOf(text, node, content);
  const placeOf = (index: number) => (places ? (places[index] ?? -1) : content.start + index);
  return {
    rangeOf(start, end) {
      if (end <= start || end > node.value.length) return undefined;
      const range = { start: placeOf(start), end: placeOf(end - 1) + 1 };
      const isWritten = text.slice(range.start, range.end) === node.value.slice(start, end);
      return range.start >= 0 && isWritten ? range : undefined;
    },
    valueOffset(offset) {
      if (!places) return Math.max(0, Math.min(offset - content.start, node.value.length));
      const index = places.findIndex((place) => place >= offset);
      return index < 0 ? node.value.length : index;
    },
  };
}

function contentRange(text: string, { range, style }: ScalarNode): Range {
  if (style === 'plain') return range;
  if (style === 'single-quoted' || style === 'double-quoted')
    return { start: range.start + 1, end: Math.max(range.start + 1, range.end - 1) };
  const newline = text.indexOf('\n', range.start);
  return { start: newline < 0 ? range.end : Math.min(newline + 1, range.end), end: range.end };
}

const BLANK = /\s/;

/** The offset of each character of the value; of white space, where the white space starts. */
function placesOf(text: string, node: ScalarNode, { start, end }: Range): number[] {
  const places: number[] = [];
  const { value, style } = node;
  let at = start;
  while (places.length < value.length) {
    const character = value.charAt(places.length);
    if (style === 'double-quoted' && text.charAt(at) === '\\') {
      const { length, written } = escapeAt(text, at);
      for (let i = 0; i < written; i++) places.push(at);
      at += length;
    } else if (BLANK.test(character) || BLANK.test(text.charAt(at))) {
      at = blanks(text, at, end, value, places);
    } else {
      places.push(at);
      at += style === 'single-quoted' && character === "'" ? 2 : 1;
    }
    if (at > end + 1) break;
  }
  return places;
}

/** White space of both texts together: its first character is where that of the file starts, its last where that ends. */
function blanks(text: string, at: number, end: number, value: string, places: number[]): number {
  let after = at;
  while (after < end && BLANK.test(text.charAt(after))) after++;
  let count = 0;
  while (BLANK.test(value.charAt(places.length + count))) count++;
  const isSame = text.slice(at, after) === value.slice(places.length, places.length + count);
  for (let i = 0; i < count; i++) places.push(isSame ? at + i : Math.min(at + i, Math.max(at, after - 1)));
  // neither text has white space here: step over what cannot be matched
  return after === at && count === 0 ? at + 1 : after;
}

const HEX_LENGTHS: Record<string, number> = { x: 2, u: 4, U: 8 };

/** How long an escape is in the file, and how many characters it stands for. */
function escapeAt(text: string, at: number): { length: number; written: number } {
  const kind = text.charAt(at + 1);
  const hex = HEX_LENGTHS[kind];
  if (hex !== undefined) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + hex), 16);
    return { length: 2 + hex, written: code > 0xffff ? 2 : 1 };
  }
  if (kind !== '\n' && kind !== '\r') return { length: 2, written: 1 };
  // an escaped line end joins two lines, without the indentation of the second
  const rest = /^\\\r?\n[ \t]*/.exec(text.slice(at, at + 1000))?.[0] ?? '';
  return { length: rest.length, written: 0 };
}
