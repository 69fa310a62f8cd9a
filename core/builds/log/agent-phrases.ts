import type { PhaseContext, PhaseType, StatusType } from '../events';

/*
 * What the agent says behind its timestamp, in the shapes of real logs from 2016 on. A command may print the same with anything in it: no
 * expression here takes longer than a few times the length of its line.
 */

const ENTERING = /^(?:Entering phase|Phase is) ([A-Z_]+)$/;
// `Success: true|false` until about 2019, `State: …` since
const COMPLETE = /^Phase complete: ([A-Z_]+) (?:State: ([A-Z_]+)|Success: (true|false))\s*$/;
const CONTEXT = 'Phase context status code:';
const MESSAGE = 'Message:';
const RUNNING = 'Running command ';
const FAILED = 'Command did not exit successfully ';
const EXIT_STATUS = / ?exit status (\d+)$/;

const STATUSES: ReadonlySet<string> = new Set(['SUCCEEDED', 'FAILED', 'FAULT', 'TIMED_OUT', 'STOPPED']);

/** The phase that begins. */
export function enteredPhase(text: string): PhaseType | undefined {
  return ENTERING.exec(text)?.[1] as PhaseType | undefined;
}

/** The phase that has ended, and how. */
export function endedPhase(text: string): { phaseType: PhaseType; status: StatusType } | undefined {
  const match = COMPLETE.exec(text);
  if (!match) return undefined;
  const [, phaseType, state, success] = match;
  const told = state ?? (success === 'true' ? 'SUCCEEDED' : 'FAILED');
  return {
    phaseType: phaseType as PhaseType,
    status: STATUSES.has(told) ? (told as StatusType) : 'FAILED',
  };
}

/** Why a phase has ended; the first line of it. */
export function phaseContext(text: string): PhaseContext | undefined {
  const at = text.startsWith(CONTEXT) ? text.indexOf(MESSAGE, CONTEXT.length) : -1;
  if (at < 0) return undefined;
  return {
    statusCode: text.slice(CONTEXT.length, at).trim(),
    message: text.slice(at + MESSAGE.length).trimStart(),
  };
}

/** The first line of a command that begins. */
export function runningCommand(text: string): string | undefined {
  return text.startsWith(RUNNING) ? text.slice(RUNNING.length) : undefined;
}

/** What is said of a command that failed, from its first line on: as much of it as a line has, and its exit status behind its last line. */
export function failedCommand(text: string): { text: string; exitCode?: number } | undefined {
  return text.startsWith(FAILED) ? withExitStatus(text.slice(FAILED.length)) : undefined;
}

/** A line, and the exit status that stands behind it. */
export function withExitStatus(line: string): { text: string; exitCode?: number } {
  const text = line.trimEnd();
  const match = EXIT_STATUS.exec(text);
  return match ? { text: text.slice(0, match.index), exitCode: Number(match[1]) } : { text };
}
