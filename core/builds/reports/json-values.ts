import { jsonErrorOffset } from './json-error';

/** One value as text and the line it begins on, or what is wrong before there is one. */
export type JsonPiece = { text: string; line: number; isWhole: boolean } | { message: string };

type Place = 'start' | 'item' | 'item or end' | 'comma or end' | 'end';

/**
 * Takes JSON apart as it comes: into the items of its list, or into its one value. Looks at brackets, strings and commas alone;
 * whether an item itself is JSON is for its reader to say.
 */
export class JsonValues {
  private place: Place = 'start';
  private isList = false;
  private line = 1;
  // of the value that is being read
  private pieces: string[] = [];
  private length = 0;
  private depth = 0;
  private firstLine = 1;
  private inString = false;
  private isEscaped = false;
  private isOpen = false;
  private failed: string | undefined;

  constructor(
    private readonly splitsLists: boolean,
    private readonly deepest: number,
    private readonly largest: number,
  ) {}

  *read(text: string): Generator<JsonPiece> {
    let start = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === NEWLINE) this.line += 1;
      if (this.isOpen) {
        const ended = this.continueValue(code);
        if (this.failed !== undefined) return yield { message: this.failed };
        if (!ended) continue;
        // a number or a word ends before what follows it
        const end = ended === 'with' ? index + 1 : index;
        yield this.endValue(text.slice(start, end));
        if (ended === 'with') continue;
      }
      if (isSpace(code) || (code === BYTE_ORDER_MARK && this.place === 'start')) continue;
      const opened = this.between(code);
      if (opened === 'unexpected') {
        this.failed = invalidJson(text, index, this.line - text.slice(0, index).split('\n').length + 1);
        return yield { message: this.failed };
      }
      if (opened === 'value') start = index;
    }
    if (this.isOpen) {
      this.pieces.push(text.slice(start));
      this.length += text.length - start;
      if (this.length > this.largest) {
        this.failed = `a value is larger than ${this.largest / 1024 / 1024} MB`;
        yield { message: this.failed };
      }
    }
  }

  /** What is wrong with the end of the file: nothing, or what made it come too early. */
  end(): string | undefined {
    if (this.failed !== undefined) return this.failed;
    if (!this.isOpen) return this.place === 'end' ? undefined : EARLY;
    // a bracket or a quote that is missing further up makes a value that never ends
    const text = this.pieces.join('');
    return this.length > LONGEST_LOOKED_AT ? EARLY : invalidJson(text, jsonErrorOffset(text), this.firstLine);
  }

  private between(code: number): 'value' | 'other' | 'unexpected' {
    switch (this.place) {
      case 'start':
        if (code === OPEN_LIST && this.splitsLists) {
          this.isList = true;
          this.place = 'item or end';
          return 'other';
        }
        return this.beginValue(code);
      case 'item':
      case 'item or end':
        if (code === CLOSE_LIST && this.place === 'item or end') return this.endList();
        return this.beginValue(code);
      case 'comma or end':
        if (code === CLOSE_LIST) return this.endList();
        if (code !== COMMA) return 'unexpected';
        this.place = 'item';
        return 'other';
      case 'end':
        return 'unexpected';
    }
  }

  private endList(): 'other' {
    this.place = 'end';
    return 'other';
  }

  private beginValue(code: number): 'value' | 'unexpected' {
    if (code === COMMA || code === CLOSE_LIST || code === CLOSE_OBJECT) return 'unexpected';
    this.isOpen = true;
    this.firstLine = this.line;
    this.pieces = [];
    this.length = 0;
    this.inString = code === QUOTE;
    this.isEscaped = false;
    this.depth = code === OPEN_LIST || code === OPEN_OBJECT ? 1 : 0;
    return 'value';
  }

  /** Whether the value ends `with` a character, or `before` it. */
  private continueValue(code: number): 'with' | 'before' | undefined {
    if (this.inString) {
      if (this.isEscaped) this.isEscaped = false;
      else if (code === BACKSLASH) this.isEscaped = true;
      else if (code === QUOTE) {
        this.inString = false;
        if (this.depth === 0) return 'with';
      }
      return undefined;
    }
    if (code === QUOTE) this.inString = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      this.depth += 1;
      if (this.depth > this.deepest) this.failed = `values lie more than ${this.deepest} deep`;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      if (this.depth === 0) return 'before';
      this.depth -= 1;
      if (this.depth === 0) return 'with';
    } else if (this.depth === 0 && (code === COMMA || isSpace(code))) return 'before';
    return undefined;
  }

  private endValue(rest: string): JsonPiece {
    const text = this.pieces.join('') + rest;
    this.isOpen = false;
    this.place = this.isList ? 'comma or end' : 'end';
    return { text, line: this.firstLine, isWhole: !this.isList };
  }
}

// looking for the place of an error takes some ten times as long as reading
const LONGEST_LOOKED_AT = 1024 * 1024;

const EARLY = 'unexpected end of JSON input';
const [NEWLINE, QUOTE, BACKSLASH, COMMA] = [10, 34, 92, 44];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
const BYTE_ORDER_MARK = 0xfeff;

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Where a text stops to be JSON; `line` is that of the text's beginning. */
export function invalidJson(text: string, offset: number, line: number): string {
  if (offset >= text.trimEnd().length) return EARLY;
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return `invalid JSON on line ${line + text.slice(0, offset).split('\n').length - 1}: unexpected '${character}'`;
}
