import type { Range } from '../tree';

/**
 * A shell script as far as it is read with certainty: POSIX sh and what bash adds to it. All ranges are offsets in the
 * text of the command, ends exclusive.
 */
export interface Script {
  lists: AndOrList[];
}

/** `a && b || c`, up to the `;`, `&` or line end after it. */
export interface AndOrList {
  range: Range;
  pipelines: Pipeline[];
  /** Between the pipelines: one less than they are. */
  operators: ('&&' | '||')[];
  isBackground: boolean;
}

export interface Pipeline {
  range: Range;
  isNegated: boolean;
  commands: ShellCommand[];
}

export type ShellCommand = SimpleCommand | CompoundCommand;

export interface SimpleCommand {
  kind: 'simple';
  range: Range;
  assignments: Assignment[];
  words: Word[];
  redirects: Redirect[];
  /** `NAME() …`: nothing of it runs here. */
  definesFunction?: string;
}

export interface CompoundCommand {
  kind: 'compound';
  type: 'if' | 'loop' | 'case' | 'group' | 'subshell' | 'function' | 'test' | 'arithmetic';
  range: Range;
  /** What `if`, `while` and `until` decide on. */
  conditions: Script[];
  bodies: Script[];
  /** The words of `for … in`, `case … in` and `[[ … ]]`. */
  words: Word[];
  /** The variable of `for`, the name of a function. */
  name?: string;
}

export interface Assignment {
  range: Range;
  name: string;
  /** Absent for `NAME=( … )`. */
  value?: Word;
  isArray: boolean;
}

export interface Redirect {
  range: Range;
  operator: string;
  target?: Word;
}

export interface Word {
  range: Range;
  /** The word without its quotes; undefined where an expansion or a pattern stands in it. */
  literal?: string;
  isQuoted: boolean;
  expansions: Expansion[];
}

export interface Expansion {
  range: Range;
  /** `$NAME`, `${NAME…}`, `$?`; absent for command substitutions and arithmetic. */
  name?: string;
  /** In double quotes: the value stays one word. */
  isQuoted: boolean;
  /** What stands in `$( … )`, backticks or `<( … )`. */
  script?: Script;
  /** Whether it is `${NAME[…]}`. */
  isIndexed: boolean;
}

export type ShellReading =
  | { ok: true; script: Script }
  | {
      ok: false;
      /** The quote that nothing closes; absent where the text is beyond this reader. */
      openQuote?: { quote: "'" | '"'; at: number };
    };
