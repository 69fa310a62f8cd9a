import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { MappingNode, Range, ScalarNode, SequenceNode } from '../tree';

/** The collection a value stands in, with the key that waits for it. */
interface Parent {
  node: MappingNode | SequenceNode;
  key?: ScalarNode;
}

/**
 * The whole of a scalar: js-yaml's events leave out quotes and block indicators, and give no place for an absent value.
 *
 * @param cursor where the token before the scalar ended
 */
export function scalarRange(
  text: string,
  event: ScalarEvent,
  cursor: number,
  parent: Parent | undefined,
): Range {
  const { valueStart, valueEnd } = event;
  const from = Math.max(cursor, event.anchorEnd, event.tagEnd);
  if (valueStart < 0) {
    const place = from > cursor ? from : emptyPlace(text, cursor, parent);
    return { start: place, end: place };
  }
  if (event.style === SCALAR_STYLE.PLAIN) return { start: valueStart, end: valueEnd };
  if (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED) {
    return { start: valueStart - 1, end: valueEnd + 1 };
  }
  const start = skipTo(text, event.style === SCALAR_STYLE.LITERAL_BLOCK ? '|' : '>', from);
  let end = valueEnd;
  while (end > valueStart && /\s/.test(text.charAt(end - 1))) end--;
  if (end > valueStart) return { start, end };
  end = start + 1;
  while (/[0-9+-]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** Where an absent value would stand: after the colon of its key or the dash of its item. */
function emptyPlace(text: string, cursor: number, parent: Parent | undefined): number {
  if (!parent) return cursor;
  const { node, key } = parent;
  if (node.style === 'block' && node.kind === 'sequence') return after(text, '-', cursor);
  if (node.kind === 'mapping' && key) return after(text, ':', cursor);
  return cursor;
}

function after(text: string, indicator: string, cursor: number): number {
  const place = skipBlank(text, cursor);
  return text.charAt(place) === indicator ? place + 1 : cursor;
}

/** The next place of a character outside comments, or -1. */
export function skipTo(text: string, character: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const at = text.charAt(i);
    if (at === character) return i;
    if (at === '#' && /\s/.test(text.charAt(i - 1))) {
      const newline = text.indexOf('\n', i);
      if (newline < 0) return -1;
      i = newline;
    }
  }
  return -1;
}

function skipBlank(text: string, from: number): number {
  let i = from;
  while (i < text.length) {
    const at = text.charAt(i);
    if (at === '#' && (i === 0 || /\s/.test(text.charAt(i - 1)))) {
      const newline = text.indexOf('\n', i);
      if (newline < 0) return text.length;
      i = newline;
    } else if (/\s/.test(at)) i++;
    else break;
  }
  return i;
}
