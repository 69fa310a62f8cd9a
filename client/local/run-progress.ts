import type { BuildEvent } from '../../core/builds/events';
import { withCancellableProgress } from '../cancellable-progress';
import type { LocalRun } from './local-run';
import type { LocalRunParts } from './run-parts';

/** Shows progress in a notification that cancels the run. */
export function withCancel<T>(
  { running }: Pick<LocalRunParts, 'running'>,
  { id }: LocalRun,
  title: string,
  task: (report: (message: string) => void) => Promise<T>,
): Thenable<T> {
  return withCancellableProgress(title, (progress, signal) => {
    signal.addEventListener('abort', () => running.cancel(id));
    return task((message) => progress.report({ message }));
  });
}

/** What the notification of a running build says from that event on; undefined where it says what it said. */
export function progressOf(event: BuildEvent): string | undefined {
  if (event.event === 'phase' && event.phaseStatus === 'IN_PROGRESS') return event.phaseType;
  if (event.event !== 'command') return undefined;
  if (event.state === 'paused') return `paused in ${event.phaseType}`;
  return event.state === 'resumed' ? event.phaseType : undefined;
}
