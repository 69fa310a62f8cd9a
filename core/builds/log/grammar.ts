import type { BuildEvent, PhaseContext, PhaseType, StatusType } from '../events';
import { parseAgentLine } from './agent-line';

/**
 * Reads the text of a log, in pieces of any size, as build events. Concatenating `formatEvent` of all events gives the text
 * back unchanged. The shapes of the lines are those of real logs from 2016 on.
 */
export interface LogReader {
  read(text: string): BuildEvent[];
  /** What is left when no more text comes. */
  end(): BuildEvent[];
}

const ENTERING = /^(?:Entering phase|Phase is) ([A-Z_]+)$/;
// `Success: true|false` until about 2019, `State: …` since
const COMPLETE = /^Phase complete: ([A-Z_]+) (?:State: ([A-Z_]+)|Success: (true|false))\s*$/;
const CONTEXT = /^Phase context status code:\s*(.*?)\s*Message:\s*(.*)$/;
const RUNNING = /^Running command (.*)$/;
const FAILED = /^Command did not exit successfully (.*?)(?: exit status (\d+))?\s*$/;
const EXIT_STATUS = /^(.*?) ?exit status (\d+)\s*$/;

const STATUSES: ReadonlySet<string> = new Set(['SUCCEEDED', 'FAILED', 'FAULT', 'TIMED_OUT', 'STOPPED']);

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
    const end = EXIT_STATUS.exec(text);
    failing.log += line;
    failing.text += `\n${end?.[1] ?? text}`;
    if (end) endFailingCommand(Number(end[2]));
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
    if (!ended || !context?.message || text === '') return false;
    context.message += `\n${text}`;
    ended.log += line;
    return true;
  }

  function readAgentLine(text: string, line: string): void {
    endFailingCommand();
    const context = CONTEXT.exec(text);
    if (context && ended) {
      ended.contexts.push({ statusCode: context[1] ?? '', message: context[2] ?? '' });
      ended.log += line;
      return;
    }
    flushEndedPhase();

    const failed = FAILED.exec(text);
    if (failed && running) {
      failing = { text: failed[1] ?? '', log: line };
      if (failed[2] !== undefined) endFailingCommand(Number(failed[2]));
      return;
    }
    const complete = COMPLETE.exec(text);
    if (complete) {
      endCommand('succeeded', '');
      const state = complete[2] ?? (complete[3] === 'true' ? 'SUCCEEDED' : 'FAILED');
      ended = {
        phaseType: complete[1] as PhaseType,
        phaseStatus: STATUSES.has(state) ? (state as StatusType) : 'FAILED',
        contexts: [],
        log: line,
      };
      return;
    }
    const entering = ENTERING.exec(text);
    if (entering) {
      phaseType = entering[1] as PhaseType;
      nextIndex = 0;
      events.push({
        event: 'phase',
        buildId,
        at,
        phaseType,
        phaseStatus: 'IN_PROGRESS',
        contexts: [],
        log: line,
      });
      return;
    }
    const command = RUNNING.exec(text);
    if (command) {
      endCommand('succeeded', '');
      running = { phaseType, index: nextIndex, text: command[1] ?? '' };
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

  function take(): BuildEvent[] {
    const taken = events;
    events = [];
    return taken;
  }

  return {
    read(text) {
      const lines = (rest + text).split(/(?<=\n)/);
      rest = lines.at(-1)?.endsWith('\n') ? '' : (lines.pop() ?? '');
      for (const line of lines) readLine(line);
      // without its context line the end of a phase is held back: the line may come with the next piece
      if (ended && ended.contexts.length > 0) flushEndedPhase();
      return take();
    },
    end() {
      if (rest) readLine(rest);
      rest = '';
      endFailingCommand();
      flushEndedPhase();
      return take();
    },
  };
}
