/**
 * Problem matchers in the format of VS Code's tasks, as data. Numbers are groups of the regular expression; what several patterns of one
 * matcher capture of a message is put together.
 */
export interface ProblemMatcher {
  /** The tool, as people call it. */
  owner: string;
  /** Of problems whose pattern captures none; `error` where this is absent. */
  severity?: Severity;
  /** Several are for lines that follow each other. */
  pattern: ProblemPattern | readonly ProblemPattern[];
}

export type Severity = 'error' | 'warning' | 'info';

/** What the groups of a pattern may capture, in VS Code's format. */
export const CAPTURES = [
  'file',
  'location',
  'line',
  'column',
  'endLine',
  'endColumn',
  'severity',
  'code',
  'message',
] as const;

export interface ProblemPattern {
  /** Without flags; it must not take longer than a few times the length of a line, whatever stands there. */
  regexp: RegExp;
  file?: number;
  /** Of `line`, `line,column` or `line,column,endLine,endColumn`. */
  location?: number;
  line?: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
  severity?: number;
  code?: number;
  /** 0 is the whole match. */
  message?: number;
  /** Of the last pattern: each further line that matches is a problem too. */
  loop?: boolean;
  /** Beyond VS Code's format: the package of a class, a dot behind it. */
  package?: number;
  /** Beyond VS Code's format: so many lines that do not match may stand before the one that does. */
  within?: number;
}

/** A place that a log names, as it stands there. */
export interface NamedPlace {
  file: string;
  /** From 1. */
  line: number;
  /** From 1; absent where only the line is told. */
  column?: number;
  /** Of a language of the JVM, which names files without their folders: the package that the file's class is in, such as `com.example`. */
  package?: string;
}

/** What a tool has found, as it says it. */
export interface NamedProblem extends NamedPlace {
  endLine?: number;
  /** From 1, exclusive. */
  endColumn?: number;
  severity: Severity;
  message: string;
  code?: string;
  owner: string;
  /** Of a stack: the places further out, the nearest last. */
  outer?: readonly NamedPlace[];
}
