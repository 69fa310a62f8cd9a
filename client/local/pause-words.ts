import type { PausedBuild } from '../../core/builds/local/debug-session';
import type { NodeIcon } from '../node';

/** What of a waiting build its words and buttons depend on. */
export type Pause = Pick<PausedBuild, 'reason' | 'command' | 'openTerminal'>;

/** The commands that a waiting build offers, with titles for which a notification has room. */
export const PAUSE_COMMANDS = {
  'codebuild.local.openShell': 'Open Shell',
  'codebuild.local.openTerminal': 'Open Terminal',
  'codebuild.local.retryCommand': 'Retry Command',
  'codebuild.local.continueRun': 'Continue',
  'codebuild.local.stopRun': 'Stop',
} as const;

export type PauseCommand = keyof typeof PAUSE_COMMANDS;

export const PAUSED_ICON: NodeIcon = { id: 'debug-pause', color: 'debugIcon.pauseForeground' };

/** Where a build waits, such as `at a breakpoint in BUILD`. */
export function pausePlace({ reason, command }: Pause): string {
  return `${reason === 'breakpoint' ? 'at a breakpoint' : 'after a failure'} in ${command.phaseType}`;
}

/** The words of the row's contextValue by which the menus know what a waiting build offers. */
export function pauseWords({ reason, openTerminal }: Pause): string {
  return `paused ${openTerminal ? 'inContainer' : 'onHost'}${reason === 'failed' ? ' retryable' : ''}`;
}

/** The same offers for a notification. */
export function pauseOffers({ reason, openTerminal }: Pause): PauseCommand[] {
  return [
    openTerminal ? 'codebuild.local.openShell' : 'codebuild.local.openTerminal',
    ...(reason === 'failed' ? (['codebuild.local.retryCommand'] as const) : []),
    'codebuild.local.continueRun',
    'codebuild.local.stopRun',
  ];
}

/** What a notification says of a build that begins to wait. `title` names the run. */
export function pauseMessage(pause: Pause, title: string): string {
  const { exitCode } = pause.command;
  const why = pause.reason === 'failed' && exitCode !== undefined ? ` (exit status ${exitCode})` : '';
  return `${title} is paused ${pausePlace(pause)}${why}.`;
}
