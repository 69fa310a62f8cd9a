import type { CommandEvent } from '../events';
import type { Terminal, TerminalOptions } from './engine';

/** What the user wants of a build that waits. */
export type Resumption =
  /** Go on as CodeBuild would: after a breakpoint with the command itself, after a failed command with what follows a failure. */
  | 'continue'
  /** Run the failed command again, in the state it began with. */
  | 'retry'
  | 'stop';

/** A build that waits for its user, at codebuild-breakpoint or after a command that failed. */
export interface PausedBuild {
  buildId: string;
  reason: 'breakpoint' | 'failed';
  command: Pick<CommandEvent, 'phaseType' | 'section' | 'index' | 'text' | 'range' | 'exitCode'>;
  /** The folder of the build's files, as commands see it; on the host executor a folder of this computer. */
  outputDirectory: string;
  /** Starts a shell with the directory and the variables of the build. */
  terminalCommand: readonly string[];
  /** Runs `terminalCommand` in a terminal; undefined on the host executor, where any terminal of this computer does. */
  openTerminal?: (options: TerminalOptions) => Promise<Terminal>;
}

/**
 * A build whose user is there: it waits at codebuild-breakpoint, as a build does that was started with debugSessionEnabled
 * (AWS docs, "Debug builds with Session Manager"). The time limit of the build goes on.
 */
export interface DebugSession {
  /** Whether the build also waits after a command that failed. */
  pausesAfterFailure: boolean;
  /** Resolves with what the user decides. `signal` aborts where the build goes on or ends without that. */
  paused(build: PausedBuild, signal: AbortSignal): Promise<Resumption>;
}
