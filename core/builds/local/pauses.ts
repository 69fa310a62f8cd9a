import { randomBytes } from 'node:crypto';
import type { CommandEvent } from '../events';
import type { DebugSession, PausedBuild, Resumption } from './debug-session';
import type { Workplace } from './engine';
import { Interrupted, type Interrupter } from './interruption';
import { DEBUG_FOLDER } from './own-folders';
import type { Reporter } from './reporter';
import type { BuildShell } from './shell';
import { packTexts } from './tar-pack';
import { type DebugMessage, RESUME_FILE } from './tools/breakpoint';

type PausedCommand = Pick<
  CommandEvent,
  'phaseType' | 'section' | 'index' | 'attempt' | 'text' | 'range' | 'exitCode'
>;

export interface PausesParts {
  buildId: string;
  session: DebugSession;
  interrupter: Interrupter;
  reporter: Reporter;
  workplace: Workplace;
  shell: BuildShell;
}

/** By which the output of codebuild-breakpoint is told from other output. A command that writes it pauses its own build, no more. */
export function debugMarker(): string {
  return `codebuild-debug-${randomBytes(16).toString('hex')} `;
}

/** Makes a build wait for its user: at codebuild-breakpoint, and after a command that failed where the session says so. */
export class Pauses {
  private command: PausedCommand | undefined;
  private resumed: AbortController | undefined;

  constructor(private readonly parts: PausesParts) {}

  get pausesAfterFailure(): boolean {
    return this.parts.session.pausesAfterFailure;
  }

  /** Makes the place through which a breakpoint is told to go on; also for commands of another user. */
  async prepare(): Promise<void> {
    const { shell, workplace } = this.parts;
    await shell.ask(`mkdir -p -m 777 '${workplace.outputDirectory}/${DEBUG_FOLDER}'`);
  }

  commandStarts(command: PausedCommand): void {
    this.command = command;
  }

  /** A breakpoint that was killed says no more. */
  commandEnds(): void {
    this.resumed?.abort();
  }

  /** Takes what codebuild-breakpoint says. */
  message(text: string): void {
    const message = text as DebugMessage;
    if (message === 'resumed') this.resumed?.abort();
    if (message === 'paused' && this.command) void this.waitAtBreakpoint(this.command);
  }

  /** Waits until the user decides what follows a failed command. Throws Interrupted where the build ends instead. */
  waitAfterFailure(command: PausedCommand): Promise<Exclude<Resumption, 'stop'>> {
    return this.wait('failed', command, new AbortController().signal);
  }

  private async waitAtBreakpoint(command: PausedCommand): Promise<void> {
    const resumed = new AbortController();
    this.resumed = resumed;
    try {
      await this.wait('breakpoint', command, resumed.signal);
      if (!resumed.signal.aborted) await this.endBreakpoint();
    } catch (error) {
      // the command itself is interrupted too, and tells
      if (!(error instanceof Interrupted)) throw error;
    }
  }

  private async endBreakpoint(): Promise<void> {
    const { workplace } = this.parts;
    const archive = packTexts([{ path: RESUME_FILE, mode: 0o644 }]);
    await workplace.upload(archive, `${workplace.outputDirectory}/${DEBUG_FOLDER}`);
  }

  private async wait(
    reason: PausedBuild['reason'],
    command: PausedCommand,
    resumed: AbortSignal,
  ): Promise<Exclude<Resumption, 'stop'>> {
    const { session, interrupter, reporter } = this.parts;
    reporter.command({ ...command, state: 'paused' });
    const over = new AbortController();
    const elsewhere = new Promise<'continue'>((resolve) =>
      resumed.addEventListener('abort', () => resolve('continue'), { once: true }),
    );
    try {
      const decided = session.paused(this.pausedBuild(reason, command), over.signal);
      const resumption = await interrupter.orInterrupted(Promise.race([decided, elsewhere]));
      if (resumption === 'stop') interrupter.interrupt({ kind: 'stopped' });
      interrupter.throwIfInterrupted();
      reporter.command({ ...command, state: 'resumed' });
      return resumption === 'retry' ? 'retry' : 'continue';
    } finally {
      over.abort();
    }
  }

  private pausedBuild(reason: PausedBuild['reason'], command: PausedCommand): PausedBuild {
    const { buildId, shell, workplace } = this.parts;
    const { phaseType, section, index, text, range, exitCode } = command;
    const terminalCommand = shell.terminalCommand();
    return {
      buildId,
      reason,
      command: { phaseType, section, index, text, range, exitCode },
      outputDirectory: workplace.outputDirectory,
      terminalCommand,
      openTerminal: workplace.openTerminal?.bind(workplace, terminalCommand),
    };
  }
}
