import type { BuildStatusLabel } from '../../../core/builds/remote/status';
import { type End, isFailure } from './end';

/** The values of the setting `codebuild.notifications`. */
export type Notifications = 'never' | 'failures' | 'all';

export interface EndMessage {
  severity: 'information' | 'error';
  text: string;
}

const ENDINGS: Partial<Record<BuildStatusLabel, string>> = {
  Succeeded: 'succeeded',
  Failed: 'failed',
  Stopped: 'was stopped',
  'Timed out': 'timed out',
};

/** So many are named in one message. */
const MOST_NAMES = 3;

/** Whether the user wants to hear of this end. */
export function isWanted(end: End, notifications: Notifications): boolean {
  return notifications === 'all' || (notifications === 'failures' && isFailure(end));
}

/** What the user reads when builds or batches that were followed are over; there is at least one. */
export function endMessage(ends: readonly End[]): EndMessage {
  const failed = ends.filter(isFailure);
  const severity = failed.length > 0 ? 'error' : 'information';
  const [first] = ends;
  if (first && ends.length === 1) {
    const reason = isFailure(first) && first.reason ? first.reason : '.';
    return { severity, text: `CodeBuild: ${saidOf(first)}${reason}` };
  }
  const ordered = [...failed, ...ends.filter((end) => !failed.includes(end))];
  const more = ends.length > MOST_NAMES ? [`${ends.length - MOST_NAMES} more`] : [];
  const named = [...ordered.slice(0, MOST_NAMES).map(saidOf), ...more].join(', ');
  return { severity, text: `CodeBuild: ${ends.length} builds have ended: ${named}.` };
}

function saidOf({ title, status }: End): string {
  return `${title} ${ENDINGS[status] ?? `ended: ${status.toLowerCase()}`}`;
}
