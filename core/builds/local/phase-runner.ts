import type { Command, Phase } from '../../buildspec/buildspec';
import { type OnFailure, readOnFailure, retriesPhase } from '../../buildspec/phases';
import type { CommandEvent, PhaseContext, PhaseType } from '../events';
import type { FailedCommand } from './aws-advice';
import { matchInTime } from './bounded-match';
import { Interrupted } from './interruption';
import type { Pauses } from './pauses';
import type { Reporter } from './reporter';
import type { BuildShell } from './shell';

/** How the commands of a phase ended; a failure is undefined where all succeeded. */
export interface PhaseResult {
  failure?: PhaseContext;
  onFailure: OnFailure;
}

/** Who wants to know of commands while they run. */
export interface Attention {
  onFailed?: (failed: FailedCommand) => void;
  pauses?: Pauses;
}

type Section = CommandEvent['section'];

type StartedCommand = Pick<CommandEvent, 'phaseType' | 'section' | 'index' | 'attempt' | 'text' | 'range'>;

// enough for the last lines of any tool's error, which a RETRY pattern is meant to match
const REMEMBERED_OUTPUT = 64 * 1024;

/** Runs the commands of phases, and knows whether the build succeeds so far (CODEBUILD_BUILD_SUCCEEDING). */
export class PhaseRunner {
  private succeeding = true;
  private recentOutput = '';

  constructor(
    private readonly shell: BuildShell,
    private readonly reporter: Reporter,
    private readonly attention: Attention = {},
  ) {}

  /** Runs `commands`, then `finally`, again and again where on-failure says so. */
  async run(phaseType: PhaseType, phase: Phase | undefined): Promise<PhaseResult> {
    const onFailure = readOnFailure(phase?.onFailure);
    if (!phase) return { onFailure };
    const succeededBefore = this.succeeding;
    for (let attempt = 1; ; attempt += 1) {
      this.succeeding = succeededBefore;
      this.recentOutput = '';
      const failed = await this.runSection(phaseType, 'commands', phase.commands, attempt);
      const failedFinally = await this.runSection(phaseType, 'finally', phase.finally, attempt);
      const failure = failed ?? failedFinally;
      if (!failure) return { onFailure };
      const error = `${failure.message}\n${this.recentOutput}`;
      if (!retriesPhase(onFailure, attempt, (pattern) => this.matches(pattern, error)))
        return { failure, onFailure };
      this.reporter.line(
        `Local build: retrying phase ${phaseType} as its on-failure says: attempt ${attempt + 1}`,
      );
    }
  }

  /** Runs commands that belong to no phase of the buildspec. */
  async runCommands(phaseType: PhaseType, commands: readonly Command[]): Promise<PhaseContext | undefined> {
    return this.runSection(phaseType, 'commands', commands, 1);
  }

  private matches(pattern: string, error: string): boolean {
    const match = matchInTime(pattern, error);
    if (match === 'late')
      this.reporter.line(
        `Local build: the pattern of on-failure takes too long (${pattern}); the phase is not retried. Write it without repetitions in repetitions.`,
      );
    return match === 'yes';
  }

  /** Runs commands in order until one fails; the rest is reported as skipped. */
  private async runSection(
    phaseType: PhaseType,
    section: Section,
    commands: readonly Command[],
    attempt: number,
  ): Promise<PhaseContext | undefined> {
    let failure: PhaseContext | undefined;
    for (const [index, { text, range }] of commands.entries()) {
      const event = { phaseType, section, index, attempt, text, range };
      if (failure) this.reporter.command({ ...event, state: 'skipped' });
      else failure = await this.runCommand(event);
    }
    return failure;
  }

  /** Runs a command, again and again where the user of a debug session says so. */
  private async runCommand(event: StartedCommand): Promise<PhaseContext | undefined> {
    for (;;) {
      const succeededBefore = this.succeeding;
      const { exitCode, failure } = await this.runOnce(event);
      if (!failure || !this.attention.pauses?.pausesAfterFailure) return failure;
      if ((await this.attention.pauses.waitAfterFailure({ ...event, exitCode })) === 'continue')
        return failure;
      this.succeeding = succeededBefore;
      this.shell.takeBack();
    }
  }

  private async runOnce(event: StartedCommand): Promise<{ exitCode?: number; failure?: PhaseContext }> {
    const { phaseType, index, text } = event;
    const instead = this.shell.insteadOfGoneDirectory;
    if (instead !== undefined)
      this.reporter.line(
        `Local build: the directory of the last command is gone; the next one runs in ${instead}`,
      );
    this.reporter.command({ ...event, state: 'running' });
    this.attention.pauses?.commandStarts(event);
    let exitCode: number | undefined;
    try {
      exitCode = await this.shell.run(text, this.succeeding, (piece) => {
        this.recentOutput = (this.recentOutput + piece).slice(-REMEMBERED_OUTPUT);
        this.reporter.commandOutput(phaseType, index, piece);
      });
    } catch (error) {
      this.reporter.commandOutputEnds(phaseType, index);
      if (error instanceof Interrupted) this.reporter.command({ ...event, state: 'failed' });
      throw error;
    } finally {
      this.attention.pauses?.commandEnds();
    }
    this.reporter.commandOutputEnds(phaseType, index);
    if (exitCode === 0) {
      this.reporter.command({ ...event, state: 'succeeded', exitCode });
      return { exitCode };
    }
    this.succeeding = false;
    this.reporter.command({ ...event, state: 'failed', exitCode });
    this.attention.onFailed?.({ command: text, output: this.recentOutput, exitCode });
    const reason =
      exitCode === undefined
        ? 'its script could not be written; the disk is full or the folder of the build is gone'
        : `exit status ${exitCode}`;
    const message = `Error while executing command: ${text}. Reason: ${reason}`;
    return { exitCode, failure: { statusCode: 'COMMAND_EXECUTION_ERROR', message } };
  }
}
