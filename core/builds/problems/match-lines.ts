import {
  CAPTURES,
  type NamedPlace,
  type NamedProblem,
  type ProblemMatcher,
  type ProblemPattern,
  type Severity,
} from './matcher';

/** What a line has where a pattern of one line may fit: a place as most tools write it, or the number of a line at least. */
const PLACE = /[:([,]\s?\d|\bline \d/;
const NUMBER = /\d/;

// a pattern that wants such a place says so
const WANTS_PLACE = /(?::|\(|\[|, |line )\(\\d/;

/** Of a stack, as many places are remembered. */
const MOST_OUTER = 50;

const TEXT_PROPERTIES = [...CAPTURES, 'package'] as const;

/** What the patterns of a matcher have captured so far. */
type Captured = Partial<Record<(typeof TEXT_PROPERTIES)[number], string>>;

/** A matcher of several lines, on its way. */
interface Begun {
  /** Which pattern is next. */
  next: number;
  captured: Captured;
  outer: NamedPlace[];
  /** Lines since the last match. */
  waited: number;
}

/** Finds problems in plain lines, one line after the other. Of several matchers that fit a line the first one counts. */
export class MatchLines {
  private readonly single: { matcher: ProblemMatcher; pattern: ProblemPattern; wantsPlace: boolean }[] = [];
  private readonly several: { matcher: ProblemMatcher; patterns: readonly ProblemPattern[] }[] = [];
  private readonly begun = new Map<ProblemMatcher, Begun>();

  constructor(matchers: readonly ProblemMatcher[]) {
    for (const matcher of matchers) {
      const { pattern } = matcher;
      const patterns = 'regexp' in pattern ? [pattern] : pattern;
      const [only] = patterns;
      if (only && patterns.length === 1) {
        const wantsPlace = WANTS_PLACE.test(only.regexp.source);
        this.single.push({ matcher, pattern: only, wantsPlace });
      } else if (only) this.several.push({ matcher, patterns });
    }
  }

  read(line: string): NamedProblem | undefined {
    for (const { matcher, patterns } of this.several) {
      const problem = this.continued(line, matcher, patterns);
      if (problem) return problem;
    }
    if (!NUMBER.test(line)) return undefined;
    const hasPlace = PLACE.test(line);
    for (const { matcher, pattern, wantsPlace } of this.single) {
      if (wantsPlace && !hasPlace) continue;
      const match = pattern.regexp.exec(line);
      const problem = match && problemOf(matcher, capture({}, pattern, match), []);
      if (problem) return problem;
    }
    return undefined;
  }

  /** What comes now has nothing to do with what came before. */
  reset(): void {
    this.begun.clear();
  }

  private continued(
    line: string,
    matcher: ProblemMatcher,
    patterns: readonly ProblemPattern[],
  ): NamedProblem | undefined {
    const begun = this.begun.get(matcher);
    const pattern = begun && patterns[begun.next];
    const match = pattern?.regexp.exec(line);
    if (!begun || !pattern || !match) {
      if (begun && ++begun.waited > (pattern?.within ?? 0)) this.begun.delete(matcher);
      this.begin(line, matcher, patterns, begun?.outer ?? []);
      return undefined;
    }
    const captured = capture(begun.captured, pattern, match);
    const isLast = begun.next === patterns.length - 1;
    if (!isLast) {
      this.begun.set(matcher, { ...begun, next: begun.next + 1, captured, waited: 0 });
      return undefined;
    }
    if (pattern.loop) begun.waited = 0;
    else this.begun.delete(matcher);
    return problemOf(matcher, captured, begun.outer);
  }

  /** The first line of a matcher begins it anew; of a stack it is one more place. */
  private begin(
    line: string,
    matcher: ProblemMatcher,
    patterns: readonly ProblemPattern[],
    outer: NamedPlace[],
  ): void {
    const [first] = patterns;
    const match = first?.regexp.exec(line);
    if (!first || !match) return;
    const before = this.begun.get(matcher);
    const place = before && placeOf(before.captured);
    const places = before ? (place ? [...outer, place].slice(-MOST_OUTER) : outer) : [];
    this.begun.set(matcher, { next: 1, captured: capture({}, first, match), outer: places, waited: 0 });
  }
}

function capture(before: Captured, pattern: ProblemPattern, match: RegExpExecArray): Captured {
  const captured = { ...before };
  for (const property of TEXT_PROPERTIES) {
    const group = pattern[property];
    const text = group === undefined ? undefined : match[group]?.trim();
    if (text === undefined) continue;
    const known = captured[property];
    captured[property] = known === undefined ? text : `${known}\n${text}`;
  }
  return captured;
}

function problemOf(
  { owner, severity = 'error' }: ProblemMatcher,
  captured: Captured,
  outer: NamedPlace[],
): NamedProblem | undefined {
  const place = placeOf(captured);
  if (!place || !captured.message) return undefined;
  const [, , endLine, endColumn] = numbersOf(captured);
  return {
    ...place,
    endLine,
    endColumn,
    severity: severityOf(captured.severity) ?? severity,
    message: captured.message,
    code: captured.code || undefined,
    owner,
    ...(outer.length > 0 && { outer }),
  };
}

function placeOf(captured: Captured): NamedPlace | undefined {
  const [line, column] = numbersOf(captured);
  const { file } = captured;
  if (!file || line === undefined || line === 0) return undefined;
  return { file, line, column, ...inPackage(captured) };
}

function inPackage({ package: name }: Captured): Pick<NamedPlace, 'package'> {
  return name === undefined ? {} : { package: name.replace(/\.$/, '') };
}

function numbersOf({ location, line, column, endLine, endColumn }: Captured): (number | undefined)[] {
  const texts = location === undefined ? [line, column, endLine, endColumn] : location.split(/[,.:-]/);
  return texts.map((text) => (text !== undefined && /^\s*\d{1,9}$/.test(text) ? Number(text) : undefined));
}

const SEVERITIES: Readonly<Record<string, Severity>> = {
  e: 'error',
  f: 'error',
  err: 'error',
  error: 'error',
  fatal: 'error',
  w: 'warning',
  warn: 'warning',
  warning: 'warning',
  '⚠': 'warning',
  c: 'info',
  r: 'info',
  i: 'info',
  info: 'info',
  information: 'info',
  hint: 'info',
  note: 'info',
  notice: 'info',
  style: 'info',
  deprecated: 'info',
};

function severityOf(text: string | undefined): Severity | undefined {
  return text === undefined ? undefined : SEVERITIES[text.toLowerCase().replace(/^fatal error$/, 'fatal')];
}
