import type { Path } from './blocks';
import {
  entryEnd,
  entryStart,
  type FlowCollection,
  type FlowEntry,
  type FlowToken,
  nodeEnd,
} from './flow-tree';

/** What the cursor is at, in the innermost collection around it. */
export type FlowSpot = { collection: FlowCollection; path: Path } & (
  | { kind: 'first'; entry: FlowEntry; token: FlowToken }
  | { kind: 'value'; entry: FlowEntry; token?: FlowToken }
  | { kind: 'gap' }
);

/** Undefined where nothing can be written, such as between a key and its colon. */
export function spotAt(
  text: string,
  root: FlowCollection,
  rootPath: Path,
  cursor: number,
): FlowSpot | undefined {
  const inner = innermost(text, root, rootPath, cursor);
  if (!inner) return undefined;
  const { collection } = inner;
  for (const entry of collection.entries) {
    const { first, colon, second } = entry;
    if (first?.kind === 'token' && first.start <= cursor && cursor <= first.end) {
      return { ...inner, kind: 'first', entry, token: first };
    }
    if (colon === undefined || cursor < entryStart(entry)) continue;
    if (cursor <= colon) {
      if (first && cursor < nodeEnd(text, first)) continue;
      return undefined;
    }
    const path = pathOfValue(text, collection, inner.path, first);
    if (second?.kind === 'token' && second.start <= cursor && cursor <= second.end) {
      return path && { collection, path, kind: 'value', entry, token: second };
    }
    if (second && cursor <= second.start) return undefined;
    if (!second && cursor <= valueLimit(collection, colon)) {
      return path && { collection, path, kind: 'value', entry };
    }
  }
  return { ...inner, kind: 'gap' };
}

/** Whether a comma is missing before and behind what would be written between two offsets. */
export function missingCommas(
  text: string,
  { entries, commas }: FlowCollection,
  start: number,
  end: number,
): { before: boolean; after: boolean } {
  const last = entries.findLast((entry) => entryStart(entry) < start && entryEnd(text, entry) <= start);
  const lastComma = commas.findLast((comma) => comma < start) ?? -1;
  const next = entries.find((entry) => entryStart(entry) >= end && entryEnd(text, entry) > end);
  const nextComma = commas.find((comma) => comma >= end) ?? Number.POSITIVE_INFINITY;
  return {
    before: last !== undefined && entryStart(last) > lastComma,
    after: next !== undefined && entryStart(next) < nextComma,
  };
}

/** The text of a key without its quotes. */
export function keyText(text: string, { start, end, quote, isClosed }: FlowToken): string {
  return quote === '' ? text.slice(start, end) : text.slice(start + 1, isClosed ? end - 1 : end);
}

function innermost(
  text: string,
  root: FlowCollection,
  rootPath: Path,
  cursor: number,
): { collection: FlowCollection; path: Path } | undefined {
  let found = { collection: root, path: rootPath };
  for (;;) {
    const { collection, path } = found;
    const entry = collection.entries.find(({ first, second }) => isIn(first, cursor) || isIn(second, cursor));
    if (!entry) return found;
    const { first, second } = entry;
    const isFirst = isIn(first, cursor);
    const inner = isFirst ? first : second;
    if (inner?.kind === 'token' || !inner) return found;
    // such as `${`: no collection at all, but text that lacks its quotes
    if (!/[\s,:[{]/.test(text.charAt(inner.start - 1))) return undefined;
    // a collection as a key says nothing to CodeBuild
    const isItem = collection.kind === 'sequence' && entry.colon === undefined;
    const innerPath = isFirst
      ? isItem
        ? [...path, 0]
        : undefined
      : pathOfValue(text, collection, path, first);
    if (!innerPath) return undefined;
    found = { collection: inner, path: innerPath };
  }
}

function isIn(node: FlowEntry['first'], cursor: number): boolean {
  return node !== undefined && node.kind !== 'token' && node.start < cursor && cursor <= node.end;
}

function pathOfValue(
  text: string,
  { kind }: FlowCollection,
  path: Path,
  first: FlowEntry['first'],
): Path | undefined {
  if (first?.kind !== 'token') return undefined;
  // `[a: b]` is short for `[{a: b}]`
  return [...path, ...(kind === 'sequence' ? [0] : []), keyText(text, first)];
}

/** Up to where a value that is not there yet may be written. */
function valueLimit({ entries, commas, end }: FlowCollection, colon: number): number {
  const comma = commas.find((at) => at > colon) ?? end;
  const next = entries.find((entry) => entryStart(entry) > colon);
  return Math.min(comma, next ? entryStart(next) - 1 : end, end);
}
