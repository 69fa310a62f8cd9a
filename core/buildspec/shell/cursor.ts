import type { Redirect, Script, Word } from './script';
import { type Scripts, Unreadable, WordReader } from './words';

/** Nothing people write goes deeper; the call stack would. */
const MAX_DEPTH = 40;

const REDIRECT = /\d*(?:<<<|<<-|<<|<>|<&|>>|>&|>\||&>>|&>|<|>)/y;
/** None of these words is longer, and each ends at a blank or an operator. */
const BARE = /(?:[a-z]{2,8}|[{}!]|\[\[)(?=[\s;&|()<>]|$)/y;

/** A place in a script, with what is read there whatever stands around it: blanks, here-documents, words, redirections. */
export abstract class Cursor implements Scripts {
  private bareAt = -1;
  private bare = '';
  private heredocs: { delimiter: string; isIndented: boolean }[] = [];

  constructor(
    protected readonly text: string,
    protected at: number,
    protected readonly end: number,
    protected depth: number,
  ) {
    // a reader of a part must not look behind its end
    if (end < text.length) this.text = text.slice(0, end);
  }

  abstract untilParenthesis(at: number): { script: Script; end: number };
  abstract within(start: number, end: number): Script | undefined;

  protected get isDeepest(): boolean {
    return this.depth >= MAX_DEPTH;
  }

  protected deeper<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) throw new Unreadable();
    const result = read();
    this.depth--;
    return result;
  }

  protected word(): Word {
    const word = new WordReader(this.text, this.at, this).read();
    if (word.range.end === this.at) throw new Unreadable();
    this.at = word.range.end;
    return word;
  }

  protected skipBlanks(): void {
    for (;;) {
      const char = this.text.charAt(this.at);
      if (char === ' ' || char === '\t' || char === '\r') this.at++;
      else if (char === '\\' && this.text.charAt(this.at + 1) === '\n') this.at += 2;
      else if (char === '#' && (this.at === 0 || /[\s;&|(){}`]/.test(this.text.charAt(this.at - 1)))) {
        const newline = this.text.indexOf('\n', this.at);
        this.at = newline < 0 ? this.end : newline;
      } else return;
    }
  }

  /** Blanks, comments and line ends; `;` too where one may stand empty. */
  protected skipLines(withHeredocs = true): void {
    for (;;) {
      this.skipBlanks();
      if (this.text.charAt(this.at) !== '\n' || this.at >= this.end) return;
      this.at++;
      if (withHeredocs && this.heredocs.length > 0) this.skipHeredocs();
    }
  }

  private skipHeredocs(): void {
    for (const { delimiter, isIndented } of this.heredocs) {
      for (;;) {
        if (this.at >= this.end) throw new Unreadable();
        const newline = this.text.indexOf('\n', this.at);
        const lineEnd = newline < 0 ? this.end : newline;
        const line = this.text.slice(this.at, lineEnd).replace(/\r$/, '');
        this.at = Math.min(lineEnd + 1, this.end);
        if ((isIndented ? line.replace(/^\t+/, '') : line) === delimiter) break;
      }
    }
    this.heredocs = [];
  }

  protected peek(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** The unquoted word that starts here, for the words of the grammar; asked several times for each place. */
  protected bareWord(): string {
    if (this.bareAt !== this.at) {
      BARE.lastIndex = this.at;
      this.bare = BARE.test(this.text) ? this.text.slice(this.at, BARE.lastIndex) : '';
      this.bareAt = this.at;
    }
    return this.bare;
  }

  protected expect(text: string): void {
    if (!this.peek(text)) throw new Unreadable();
    this.at += text.length;
  }

  protected expectWord(word: string): void {
    this.skipLines();
    if (this.bareWord() !== word) throw new Unreadable();
    this.at += word.length;
  }

  protected isRedirect(): boolean {
    if (!/[\d<>&]/.test(this.text.charAt(this.at))) return false;
    REDIRECT.lastIndex = this.at;
    const match = REDIRECT.exec(this.text);
    // `<(` and `>(` are words
    return match !== null && !(/^[<>]$/.test(match[0]) && this.text.charAt(REDIRECT.lastIndex) === '(');
  }

  protected redirect(): Redirect {
    const start = this.at;
    REDIRECT.lastIndex = start;
    const operator = (REDIRECT.exec(this.text)?.[0] ?? '').replace(/^\d+/, '');
    this.at = REDIRECT.lastIndex;
    this.skipBlanks();
    const target = this.word();
    if (operator === '<<' || operator === '<<-') {
      const source = this.text.slice(target.range.start, target.range.end);
      this.heredocs.push({ delimiter: source.replace(/['"\\]/g, ''), isIndented: operator === '<<-' });
    }
    return { range: { start, end: this.at }, operator, target };
  }
}
