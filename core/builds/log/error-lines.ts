import { shownLine } from './shown-line';

/**
 * Whether a line of a command that failed looks like the message of an error, as compilers, test runners and package managers write
 * it. Of commands that succeeded nobody asks: there such a line is no error.
 */
export function looksLikeError(line: string): boolean {
  // one look tells most lines apart, and logs have hundreds of thousands
  if (!HINT.test(line) || line.length > LONGEST) return false;
  const { text } = shownLine(line);
  return ERRORS.some((pattern) => pattern.test(text));
}

const LONGEST = 2_000;

const HINT = /err|fail|fatal|exception|panic|traceback|denied|not found|cannot|no such|unable|^E: |✖|✕|✗|❌/i;

const ERRORS: readonly RegExp[] = [
  // error: …, ERROR …, [ERROR] …, Error TS2304: …, main.c:3:1: fatal error: …, ##[error]…, E: …
  /(?:^|[\s:>)\]])\[?(?:fatal )?(?:error|fatal)\]?(?:\[\w+\]| [A-Z]{1,5}\d+)?(?::|!|$)/i,
  /^\s*(?:\[?(?:ERROR|FATAL|FAILURE|FAILED|FAIL)\]?)(?=[\s:!(]|$)/,
  /^npm (?:ERR!|error)(?=\s)/,
  /^\s*(?:Uncaught )?(?:[\w.$]+\.)?\w*(?:Error|Exception)(?:: |$)/,
  /^Traceback \(most recent call last\)/,
  /^Exception in thread /,
  /^(?:panic|fatal error): /,
  /^thread '.*' panicked at /,
  /^--- FAIL: /,
  /^\s*[✖✕✗❌●] ?(?=\S)/u,
  /^make(?:\[\d+\])?: \*\*\* /,
  /^E: /,
  /^An error occurred \(/,
  /: (?:command not found|not found|No such file or directory|Permission denied|cannot execute)/,
  /^(?:unable|cannot|could not|failed) /i,
];
