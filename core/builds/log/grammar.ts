import type { BuildEvent, PhaseContext, PhaseType, StatusType } from '../events';
import { parseAgentLine } from './agent-line';
import {
  endedPhase,
  enteredPhase,
  failedCommand,
  phaseContext,
  runningCommand,
  withExitStatus,
} from './agent-phrases';

/**
 * Reads the text of a log, in pieces of any size, as build events. Concatenating `formatEvent` of all events gives the text
 * back unchanged.
 */
export interface LogReader {
  read(text: string): BuildEvent[];
  /** What is left when no more text comes. */
  end(): BuildEvent[];
}

/** More of a line than anybody logs. It is output then, and its end is not waited for. UTF-16 units. */
const LONGEST_LINE = 1024 * 1024;

/** What the agent repeats of a command, and a message of a phase, are shorter; further lines are output. UTF-16 units. */
const LONGEST_TEXT = 100_000;

// the agent names no phase while it uploads: what follows POST_BUILD is UPLOAD_ARTIFACTS
const FOLLOWING: Partial<Record<PhaseType, PhaseType>> = {
  DOWNLOAD_SOURCE: 'INSTALL',
  INSTALL: 'PRE_BUILD',
  PRE_BUILD: 'BUILD',
  BUILD: 'POST_BUILD',
  POST_BUILD: 'UPLOAD_ARTIFACTS',
};

interface EndedPhase {
  phaseType: PhaseType;
  phaseStatus: StatusType;
  contexts: PhaseContext[];
  log: string;
}

/** The agent repeats a failed command of several lines whole; its exit status stands behind the last one. */
interface FailingCommand {
  text: string;
  log: string;
}

interface RunningCommand {
  phaseType: PhaseType;
  index: number;
  text: string;
}

/** A reader for one build's log; events carry `buildId`. Text before the first timestamp gets the epoch as its time. */
export function createLogReader(buildId: string): LogReader {
  let rest = '';
  let isInLongLine = false;
  let at = new Date(0).toISOString();
  let phaseType: PhaseType = 'DOWNLOAD_SOURCE';
  let nextIndex = 0;
  let running: RunningCommand | undefined;
  let ended: EndedPhase | undefined;
  let failing: FailingCommand | undefined;
  let events: BuildEvent[] = [];

  function output(text: string): void {
    const last = events.at(-1);
    const index = running?.index;
    if (last?.event === 'output' && last.index === index && last.phaseType === phaseType) last.text += text;
    else events.push({ event: 'output', buildId, at, phaseType, index, text });
  }

  function flushEndedPhase(): void {
    if (!ended) return;
    const { phaseType: type, phaseStatus, contexts, log } = ended;
    events.push({ event: 'phase', buildId, at, phaseType: type, phaseStatus, contexts, log });
    phaseType = FOLLOWING[type] ?? type;
    ended = undefined;
  }

  function tellCommand(state: 'running' | 'succeeded' | 'failed', log: string, exitCode?: number): void {
    if (!running) return;
    const base = { event: 'command', buildId, at, section: 'commands', attempt: 1 } as const;
    events.push({ ...base, ...running, state, exitCode, log });
  }

  function endCommand(state: 'succeeded' | 'failed', log: string, exitCode?: number): void {
    tellCommand(state, log, exitCode);
    running = undefined;
  }

  /** True where the line is a further one of the command that the agent repeats. */
  function continuesCommand(text: string, line: string): boolean {
    if (!failing) return false;
    if (failing.text.length > LONGEST_TEXT) {
      endFailingCommand();
      return false;
    }
    const { text: more, exitCode } = withExitStatus(text);
    failing.log += line;
    failing.text += `\n${exitCode === undefined ? text : more}`;
    if (exitCode !== undefined) endFailingCommand(exitCode);
    return true;
  }

  function endFailingCommand(exitCode?: number): void {
    if (!failing || !running) return;
    const { text, log } = failing;
    failing = undefined;
    // without a status it was one line, and the lines below are no part of it
    if (exitCode !== undefined) running.text = text.trimEnd();
    endCommand('failed', log, exitCode);
  }

  /** True where the line is a further one of the message of a phase that has ended. */
  function continuesMessage(text: string, line: string): boolean {
    const context = ended?.contexts.at(-1);
    if (!ended || !context?.message || text === '' || context.message.length > LONGEST_TEXT) return false;
    context.message += `\n${text}`;
    ended.log += line;
    return true;
  }

  function readAgentLine(text: string, line: string): void {
    endFailingCommand();
    const context = phaseContext(text);
    if (context && ended) {
      ended.contexts.push(context);
      ended.log += line;
      return;
    }
    flushEndedPhase();

    const failed = failedCommand(text);
    if (failed && running) {
      failing = { text: failed.text, log: line };
      if (failed.exitCode !== undefined) endFailingCommand(failed.exitCode);
      return;
    }
    const complete = endedPhase(text);
    if (complete) {
      endCommand('succeeded', '');
      const { phaseType, status } = complete;
      ended = { phaseType, phaseStatus: status, contexts: [], log: line };
      return;
    }
    const entering = enteredPhase(text);
    if (entering) {
      phaseType = entering;
      nextIndex = 0;
      const phaseStatus = 'IN_PROGRESS';
      events.push({ event: 'phase', buildId, at, phaseType, phaseStatus, contexts: [], log: line });
      return;
    }
    const command = runningCommand(text);
    if (command !== undefined) {
      endCommand('succeeded', '');
      running = { phaseType, index: nextIndex, text: command };
      nextIndex += 1;
      tellCommand('running', line);
      return;
    }
    output(line);
  }

  function readLine(line: string): void {
    const text = line.replace(/\r?\n$/, '');
    const parsed = parseAgentLine(text);
    if (!parsed) {
      if (continuesCommand(text, line) || continuesMessage(text, line)) return;
      flushEndedPhase();
      output(line);
      return;
    }
    at = parsed.at;
    readAgentLine(parsed.text, line);
  }

  /** A part of a line that has no end for long. */
  function readPart(part: string): void {
    endFailingCommand();
    flushEndedPhase();
    output(part);
  }

  function readText(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = rest + text.slice(start, end + 1);
      if (isInLongLine) readPart(line);
      else readLine(line);
      isInLongLine = false;
      rest = '';
      start = end + 1;
    }
    rest += text.slice(start);
    if (rest.length <= LONGEST_LINE) return;
    isInLongLine = true;
    readPart(rest);
    rest = '';
  }

  function take(): BuildEvent[] {
    const taken = events;
    events = [];
    return taken;
  }

  return {
    read(text) {
      readText(text);
      // without its context line the end of a phase is held back: the line may come with the next piece
      if (ended && ended.contexts.length > 0) flushEndedPhase();
      return take();
    },
    end() {
      if (isInLongLine) readPart(rest);
      else if (rest) readLine(rest);
      rest = '';
      endFailingCommand();
      flushEndedPhase();
      return take();
    },
  };
}
