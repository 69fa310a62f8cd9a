import type { BuildEvent, CommandEvent } from '../../core/builds/events';

export type FailedCommand = Required<Pick<CommandEvent, 'range' | 'exitCode'>> & CommandEvent;

/** The commands of one build that failed and were not run again since. */
export class FailedCommands {
  private readonly failed = new Map<string, FailedCommand>();

  /** True where another command counts as failed now, or one no longer does. */
  hear(event: BuildEvent): boolean {
    if (event.event !== 'command') return false;
    const key = `${event.phaseType} ${event.section} ${event.index}`;
    if (event.state === 'running') return this.failed.delete(key);
    // a command that was stopped has no exit status
    if (event.state !== 'failed' || event.exitCode === undefined || !event.range) return false;
    this.failed.set(key, { ...event, range: event.range, exitCode: event.exitCode });
    return true;
  }

  get all(): FailedCommand[] {
    return [...this.failed.values()];
  }
}
