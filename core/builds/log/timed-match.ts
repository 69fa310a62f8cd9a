import { createContext, Script } from 'node:vm';

/** Where a pattern matches in one of several lines. */
export interface LineMatch {
  /** Its place among the lines. */
  index: number;
  start: number;
  length: number;
}

interface Job {
  pattern: RegExp;
  lines: readonly string[];
  /** The line that is looked at. */
  at: number;
  /** Index, start and length of each match. */
  found: number[];
}

// what runs in such a script can be ended in the middle of a match
const LOOK = new Script(`{
  const { pattern, lines, found } = job;
  for (; job.at < lines.length; job.at += 1) {
    const match = pattern.exec(lines[job.at]);
    if (match) found.push(job.at, match.index, match[0].length);
  }
}`);

/**
 * Matches a pattern that somebody typed, such as `(a+)+b`, which may take longer than a life: a line for which it takes more than so many
 * milliseconds is given up.
 */
export class TimedMatch {
  /** Lines that were given up. */
  slowLines = 0;
  private readonly context = createContext({});

  constructor(
    private readonly pattern: RegExp,
    private readonly milliseconds: number,
  ) {}

  /** The matches in lines, at most one in each. Stops between two parts of them that take long, so that others have their turn. */
  *matches(lines: readonly string[]): Generator<LineMatch | 'pause', void> {
    const job: Job = { pattern: this.pattern, lines, at: 0, found: [] };
    while (job.at < lines.length) {
      const first = job.at;
      const isDone = this.run(job);
      yield* taken(job);
      if (isDone) return;
      if (job.at === first) {
        job.at += 1;
        this.slowLines += 1;
      }
      yield 'pause';
    }
  }

  private run(job: Job): boolean {
    Object.assign(this.context, { job });
    try {
      LOOK.runInContext(this.context, { timeout: this.milliseconds });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
      throw error;
    }
  }
}

function* taken({ found }: Job): Generator<LineMatch, void> {
  const numbers = found.splice(0);
  for (let at = 0; at < numbers.length; at += 3) {
    const [index = 0, start = 0, length = 0] = numbers.slice(at, at + 3);
    yield { index, start, length };
  }
}
