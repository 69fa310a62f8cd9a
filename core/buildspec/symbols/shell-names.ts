import { arithmeticEnd, operandAt } from './arithmetic';

/** A variable's name in a command; offsets in the command's text. */
export interface ShellName {
  name: string;
  start: number;
  end: number;
  /** `export` names it without a value: it is handed on as it is. */
  kind: 'use' | 'write' | 'export';
  /** The offset after `NAME=`, and where the text assigned ends; for writes that have one. */
  value?: { start: number; end: number };
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const POWERSHELL_NAME = /env:([A-Za-z_][A-Za-z0-9_]*)/iy;
const OPERATOR = /(?:&&|\|\||;;|[;&|(){}!])/y;
const ASSIGNS = /(?:\[[^\]\s]*\])?\+?=/y;
const WORD_END = /[\s;&|)<>`]|$/y;
/** Runs of characters that mean nothing of their own, to step over at once. */
const PLAIN = /[^\s;&|<>()\\'"`$%]+/y;
const PLAIN_IN_QUOTES = /[^\\"$`%]+/y;
/** Without any of these a text names no variable. */
const HINT =
  /[$=%]|\(\(|\b(?:export|declare|typeset|local|readonly|read|unset|for|mapfile|readarray|getopts|select|printenv)\b/;
const KEYWORDS = new Set(['then', 'do', 'else', 'elif', 'if', 'while', 'until', 'time', '!', '{']);
const DECLARERS = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'env', 'sudo']);
/** Commands whose words name variables that they set. */
const SETTERS = new Set(['read', 'unset', 'for', 'mapfile', 'readarray', 'getopts', 'select']);
/** A command whose words name variables that it prints. */
const PRINTER = 'printenv';
/** Commands that read their quoted text as a script of their own, with the variables handed on to them. */
const INTERPRETERS = /^(?:.*\/)?(?:bash|sh|dash|zsh|ash|eval|envsubst|trap)$/;

/**
 * The variables that a command names. It reads words only and not the grammar around them, so that it also works on what a
 * shell could not run: half-typed commands, PowerShell, other shells' syntax. Text in single quotes names none, except in a
 * script for an inner shell.
 */
export function shellNames(text: string): ShellName[] {
  return HINT.test(text) ? new NameScanner(text).scan() : [];
}

/** Nothing people write goes deeper; the call stack would. */
const MAX_DEPTH = 40;

interface Heredoc {
  delimiter: string;
  isLiteral: boolean;
}

class NameScanner {
  private readonly names: ShellName[] = [];
  private at = 0;
  private heredocs: Heredoc[] = [];
  private depth = 0;

  constructor(private readonly text: string) {}

  scan(): ShellName[] {
    this.commands('');
    return this.names;
  }

  /** Reads commands up to `closer`, which is left unread; everything where there is none. */
  private commands(closer: '' | ')' | '`'): void {
    let command = '';
    let isStart = true;
    while (this.at < this.text.length) {
      const char = this.text.charAt(this.at);
      if (char === closer && closer !== '') return;
      if (char === '\n') {
        this.at++;
        this.skipHeredocs();
        [command, isStart] = ['', true];
      } else if (/\s/.test(char)) this.at++;
      else if (char === '\\' && /[\r\n]/.test(this.text.charAt(this.at + 1))) this.at += 2;
      else if (char === '#') this.toLineEnd();
      else if (this.text.startsWith('<<', this.at) && this.text.charAt(this.at + 2) !== '<') this.heredoc();
      else if (isStart && this.arithmetic()) isStart = false;
      else if (this.operator()) [command, isStart] = ['', true];
      else if (/[<>]/.test(char)) this.at++;
      else {
        const start = this.at;
        const isAssignment = this.word(command, isStart, closer);
        const word = this.text.slice(start, this.at);
        if (this.at === start) this.at++;
        else if (!isAssignment && !(isStart && KEYWORDS.has(word))) {
          if (isStart || command === 'env' || command === 'sudo') command = word;
          // only the first word after `for` names a variable
          else if (command === 'for' || command === 'select') command = 'in';
          isStart = false;
        }
      }
    }
  }

  private operator(): boolean {
    OPERATOR.lastIndex = this.at;
    const found = OPERATOR.exec(this.text)?.[0];
    if (found === undefined) return false;
    // a brace or exclamation mark is an operator only as a word of its own
    if (/[{}!]/.test(found) && !/^$|[\s;]/.test(this.text.charAt(this.at + 1))) return false;
    this.at += found.length;
    return true;
  }

  /** Reads one word; true where it is an assignment before or without a command. */
  private word(command: string, isStart: boolean, closer: string): boolean {
    const named = this.nameHere();
    if (named) {
      ASSIGNS.lastIndex = named.end;
      const operator = ASSIGNS.exec(this.text)?.[0];
      const takesNames = DECLARERS.has(command) || SETTERS.has(command) || command === PRINTER;
      if (operator !== undefined && (isStart || DECLARERS.has(command))) {
        const write: ShellName = { ...named, kind: 'write' };
        this.names.push(write);
        this.at = named.end + operator.length;
        const start = this.at;
        if (this.text.charAt(start) === '(') this.arrayValue();
        else this.rest(command, closer);
        write.value = { start, end: this.at };
        return true;
      }
      WORD_END.lastIndex = named.end;
      const isWhole = takesNames && WORD_END.test(this.text);
      if (takesNames && isWhole && command !== 'env' && command !== 'sudo' && !isStart) {
        const kind = SETTERS.has(command) ? 'write' : command === PRINTER ? 'use' : 'export';
        this.names.push({ ...named, kind });
        this.at = named.end;
        return false;
      }
    }
    this.rest(command, closer);
    return false;
  }

  private arrayValue(): void {
    this.substitution(')');
    this.at = Math.min(this.at, this.text.length);
  }

  /** The rest of a word with its quotes and expansions. */
  private rest(command: string, closer: string): void {
    while (this.at < this.text.length) {
      this.skip(PLAIN);
      const char = this.text.charAt(this.at);
      if (char === '' || /[\s;&|<>()]/.test(char) || (char === closer && closer !== '')) return;
      this.part(command, char);
    }
  }

  private skip(run: RegExp): void {
    run.lastIndex = this.at;
    if (run.test(this.text)) this.at = run.lastIndex;
  }

  private part(command: string, char: string): void {
    if (char === '\\') this.at += 2;
    else if (char === "'") this.singleQuoted(command);
    else if (char === '"') this.doubleQuoted();
    else if (char === '`') this.substitution('`');
    else if (char === '$') this.dollar();
    else if (char === '%') this.percent();
    else this.at++;
  }

  private singleQuoted(command: string): void {
    const close = this.text.indexOf("'", this.at + 1);
    const end = close < 0 ? this.text.length : close;
    if (INTERPRETERS.test(command)) {
      for (const name of shellNames(this.text.slice(this.at + 1, end))) {
        const offset = this.at + 1;
        if (name.kind !== 'use') continue;
        this.names.push({ ...name, start: name.start + offset, end: name.end + offset });
      }
    }
    this.at = end + 1;
  }

  private doubleQuoted(): void {
    this.at++;
    this.skip(PLAIN_IN_QUOTES);
    while (this.at < this.text.length && this.text.charAt(this.at) !== '"') {
      const char = this.text.charAt(this.at);
      if (char === '\\') this.at += 2;
      else if (char === '$') this.dollar();
      else if (char === '`') this.substitution('`');
      else if (char === '%') this.percent();
      else this.at++;
    }
    this.at++;
  }

  private substitution(closer: ')' | '`'): void {
    this.at++;
    if (this.depth >= MAX_DEPTH) return;
    this.depth++;
    this.commands(closer);
    this.depth--;
    this.at++;
  }

  /** `((A + 1))`, where names need no dollar sign; false where something else stands. */
  private arithmetic(): boolean {
    const end = arithmeticEnd(this.text, this.at);
    if (end === undefined) return false;
    while (this.at < end) {
      const operand = operandAt(this.text, this.at);
      if (operand) {
        const { name, isSet } = operand;
        this.names.push({ name, start: this.at, end: this.at + name.length, kind: isSet ? 'write' : 'use' });
        this.at += name.length;
      } else if (this.text.charAt(this.at) === '$') this.dollar();
      else this.at++;
    }
    return true;
  }

  private dollar(): void {
    this.at++;
    const next = this.text.charAt(this.at);
    if (next === '(') {
      if (this.arithmetic()) return;
      this.substitution(')');
      return;
    }
    const isBraced = next === '{';
    if (isBraced) {
      this.at++;
      if (/[#!]/.test(this.text.charAt(this.at))) this.at++;
    }
    POWERSHELL_NAME.lastIndex = this.at;
    const powershell = POWERSHELL_NAME.exec(this.text)?.[1];
    if (powershell !== undefined) this.at += 'env:'.length;
    const named = this.nameHere();
    if (!named) {
      // `$$`, `$?`, `$1`, or a dollar sign that stands for itself
      if (/[$?!#@*0-9-]/.test(this.text.charAt(this.at))) this.at++;
      return;
    }
    this.at = named.end;
    const isSet = powershell !== undefined && /^\s*\+?=[^=]/.test(this.text.slice(this.at, this.at + 20));
    this.names.push({ ...named, kind: isSet ? 'write' : 'use' });
    if (!isBraced || this.depth >= MAX_DEPTH) return;
    this.depth++;
    this.braces();
    this.depth--;
  }

  /** What follows the name in `${NAME…}`: a default may hold quotes and expansions. */
  private braces(): void {
    while (this.at < this.text.length && this.text.charAt(this.at) !== '}') {
      const char = this.text.charAt(this.at);
      if (char === '\\') this.at += 2;
      else if (char === '$') this.dollar();
      else if (char === '"') this.doubleQuoted();
      else if (char === '`') this.substitution('`');
      else if (char === '\n') return;
      else this.at++;
    }
    this.at++;
  }

  /** `%NAME%` of cmd.exe. */
  private percent(): void {
    const found = /^%([A-Za-z_][A-Za-z0-9_]*)%/.exec(this.text.slice(this.at, this.at + 130))?.[1];
    this.at++;
    if (found === undefined) return;
    this.names.push({ name: found, start: this.at, end: this.at + found.length, kind: 'use' });
    this.at += found.length + 1;
  }

  private heredoc(): void {
    const found = /^<<-?\s*(\\?)(["']?)([\w.-]+)\2/.exec(this.text.slice(this.at, this.at + 200));
    this.at += found?.[0].length ?? 2;
    if (found) this.heredocs.push({ delimiter: found[3] ?? '', isLiteral: Boolean(found[1] || found[2]) });
  }

  private skipHeredocs(): void {
    const waiting = this.heredocs;
    this.heredocs = [];
    for (const { delimiter, isLiteral } of waiting) {
      while (this.at < this.text.length) {
        const newline = this.text.indexOf('\n', this.at);
        const end = newline < 0 ? this.text.length : newline;
        const isEnd = this.text.slice(this.at, end).trim() === delimiter;
        if (isEnd || isLiteral) this.at = end;
        else this.heredocLine(end);
        this.at = Math.min(end + 1, this.text.length);
        if (isEnd) break;
      }
    }
  }

  private heredocLine(end: number): void {
    while (this.at < end) {
      const char = this.text.charAt(this.at);
      if (char === '\\') this.at += 2;
      else if (char === '$') this.dollar();
      else if (char === '`') this.substitution('`');
      else this.at++;
    }
  }

  private toLineEnd(): void {
    const newline = this.text.indexOf('\n', this.at);
    this.at = newline < 0 ? this.text.length : newline;
  }

  private nameHere(): { name: string; start: number; end: number } | undefined {
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0];
    return name === undefined ? undefined : { name, start: this.at, end: this.at + name.length };
  }
}
