import type { Expansion, Script, Word } from './script';

/** Thrown inside the reader only: the text is beyond it, or a quote is not closed. */
export class Unreadable extends Error {
  constructor(readonly openQuote?: { quote: "'" | '"'; at: number }) {
    super('unreadable');
  }
}

/** What a word needs of the grammar around it. */
export interface Scripts {
  /** Reads a script from `at` up to the `)` that closes it, and gives the place after that. */
  untilParenthesis(at: number): { script: Script; end: number };
  /** Reads a script that stands in backticks. */
  within(start: number, end: number): Script | undefined;
}

const META = /[\s;&|()<>]/;
/** What stands for itself in every place of a word; read in one go, since most of a script is that. */
const PLAIN = /[\w./:=,@%+^{}~!-]+/y;
const IN_QUOTES = /[^"\\$`]+/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const PATTERN = /[*?[\]]/;

/** Reads one word with its quotes and expansions. `isTest`: inside `[[ … ]]`, where only blanks end a word. */
export class WordReader {
  private literal: string | undefined = '';
  private isQuoted = false;
  private expansions: Expansion[] = [];

  constructor(
    private readonly text: string,
    private at: number,
    private readonly scripts: Scripts,
    private readonly isTest = false,
  ) {}

  read(): Word {
    const start = this.at;
    while (this.at < this.text.length) {
      PLAIN.lastIndex = this.at;
      if (PLAIN.test(this.text)) {
        this.append(this.text.slice(this.at, PLAIN.lastIndex));
        this.at = PLAIN.lastIndex;
        continue;
      }
      const char = this.text.charAt(this.at);
      const isProcess = /[<>]/.test(char) && this.text.charAt(this.at + 1) === '(';
      if (this.isTest ? /\s/.test(char) : META.test(char) && !(isProcess && this.at === start)) break;
      this.part(char);
    }
    return {
      range: { start, end: this.at },
      literal: this.literal,
      isQuoted: this.isQuoted,
      expansions: this.expansions,
    };
  }

  private part(char: string): void {
    if (char === '\\') this.escape();
    else if (char === "'") this.singleQuoted();
    else if (char === '"') this.doubleQuoted();
    else if (char === '$') this.dollar(false);
    else if (char === '`') this.backticks(false);
    else if ((char === '<' || char === '>') && !this.isTest) this.substitution(this.at + 2, false);
    else {
      if (PATTERN.test(char)) this.literal = undefined;
      this.append(char);
      this.at++;
    }
  }

  private append(text: string): void {
    if (this.literal !== undefined) this.literal += text;
  }

  private escape(): void {
    const next = this.text.charAt(this.at + 1);
    if (next === '') throw new Unreadable();
    if (next !== '\n') {
      this.isQuoted = true;
      this.append(next);
    }
    this.at += 2;
  }

  private singleQuoted(): void {
    const end = this.text.indexOf("'", this.at + 1);
    if (end < 0) throw new Unreadable({ quote: "'", at: this.at });
    this.isQuoted = true;
    this.append(this.text.slice(this.at + 1, end));
    this.at = end + 1;
  }

  private doubleQuoted(): void {
    const open = this.at++;
    this.isQuoted = true;
    for (;;) {
      const char = this.text.charAt(this.at);
      if (char === '') throw new Unreadable({ quote: '"', at: open });
      if (char === '"') break;
      if (char === '\\') {
        const next = this.text.charAt(this.at + 1);
        if (next !== '\n') this.append(/[$`"\\]/.test(next) ? next : `\\${next}`);
        this.at += 2;
      } else if (char === '$') this.dollar(true);
      else if (char === '`') this.backticks(true);
      else {
        IN_QUOTES.lastIndex = this.at;
        IN_QUOTES.test(this.text);
        this.append(this.text.slice(this.at, IN_QUOTES.lastIndex));
        this.at = IN_QUOTES.lastIndex;
      }
    }
    this.at++;
  }

  private dollar(isQuoted: boolean): void {
    const next = this.text.charAt(this.at + 1);
    if (next === '(') {
      if (this.text.charAt(this.at + 2) === '(') this.arithmetic(isQuoted);
      else this.substitution(this.at + 2, isQuoted);
    } else if (next === '{') this.braces(isQuoted);
    else if (next === "'" && !isQuoted) {
      // $'…' is a quote of bash alone, with escapes of its own
      const end = this.text.indexOf("'", this.at + 2);
      if (end < 0 || this.text.slice(this.at, end).includes('\\')) throw new Unreadable();
      this.literal = undefined;
      this.at = end + 1;
    } else if (/[A-Za-z_]/.test(next)) {
      NAME.lastIndex = this.at + 1;
      const name = NAME.exec(this.text)?.[0] ?? '';
      this.expand({ start: this.at, end: this.at + 1 + name.length, isQuoted, name });
    } else if (/[0-9?$!#@*-]/.test(next))
      this.expand({ start: this.at, end: this.at + 2, isQuoted, name: next });
    else {
      this.append('$');
      this.at++;
    }
  }

  private expand(found: {
    start: number;
    end: number;
    isQuoted: boolean;
    name?: string;
    script?: Script;
    isIndexed?: boolean;
  }): void {
    const { start, end, isIndexed = false, ...rest } = found;
    this.expansions.push({ range: { start, end }, isIndexed, ...rest });
    this.literal = undefined;
    this.at = end;
  }

  private substitution(from: number, isQuoted: boolean): void {
    const start = this.at;
    const { script, end } = this.scripts.untilParenthesis(from);
    this.expand({ start, end, isQuoted, script });
  }

  private backticks(isQuoted: boolean): void {
    const start = this.at;
    let end = start + 1;
    while (this.text.charAt(end) !== '`') {
      if (end >= this.text.length) throw new Unreadable();
      end += this.text.charAt(end) === '\\' ? 2 : 1;
    }
    this.expand({ start, end: end + 1, isQuoted, script: this.scripts.within(start + 1, end) });
  }

  private arithmetic(isQuoted: boolean): void {
    const start = this.at;
    const end = endOfArithmetic(this.text, start + 1);
    this.expand({ start, end, isQuoted });
  }

  /** `${NAME}` with whatever follows the name: defaults may hold quotes and expansions of their own. */
  private braces(isQuoted: boolean): void {
    const start = this.at;
    const found = /[#!]?([A-Za-z_][A-Za-z0-9_]*|[0-9?$!#@*-])(\[)?/y;
    found.lastIndex = start + 2;
    const match = found.exec(this.text);
    if (!match) throw new Unreadable();
    this.expand({
      start,
      end: found.lastIndex,
      isQuoted,
      name: match[1],
      isIndexed: match[2] !== undefined,
    });
    const expansion = this.expansions.at(-1);
    while (this.text.charAt(this.at) !== '}') {
      const char = this.text.charAt(this.at);
      if (char === '') throw new Unreadable();
      if (char === '\\') this.at += 2;
      else if (char === '$') this.dollar(isQuoted);
      else if (char === '`') this.backticks(isQuoted);
      else if (char === '"') this.doubleQuoted();
      // between double quotes, sh and bash differ about single ones
      else if (char === "'" && isQuoted) throw new Unreadable();
      else if (char === "'") this.singleQuoted();
      else this.at++;
    }
    this.at++;
    if (expansion) expansion.range.end = this.at;
    this.literal = undefined;
  }
}

/** The place after the `))` that closes the `((` at `at`. */
export function endOfArithmetic(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (/['"`\\]/.test(char)) throw new Unreadable();
    if (depth === 0) {
      if (text.charAt(i - 1) !== ')') throw new Unreadable();
      return i + 1;
    }
  }
  throw new Unreadable();
}
