import { CAPTURES, type ProblemMatcher, type ProblemPattern, type Severity } from './matcher';

/** A matcher as VS Code's tasks have it, whose expressions are text. */
type Json = Readonly<Record<string, unknown>>;

/**
 * Matchers that somebody wrote in the format of VS Code's tasks (`owner`, `severity`, `pattern` with `regexp`, groups and `loop`), with its
 * defaults. What is none is left out.
 */
export function givenMatchers(values: unknown): ProblemMatcher[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value) => {
    if (!isObject(value)) return [];
    const patterns = (Array.isArray(value.pattern) ? value.pattern : [value.pattern]).map(givenPattern);
    const complete = patterns.filter((pattern) => pattern !== undefined);
    if (complete.length === 0 || complete.length < patterns.length) return [];
    const name = [value.source, value.owner].find((text) => typeof text === 'string' && text !== '');
    const owner = typeof name === 'string' ? name : 'problem';
    return [{ owner, severity: severityOf(value.severity), pattern: withDefaults(complete) }];
  });
}

function givenPattern(value: unknown): ProblemPattern | undefined {
  if (!isObject(value) || typeof value.regexp !== 'string') return undefined;
  const groups = CAPTURES.flatMap((name) => {
    const group = value[name];
    return typeof group === 'number' && Number.isInteger(group) && group >= 0 ? [[name, group]] : [];
  });
  try {
    const regexp = new RegExp(value.regexp);
    return { regexp, ...Object.fromEntries(groups), ...(value.loop === true && { loop: true }) };
  } catch {
    return undefined;
  }
}

/** A single pattern has a file, a line, a column and a message where it does not say. */
function withDefaults(patterns: readonly ProblemPattern[]): readonly ProblemPattern[] {
  const [only, ...others] = patterns;
  if (!only || others.length > 0) return patterns;
  const { file = 1, message = 0, location, line, column } = only;
  const place = location === undefined ? { line: line ?? 2, column: line === undefined ? 3 : column } : {};
  return [{ ...only, file, message, ...place }];
}

function severityOf(value: unknown): Severity | undefined {
  return value === 'error' || value === 'warning' || value === 'info' ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
