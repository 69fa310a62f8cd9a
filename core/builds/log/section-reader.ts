import type { PhaseType, StatusType } from '../events';
import { type AgentLine, agentTextStart, parseAgentLine } from './agent-line';
import { looksLikeError } from './error-lines';
import { prefixBefore, prefixLength } from './line-prefix';
import type { LogSection } from './sections';

/** More sections, and more errors, are not kept of one log: a log may be made to have any number. */
export const MOST_SECTIONS = 50_000;
export const MOST_ERRORS = 10_000;

/** Of one command; the first errors explain the others. */
const MOST_ERRORS_OF_COMMAND = 100;

const LONGEST_NAME = 200;

const ENTERING = /^(?:Entering phase|Phase is) ([A-Z_]+)$/;
const COMPLETE = /^Phase complete: ([A-Z_]+) (?:State: ([A-Z_]+)|Success: (true|false))\s*$/;
const CONTEXT = /^Phase context status code:\s*(.*?)\s*Message:\s*(.*)$/;
const RUNNING = /^Running command (.*)$/;
const FAILED = /^Command did not exit successfully /;
const EXIT_STATUS = /exit status (\d+)\s*$/;
const ENDS: ReadonlySet<string> = new Set(['SUCCEEDED', 'FAILED', 'FAULT', 'TIMED_OUT', 'STOPPED']);

/**
 * Finds the phases and commands of a log and the lines of its errors, told its lines one after the other. An error is what the agent
 * says of a failed command or phase, and what looks like one in the output of a command that failed.
 */
export class SectionReader {
  readonly sections: LogSection[] = [];
  /** In their order, from 0. */
  readonly errorLines: number[] = [];
  lineCount = 0;
  /** What kind of prefix a tool put before the lines; see line-prefix. */
  prefixKind: number | undefined;

  private phase: LogSection | undefined;
  private command: LogSection | undefined;
  /** The phase whose end was told last, while its reasons may follow. */
  private ended: LogSection | undefined;
  /** The agent repeats a failed command of several lines whole; its exit status stands behind the last one. */
  private isFailing = false;
  private candidates: number[] = [];
  private hasFailedCommand = false;
  private isUploading = false;

  /** The next line, without its newline. */
  read(line: string): void {
    const start = agentTextStart(line);
    const agent = start < 0 ? undefined : parseAgentLine(line);
    if (agent) {
      if (start > 0) this.prefixKind = prefixBefore(line, start)?.kind;
      this.readAgentLine(agent);
    } else {
      this.readOutput(this.prefixKind === undefined ? line : line.slice(prefixLength(line, this.prefixKind)));
    }
    this.lineCount += 1;
  }

  private readAgentLine({ at, text }: AgentLine): void {
    const time = Date.parse(at);
    this.isFailing = false;
    if (this.readEnd(text, time)) return;
    this.ended = undefined;
    const entering = ENTERING.exec(text);
    if (entering) {
      this.endCommand('SUCCEEDED', time);
      this.beginPhase(entering[1] as PhaseType, time);
      return;
    }
    // the agent names no phase while it uploads
    if (this.isUploading) this.beginPhase('UPLOAD_ARTIFACTS', time);
    if (this.phase) this.phase.endLine = this.lineCount;
    if (FAILED.test(text) && this.command) {
      this.isFailing = true;
      this.readFailure(text, time);
      return;
    }
    const running = RUNNING.exec(text);
    if (running) {
      this.endCommand('SUCCEEDED', time);
      this.command = this.begin({ kind: 'command', name: running[1] ?? '', startTime: time });
    } else this.endCommand('SUCCEEDED', time);
  }

  /** True where the line tells of the end of a phase. */
  private readEnd(text: string, time: number): boolean {
    const complete = COMPLETE.exec(text);
    if (complete) {
      const told = complete[2] ?? (complete[3] === 'true' ? 'SUCCEEDED' : 'FAILED');
      this.endPhase(complete[1] as PhaseType, ENDS.has(told) ? (told as StatusType) : 'FAILED', time);
      return true;
    }
    if (!this.ended) return false;
    const context = CONTEXT.exec(text);
    if (!context) return false;
    // the reason tells more than the line above it, which says that there is one
    if (this.errorLines.at(-1) === this.ended.endLine && context[1] !== '') {
      this.errorLines.pop();
      this.addError();
    }
    this.ended.endLine = this.lineCount;
    if (context[2] === '') this.ended = undefined;
    return true;
  }

  private readOutput(text: string): void {
    if (this.isFailing) this.readFailure(text, undefined);
    if (text.trim() === '') return;
    // further lines of the reason for which a phase ended
    if (this.ended) this.ended.endLine = this.lineCount;
    if (this.phase) this.phase.endLine = this.lineCount;
    if (!this.command) return;
    this.command.endLine = this.lineCount;
    if (this.candidates.length < MOST_ERRORS_OF_COMMAND && looksLikeError(text))
      this.candidates.push(this.lineCount);
  }

  private readFailure(text: string, time: number | undefined): void {
    if (!this.command) return;
    if (time !== undefined) {
      for (const line of this.candidates) this.addError(line);
      this.addError();
      this.hasFailedCommand = true;
      Object.assign(this.command, { status: 'FAILED', endTime: time });
    }
    this.command.endLine = this.lineCount;
    const exitCode = EXIT_STATUS.exec(text)?.[1];
    if (exitCode === undefined) return;
    this.command.exitCode = Number(exitCode);
    this.endCommand('FAILED', this.command.endTime ?? this.command.startTime);
  }

  private beginPhase(phaseType: PhaseType, time: number): void {
    this.isUploading = false;
    this.hasFailedCommand = false;
    this.phase = this.begin({ kind: 'phase', name: phaseType, phaseType, startTime: time });
  }

  private endPhase(phaseType: PhaseType, status: StatusType, time: number): void {
    this.endCommand(status === 'FAILED' ? 'SUCCEEDED' : status, time);
    if (this.phase?.phaseType !== phaseType) this.beginPhase(phaseType, time);
    const phase = this.phase;
    if (phase) Object.assign(phase, { status, endTime: time, endLine: this.lineCount });
    if (status !== 'SUCCEEDED' && !this.hasFailedCommand) this.addError();
    this.ended = phase;
    this.phase = undefined;
    this.isUploading = phaseType === 'POST_BUILD';
  }

  private endCommand(status: StatusType, time: number): void {
    this.isFailing = false;
    this.candidates = [];
    if (!this.command) return;
    if (this.command.status === 'IN_PROGRESS') Object.assign(this.command, { status, endTime: time });
    this.command = undefined;
  }

  private begin(section: Pick<LogSection, 'kind' | 'name' | 'phaseType' | 'startTime'>): LogSection {
    const added: LogSection = {
      phaseType: this.phase?.phaseType,
      ...section,
      name: detached(section.name.slice(0, LONGEST_NAME)),
      line: this.lineCount,
      endLine: this.lineCount,
      status: 'IN_PROGRESS',
    };
    if (this.sections.length < MOST_SECTIONS) this.sections.push(added);
    return added;
  }

  private addError(line = this.lineCount): void {
    if (this.errorLines.length < MOST_ERRORS && line > (this.errorLines.at(-1) ?? -1))
      this.errorLines.push(line);
  }
}

/** A copy: a part of a string keeps the whole string in memory, and that is a piece of the log. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
