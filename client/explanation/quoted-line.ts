import { cleanLine } from '../../core/builds/failures/clean-line';
import type { LogHit } from '../../core/builds/log/search';

/** Beyond it an explanation, or what was found, may be cut. */
const COMPARED = 200;

/** What of a quoted line stands in the log itself: the longest part without what was masked, replaced or cut. */
export function searchable(quoted: string): string {
  const parts = quoted.split(/\*\*\*|[\uFFFD…]| {2,}/).map((part) => part.trim());
  return parts
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '')
    .slice(0, COMPARED);
}

/** Of the lines that have that part the last one that reads as it was quoted, else the last one. */
export function bestHit(hits: readonly LogHit[], quoted: string): LogHit | undefined {
  const wanted = quoted.trim().slice(0, COMPARED);
  return hits.findLast(({ text }) => cleanLine(text).trim().startsWith(wanted)) ?? hits.at(-1);
}
