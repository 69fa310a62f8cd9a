import type { PhaseType, StatusType } from '../events';
import type { AgentLine } from './agent-line';
import {
  endedPhase,
  enteredPhase,
  failedCommand,
  phaseContext,
  runningCommand,
  withExitStatus,
} from './agent-phrases';
import { looksLikeError } from './error-lines';
import type { ErrorList } from './error-list';
import type { LogSection } from './sections';
import { shownLine } from './shown-line';

/** Of one command; the first errors explain the others. */
const MOST_ERRORS_OF_COMMAND = 100;

const LONGEST_NAME = 200;

export interface FoundInLog {
  errors: ErrorList;
  add(section: LogSection): void;
}

/**
 * Finds the phases and commands of one build and the lines of its errors. An error is what the agent says of a failed command or phase,
 * and what looks like one in the output of a command that failed.
 */
export class BuildSections {
  /** Of the line that is read, from 0 over the whole log. */
  private line = 0;
  private phase: LogSection | undefined;
  private command: LogSection | undefined;
  /** The phase whose end was told last, while its reasons may follow. */
  private ended: LogSection | undefined;
  /** The agent repeats a failed command of several lines whole; its exit status stands behind the last one. */
  private isFailing = false;
  private candidates: number[] = [];
  private hasFailedCommand = false;
  private isUploading = false;
  private lastError: number | undefined;

  constructor(
    private readonly found: FoundInLog,
    /** Its identifier in the batch whose log this is. */
    private readonly build?: string,
  ) {}

  /** A line at its place in the log, without its newline and what a tool put before it. */
  read(line: number, text: string, agent: AgentLine | undefined): void {
    this.line = line;
    if (agent) this.readAgentLine(agent);
    else this.readOutput(text);
  }

  /** Lines of another build of the batch come next. */
  interrupt(): void {
    for (const section of [this.phase, this.command, this.ended])
      if (section) section.foldLine ??= section.endLine;
  }

  private readAgentLine({ at, text }: AgentLine): void {
    const time = Date.parse(at);
    this.isFailing = false;
    if (this.readEnd(text, time)) return;
    this.ended = undefined;
    const entering = enteredPhase(text);
    if (entering) {
      this.endCommand('SUCCEEDED', time);
      this.beginPhase(entering, time);
      return;
    }
    // the agent names no phase while it uploads
    if (this.isUploading) this.beginPhase('UPLOAD_ARTIFACTS', time);
    if (this.phase) this.phase.endLine = this.line;
    const failed = this.command && failedCommand(text);
    if (failed) {
      this.isFailing = true;
      this.readFailure(text, time);
      return;
    }
    this.endCommand('SUCCEEDED', time);
    const name = runningCommand(text);
    if (name !== undefined) this.command = this.begin({ kind: 'command', name, startTime: time });
  }

  /** True where the line tells of the end of a phase. */
  private readEnd(text: string, time: number): boolean {
    const complete = endedPhase(text);
    if (complete) {
      this.endPhase(complete.phaseType, complete.status, time);
      return true;
    }
    if (!this.ended) return false;
    const context = phaseContext(text);
    if (!context) return false;
    // the reason tells more than the line above it, which says that there is one
    if (this.lastError === this.ended.endLine && context.statusCode !== '') {
      this.found.errors.remove(this.ended.endLine);
      this.addError();
    }
    this.ended.endLine = this.line;
    if (context.message === '') this.ended = undefined;
    return true;
  }

  private readOutput(text: string): void {
    if (this.isFailing) this.readFailure(text, undefined);
    if (text.trim() === '') return;
    // further lines of the reason for which a phase ended
    if (this.ended) this.ended.endLine = this.line;
    if (this.phase) this.phase.endLine = this.line;
    if (!this.command) return;
    this.command.endLine = this.line;
    if (this.candidates.length < MOST_ERRORS_OF_COMMAND && looksLikeError(text))
      this.candidates.push(this.line);
  }

  private readFailure(text: string, time: number | undefined): void {
    if (!this.command) return;
    if (time !== undefined) {
      for (const line of this.candidates) this.addError(line);
      this.addError();
      this.hasFailedCommand = true;
      Object.assign(this.command, { status: 'FAILED', endTime: time });
    }
    this.command.endLine = this.line;
    const { exitCode } = withExitStatus(text);
    if (exitCode === undefined) return;
    this.command.exitCode = exitCode;
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
    if (phase) Object.assign(phase, { status, endTime: time, endLine: this.line });
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
      ...(this.build !== undefined && { build: this.build }),
      name: detached(shownLine(section.name.slice(0, LONGEST_NAME)).text),
      line: this.line,
      endLine: this.line,
      status: 'IN_PROGRESS',
    };
    this.found.add(added);
    return added;
  }

  private addError(line = this.line): void {
    this.lastError = line;
    this.found.errors.add(line);
  }
}

/** A copy: a part of a string keeps the whole string in memory, and that is a piece of the log. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}
