import { CompoundReader } from './compound';
import type {
  AndOrList,
  Assignment,
  Pipeline,
  Script,
  ShellCommand,
  ShellReading,
  SimpleCommand,
} from './script';
import { Unreadable, WordReader } from './words';

const ASSIGNMENT = /([A-Za-z_][A-Za-z0-9_]*)(?:\[[^\]\s]*\])?\+?=/y;
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

class Parser extends CompoundReader {
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
    if (this.text.slice(start, end).includes('\\') || this.isDeepest) return undefined;
    return new Parser(this.text, start, end, this.depth + 1).whole();
  }

  /** Up to a `)`, `;;`, closing word or the end. */
  protected script(): Script {
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
}
