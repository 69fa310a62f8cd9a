/** A scalar of a flow collection, on one line where it is being written. */
export interface FlowToken {
  kind: 'token';
  start: number;
  end: number;
  /** The quote that it starts with, or nothing. */
  quote: string;
  /** The quote is closed, or there is none. */
  isClosed: boolean;
}

/** `{…}` or `[…]`. */
export interface FlowCollection {
  kind: 'mapping' | 'sequence';
  start: number;
  /** Offset of what ends it: its own closing bracket, that of a collection around it, or the end of the text read. */
  end: number;
  entries: FlowEntry[];
  commas: number[];
}

/** `first`, or `first: second`. */
export interface FlowEntry {
  first?: FlowToken | FlowCollection;
  colon?: number;
  second?: FlowToken | FlowCollection;
}

export interface FlowText {
  text: string;
  /** Nothing behind it is read. */
  end: number;
  /** A quote that is open at the cursor ends there: what follows is not part of what is being typed. */
  cursor: number;
  /** JSON has no comments. */
  isJson: boolean;
}

/** As YAML limits it too; what is deeper is no buildspec. */
const DEEPEST = 100;

/**
 * Reads the collection that opens at an offset, whatever is missing in it: brackets, commas, quotes, colons, values. Undefined
 * where it is nested too deep, or where the cursor is in a comment of it.
 */
export function readFlow(source: FlowText, start: number): FlowCollection | undefined {
  const { text, end, cursor, isJson } = source;
  const root = collectionAt(text, start, end);
  const open = [root];
  for (let at = start + 1; at < end && open.length > 0; ) {
    const top = open.at(-1) ?? root;
    const character = text.charAt(at);
    if (/\s/.test(character)) at++;
    else if (character === '#' && !isJson && /\s/.test(text.charAt(at - 1))) {
      const close = lineEnd(text, at, end);
      if (cursor > at && cursor <= close) return undefined;
      at = close;
    } else if (character === '{' || character === '[') {
      if (open.length >= DEEPEST) return undefined;
      const inner = collectionAt(text, at++, end);
      attach(top, inner);
      open.push(inner);
    } else if (character === '}' || character === ']') close(open, at++, character);
    else if (character === ',') top.commas.push(at++);
    else if (character === ':' && isColon(text, at, top)) colon(top, at++);
    else {
      const token = tokenAt(source, at);
      attach(top, token);
      at = token.end;
    }
  }
  return root;
}

/** Where a node stops; behind its bracket, if it has one. */
export function nodeEnd(text: string, node: FlowToken | FlowCollection): number {
  if (node.kind === 'token') return node.end;
  return text.charAt(node.end) === (node.kind === 'mapping' ? '}' : ']') ? node.end + 1 : node.end;
}

export function entryStart({ first, colon, second }: FlowEntry): number {
  return first?.start ?? colon ?? second?.start ?? 0;
}

export function entryEnd(text: string, { first, colon, second }: FlowEntry): number {
  if (second) return nodeEnd(text, second);
  if (colon !== undefined) return colon + 1;
  return first ? nodeEnd(text, first) : 0;
}

function collectionAt(text: string, start: number, end: number): FlowCollection {
  const kind = text.charAt(start) === '{' ? 'mapping' : 'sequence';
  return { kind, start, end, entries: [], commas: [] };
}

/** A bracket closes what it fits, and with it all that was left open inside; one that fits nothing is passed over. */
function close(open: FlowCollection[], at: number, bracket: string): void {
  const kind = bracket === '}' ? 'mapping' : 'sequence';
  const index = open.findLastIndex((collection) => collection.kind === kind);
  if (index < 0) return;
  for (const collection of open.splice(index)) collection.end = at;
}

/** The entry that is being read; none behind a comma. */
function current({ entries, commas }: FlowCollection): FlowEntry | undefined {
  const last = entries.at(-1);
  return last && (commas.at(-1) ?? -1) < entryStart(last) ? last : undefined;
}

function attach(to: FlowCollection, node: FlowToken | FlowCollection): void {
  const entry = current(to);
  if (entry?.colon !== undefined && !entry.second) entry.second = node;
  else to.entries.push({ first: node });
}

function colon(to: FlowCollection, at: number): void {
  const entry = current(to);
  if (entry && entry.colon === undefined) entry.colon = at;
  else if (entry?.second?.kind === 'token') {
    // what seemed a value is the next key: the value before it is still missing, and the comma
    to.entries.push({ first: entry.second, colon: at });
    entry.second = undefined;
  } else to.entries.push({ colon: at });
}

/** In flow collections a quoted key needs no space behind its colon. */
function isColon(text: string, at: number, top: FlowCollection): boolean {
  if (/^[\s,[\]{}]?$/.test(text.charAt(at + 1))) return true;
  const first = current(top)?.first;
  return first !== undefined && (first.kind !== 'token' || first.quote !== '');
}

function tokenAt(source: FlowText, start: number): FlowToken {
  const { text, end } = source;
  const quote = /["']/.exec(text.charAt(start))?.[0] ?? '';
  if (quote !== '') {
    const closing = closingQuote(source, start, quote);
    return closing === undefined
      ? { kind: 'token', start, end: openQuoteEnd(source, start, quote), quote, isClosed: false }
      : { kind: 'token', start, end: closing + 1, quote, isClosed: true };
  }
  let at = start + 1;
  while (at < end && !endsPlain(text, at)) at++;
  const value = text.slice(start, at).trimEnd();
  return { kind: 'token', start, end: start + Math.max(1, value.length), quote, isClosed: true };
}

function endsPlain(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (/[,[\]{}\r\n]/.test(character)) return true;
  if (character === ':') return /^[\s,[\]{}]?$/.test(text.charAt(at + 1));
  return character === '#' && /\s/.test(text.charAt(at - 1));
}

/** Undefined where what looks like the closing quote is rather the opening one of the next text. */
function closingQuote({ text, end, isJson }: FlowText, start: number, quote: string): number | undefined {
  for (let at = start + 1; at < end; at++) {
    const character = text.charAt(at);
    if (character === '\\' && quote === '"') at++;
    else if (isJson && character === '\n') return undefined;
    else if (character === quote) {
      if (quote === "'" && text.charAt(at + 1) === "'") at++;
      else
        return /^[ \t]*(?:[,:[\]{}\r\n#]|$)|^[ \t]+["']/.test(text.slice(at + 1, at + 200)) ? at : undefined;
    }
  }
  return undefined;
}

function openQuoteEnd({ text, end, cursor }: FlowText, start: number, quote: string): number {
  const isBeingTyped = cursor > start && !/[\r\n]/.test(text.slice(start, cursor));
  const from = isBeingTyped && !text.slice(start + 1, cursor).includes(quote) ? cursor : start + 1;
  for (let at = from; at < end; at++) {
    if (/[,\]}\r\n]/.test(text.charAt(at)) || /^:\s/.test(text.slice(at, at + 2))) return at;
  }
  return Math.max(from, end);
}

function lineEnd(text: string, from: number, end: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? end : Math.min(newline, end);
}
