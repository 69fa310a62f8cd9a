import { prefixBefore } from './line-prefix';

/**
 * The lines that CodeBuild's agent itself writes into a log, beside the commands' output:
 * `[Container] YYYY/MM/DD HH:MM:SS.ffffff text`, in UTC, or `[Instance]` where no container runs them (EC2 compute, 2026).
 * Microseconds came late in 2023; older logs have whole seconds.
 */

export interface AgentLine {
  /** ISO 8601 UTC with milliseconds. */
  at: string;
  /** What follows the timestamp; begins with a space in the indented lines of the phase count. */
  text: string;
}

const MARKS = ['[Container] ', '[Instance] '];
const TIME_AND_TEXT = /(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))? (.*)$/y;
const OPENING_BRACKET = 91;

/** Writes a line as the agent would, with its newline. `at` is an event's timestamp; microseconds below it are zero. */
export function agentLine(at: string, text: string): string {
  const date = at.slice(0, 10).replaceAll('-', '/');
  const time = at.slice(11, 23);
  return `[Container] ${date} ${time}000 ${text}\n`;
}

/** Reads a line without its newline; undefined where it is command output. What a tool put before the line is no matter. */
export function parseAgentLine(line: string): AgentLine | undefined {
  const start = agentTextStart(line);
  if (start < 0) return undefined;
  const match = timeAndText(line, start);
  if (!match) return undefined;
  const [, year, month, day, time, fraction = '', text = ''] = match;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const at = `${year}-${month}-${day}T${time}.${milliseconds}Z`;
  // what a command prints may look like it, and be no time
  return Number.isNaN(Date.parse(at)) ? undefined : { at, text };
}

/** Where in a line the agent's mark begins, behind what a tool put before it; below 0 where the line is command output. */
export function agentTextStart(line: string): number {
  // most lines are output, and have to be seen as such at once
  for (const mark of MARKS) {
    if (line.charCodeAt(0) === OPENING_BRACKET && line.startsWith(mark)) return 0;
    const start = line.indexOf(mark);
    if (start > 0 && prefixBefore(line, start)) return start;
  }
  return -1;
}

/** Where the agent's own text begins in a line, behind the mark and the time; below 0 where the line is command output. */
export function agentStampEnd(line: string): number {
  const start = agentTextStart(line);
  const match = start < 0 ? null : timeAndText(line, start);
  return match ? match.index + match[0].length - (match[6] ?? '').length : -1;
}

function timeAndText(line: string, start: number): RegExpExecArray | null {
  TIME_AND_TEXT.lastIndex = line.indexOf(' ', start) + 1;
  return TIME_AND_TEXT.exec(line);
}
