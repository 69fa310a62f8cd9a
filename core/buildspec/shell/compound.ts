import { Cursor } from './cursor';
import type { CompoundCommand, Script, Word } from './script';
import { endOfArithmetic, Unreadable, WordReader } from './words';

/** Reads the commands that hold others: `if`, loops, `case`, groups, functions and tests. */
export abstract class CompoundReader extends Cursor {
  /** Up to what closes it. */
  protected abstract script(): Script;

  protected compound(): CompoundCommand | undefined {
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
}
