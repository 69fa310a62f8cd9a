import type {
  AndOrList,
  Assignment,
  CompoundCommand,
  Pipeline,
  Redirect,
  Script,
  ShellCommand,
  ShellReading,
  SimpleCommand,
  Word,
} from './script';
import { endOfArithmetic, type Scripts, Unreadable, WordReader } from './words';

/** Nothing people write goes deeper; the call stack would. */
const MAX_DEPTH = 40;

const REDIRECT = /\d*(?:<<<|<<-|<<|<>|<&|>>|>&|>\||&>>|&>|<|>)/y;
const ASSIGNMENT = /([A-Za-z_][A-Za-z0-9_]*)(?:\[[^\]\s]*\])?\+?=/y;
/** None of these words is longer, and each ends at a blank or an operator. */
const BARE = /(?:[a-z]{2,8}|[{}!]|\[\[)(?=[\s;&|()<>]|$)/y;
const CLOSERS = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']);

/** Reads a command's text. It never throws: what it cannot read with certainty it gives up on. */
export function parseShell(text: string): ShellReading {
  try {
    return { ok: true, script: new Parser(text, 0, text.length, 0).whole() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, openQuote: error.openQuote };
    throw error;
  }
}

class Parser implements Scripts {
  private bareAt = -1;
  private bare = '';
  private heredocs: { delimiter: string; isIndented: boolean }[] = [];

  constructor(
    private readonly text: string,
    private at: number,
    private readonly end: number,
    private depth: number,
  ) {
    // a reader of a part must not look behind its end
    if (end < text.length) this.text = text.slice(0, end);
  }

  whole(): Script {
    const script = this.script();
    if (this.at < this.end) throw new Unreadable();
    return script;
  }

  untilParenthesis(at: number): { script: Script; end: number } {
    const before = this.at;
    this.at = at;
    const script = this.deeper(() => this.script());
    if (this.text.charAt(this.at) !== ')') throw new Unreadable();
    const end = this.at + 1;
    this.at = before;
    return { script, end };
  }

  within(start: number, end: number): Script | undefined {
    // escapes in backticks change what the inner shell reads
    if (this.text.slice(start, end).includes('\\') || this.depth >= MAX_DEPTH) return undefined;
    return new Parser(this.text, start, end, this.depth + 1).whole();
  }

  private deeper<T>(read: () => T): T {
    if (++this.depth > MAX_DEPTH) throw new Unreadable();
    const result = read();
    this.depth--;
    return result;
  }

  /** Up to a `)`, `;;`, closing word or the end. */
  private script(): Script {
    const lists: AndOrList[] = [];
    for (;;) {
      this.skipLines();
      if (this.at >= this.end || this.peek(')') || this.peek(';;') || CLOSERS.has(this.bareWord())) break;
      lists.push(this.list());
    }
    return { lists };
  }

  private list(): AndOrList {
    const pipelines = [this.pipeline()];
    const operators: AndOrList['operators'] = [];
    for (;;) {
      this.skipBlanks();
      const operator = this.peek('&&') ? '&&' : this.peek('||') ? '||' : undefined;
      if (!operator) break;
      this.at += 2;
      this.skipLines();
      operators.push(operator);
      pipelines.push(this.pipeline());
    }
    const range = {
      start: pipelines[0]?.range.start ?? this.at,
      end: pipelines.at(-1)?.range.end ?? this.at,
    };
    const isBackground = this.peek('&');
    if (isBackground) this.at++;
    else if (this.peek(';') && !this.peek(';;')) this.at++;
    else if (this.at < this.end && !/[\n)]/.test(this.text.charAt(this.at)) && !this.peek(';;'))
      throw new Unreadable();
    return { range, pipelines, operators, isBackground };
  }

  private pipeline(): Pipeline {
    this.skipBlanks();
    const start = this.at;
    let isNegated = false;
    while (this.bareWord() === '!') {
      isNegated = !isNegated;
      this.at++;
      this.skipBlanks();
    }
    if (this.bareWord() === 'time') {
      this.at += 4;
      this.skipBlanks();
    }
    const commands = [this.command()];
    for (;;) {
      this.skipBlanks();
      if (!this.peek('|') || this.peek('||')) break;
      this.at += this.peek('|&') ? 2 : 1;
      this.skipLines();
      commands.push(this.command());
    }
    return { range: { start, end: commands.at(-1)?.range.end ?? this.at }, isNegated, commands };
  }

  private command(): ShellCommand {
    const compound = this.compound();
    if (!compound) return this.simple();
    this.skipBlanks();
    while (this.isRedirect()) this.redirect();
    return compound;
  }

  private simple(): SimpleCommand {
    const start = this.at;
    const command: SimpleCommand = {
      kind: 'simple',
      range: { start, end: start },
      assignments: [],
      words: [],
      redirects: [],
    };
    for (;;) {
      this.skipBlanks();
      if (this.isRedirect()) command.redirects.push(this.redirect());
      else if (command.words.length === 0 && this.isAssignment()) command.assignments.push(this.assignment());
      else if (this.at < this.end && !/[\n;&|()]/.test(this.text.charAt(this.at))) {
        // `export A=( … )` and `declare -a A=( … )` take assignments as words
        const array = /^(export|declare|typeset|local|readonly)$/.test(command.words[0]?.literal ?? '');
        if (array && this.isArrayAssignment()) command.assignments.push(this.assignment());
        else command.words.push(this.word());
      } else break;
      command.range.end = this.at;
    }
    if (this.peek('(')) return this.functionBody(command);
    if (command.range.end === start) throw new Unreadable();
    return command;
  }

  /** `name ( ) { … }`; written as a simple command whose body is lost, because its commands do not run here. */
  private functionBody(command: SimpleCommand): SimpleCommand {
    const isName = command.words.length === 1 && command.assignments.length === 0;
    const after = /\(\s*\)/y;
    after.lastIndex = this.at;
    if (!isName || !after.test(this.text)) throw new Unreadable();
    this.at = after.lastIndex;
    this.skipLines();
    const body = this.deeper(() => this.compound());
    if (!body) throw new Unreadable();
    const name = command.words[0]?.literal;
    const range = { start: command.range.start, end: this.at };
    return {
      ...command,
      range,
      words: [],
      assignments: [],
      ...(name !== undefined && { definesFunction: name }),
    };
  }

  private compound(): CompoundCommand | undefined {
    this.skipBlanks();
    const start = this.at;
    if (this.bareWord() === '' && !this.peek('(')) return undefined;
    const made = this.deeper(() => this.compoundAt(start));
    return made && { ...made, range: { start, end: this.at } };
  }

  private compoundAt(start: number): Omit<CompoundCommand, 'range'> | undefined {
    if (this.peek('((')) {
      this.at = endOfArithmetic(this.text, start);
      return { kind: 'compound', type: 'arithmetic', conditions: [], bodies: [], words: [] };
    }
    if (this.peek('(')) {
      this.at++;
      const body = this.script();
      this.expect(')');
      return { kind: 'compound', type: 'subshell', conditions: [], bodies: [body], words: [] };
    }
    switch (this.bareWord()) {
      case '{':
        return { kind: 'compound', type: 'group', conditions: [], bodies: [this.block('{', '}')], words: [] };
      case 'if':
        return this.ifCommand();
      case 'while':
      case 'until': {
        this.at += 5;
        const condition = this.script();
        return {
          kind: 'compound',
          type: 'loop',
          conditions: [condition],
          bodies: [this.block('do', 'done')],
          words: [],
        };
      }
      case 'for':
      case 'select':
        return this.forCommand();
      case 'case':
        return this.caseCommand();
      case '[[':
        return this.testCommand();
      case 'function':
        return this.functionCommand();
      case 'coproc':
        throw new Unreadable();
      default:
        return undefined;
    }
  }

  private ifCommand(): Omit<CompoundCommand, 'range'> {
    const conditions: Script[] = [];
    const bodies: Script[] = [];
    this.at += 2;
    for (;;) {
      conditions.push(this.script());
      this.expectWord('then');
      bodies.push(this.script());
      if (this.bareWord() !== 'elif') break;
      this.at += 4;
    }
    if (this.bareWord() === 'else') {
      this.at += 4;
      bodies.push(this.script());
    }
    this.expectWord('fi');
    return { kind: 'compound', type: 'if', conditions, bodies, words: [] };
  }

  private forCommand(): Omit<CompoundCommand, 'range'> {
    this.at += this.bareWord().length;
    this.skipBlanks();
    const words: Word[] = [];
    let name: string | undefined;
    if (this.peek('((')) this.at = endOfArithmetic(this.text, this.at);
    else {
      name = this.word().literal;
      this.skipLines(false);
      if (this.bareWord() === 'in') {
        this.at += 2;
        this.skipBlanks();
        while (this.at < this.end && !/[\n;&|()]/.test(this.text.charAt(this.at))) {
          words.push(this.word());
          this.skipBlanks();
        }
      }
    }
    this.skipBlanks();
    if (this.peek(';')) this.at++;
    this.skipLines();
    return {
      kind: 'compound',
      type: 'loop',
      conditions: [],
      bodies: [this.block('do', 'done')],
      words,
      name,
    };
  }

  private caseCommand(): Omit<CompoundCommand, 'range'> {
    this.at += 4;
    this.skipBlanks();
    const words = [this.word()];
    const bodies: Script[] = [];
    this.skipLines();
    this.expectWord('in');
    this.skipLines();
    while (this.bareWord() !== 'esac') {
      if (this.peek('(')) this.at++;
      for (;;) {
        this.skipBlanks();
        this.word();
        this.skipBlanks();
        if (!this.peek('|')) break;
        this.at++;
      }
      this.expect(')');
      bodies.push(this.script());
      if (this.peek(';;')) this.at += this.peek(';;&') ? 3 : 2;
      this.skipLines();
    }
    this.expectWord('esac');
    return { kind: 'compound', type: 'case', conditions: [], bodies, words };
  }

  private testCommand(): Omit<CompoundCommand, 'range'> {
    this.at += 2;
    const words: Word[] = [];
    for (;;) {
      this.skipLines(false);
      if (this.at >= this.end) throw new Unreadable();
      if (/^\]\](?:[\s;&|)]|$)/.test(this.text.slice(this.at, this.at + 3))) break;
      const word = new WordReader(this.text, this.at, this, true).read();
      this.at = word.range.end;
      words.push(word);
    }
    this.at += 2;
    return { kind: 'compound', type: 'test', conditions: [], bodies: [], words };
  }

  private functionCommand(): Omit<CompoundCommand, 'range'> {
    this.at += 'function'.length;
    this.skipBlanks();
    const name = this.word().literal;
    const parentheses = /[ \t]*\(\s*\)/y;
    parentheses.lastIndex = this.at;
    if (parentheses.test(this.text)) this.at = parentheses.lastIndex;
    this.skipLines();
    const body = this.compound();
    if (!body) throw new Unreadable();
    return { kind: 'compound', type: 'function', conditions: [], bodies: [], words: [], name };
  }

  private block(opener: string, closer: string): Script {
    this.skipLines();
    this.expectWord(opener);
    const script = this.script();
    this.expectWord(closer);
    return script;
  }

  private word(): Word {
    const word = new WordReader(this.text, this.at, this).read();
    if (word.range.end === this.at) throw new Unreadable();
    this.at = word.range.end;
    return word;
  }

  private isAssignment(): boolean {
    ASSIGNMENT.lastIndex = this.at;
    return ASSIGNMENT.test(this.text);
  }

  private isArrayAssignment(): boolean {
    return this.isAssignment() && this.text.charAt(ASSIGNMENT.lastIndex) === '(';
  }

  private assignment(): Assignment {
    const start = this.at;
    ASSIGNMENT.lastIndex = start;
    const name = ASSIGNMENT.exec(this.text)?.[1] ?? '';
    const isIndexed = this.text.slice(start, ASSIGNMENT.lastIndex).includes('[');
    this.at = ASSIGNMENT.lastIndex;
    if (!this.peek('(')) {
      const value = new WordReader(this.text, this.at, this).read();
      this.at = value.range.end;
      return { range: { start, end: this.at }, name, value, isArray: isIndexed };
    }
    this.at++;
    for (;;) {
      this.skipLines(false);
      if (this.peek(')')) break;
      this.word();
    }
    this.at++;
    return { range: { start, end: this.at }, name, isArray: true };
  }

  private isRedirect(): boolean {
    if (!/[\d<>&]/.test(this.text.charAt(this.at))) return false;
    REDIRECT.lastIndex = this.at;
    const match = REDIRECT.exec(this.text);
    // `<(` and `>(` are words
    return match !== null && !(/^[<>]$/.test(match[0]) && this.text.charAt(REDIRECT.lastIndex) === '(');
  }

  private redirect(): Redirect {
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

  private skipBlanks(): void {
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
  private skipLines(withHeredocs = true): void {
    for (;;) {
      this.skipBlanks();
      if (this.text.charAt(this.at) !== '\n' || this.at >= this.end) return;
      this.at++;
      if (withHeredocs && this.heredocs.length > 0) this.skipHeredocs();
    }
  }

  private peek(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  /** The unquoted word that starts here, for the words of the grammar; asked several times for each place. */
  private bareWord(): string {
    if (this.bareAt !== this.at) {
      BARE.lastIndex = this.at;
      this.bare = BARE.test(this.text) ? this.text.slice(this.at, BARE.lastIndex) : '';
      this.bareAt = this.at;
    }
    return this.bare;
  }

  private expect(text: string): void {
    if (!this.peek(text)) throw new Unreadable();
    this.at += text.length;
  }

  private expectWord(word: string): void {
    this.skipLines();
    if (this.bareWord() !== word) throw new Unreadable();
    this.at += word.length;
  }
}
