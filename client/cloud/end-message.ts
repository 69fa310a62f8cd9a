import type { Build } from '@aws-sdk/client-codebuild';
import { type BuildStatusLabel, buildStatusLabel } from '../../core/builds/remote/status';
import { join, shortReason } from '../status';
import { buildTitle } from './build-title';
import { phaseStates } from './builds/build-model';

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
export function isWanted(build: Build, notifications: Notifications): boolean {
  return notifications === 'all' || (notifications === 'failures' && isFailure(buildStatusLabel(build)));
}

/** What the user reads when builds that were followed are over; `builds` has at least one. */
export function endMessage(builds: readonly Build[]): EndMessage {
  const [first] = builds;
  if (!first || builds.length > 1) return endOfSeveral(builds);
  const status = buildStatusLabel(first);
  const said = `CodeBuild: ${buildTitle(first)} ${endingOf(status)}`;
  if (!isFailure(status)) return { severity: 'information', text: `${said}.` };
  const phase = phaseStates(first).find(({ phaseStatus }) => phaseStatus !== 'SUCCEEDED');
  if (!phase) return { severity: 'error', text: `${said}.` };
  return {
    severity: 'error',
    text: join([`${said} in ${phase.phaseType}`, shortReason(phase.contexts)], ': '),
  };
}

/** Those that failed are named first. */
function endOfSeveral(builds: readonly Build[]): EndMessage {
  const failed = builds.filter((build) => isFailure(buildStatusLabel(build)));
  const ordered = [...failed, ...builds.filter((build) => !failed.includes(build))];
  const named = ordered
    .slice(0, MOST_NAMES)
    .map((build) => `${buildTitle(build)} ${endingOf(buildStatusLabel(build))}`);
  const more = builds.length > MOST_NAMES ? [`${builds.length - MOST_NAMES} more`] : [];
  const text = `CodeBuild: ${builds.length} builds have ended: ${[...named, ...more].join(', ')}.`;
  return { severity: failed.length > 0 ? 'error' : 'information', text };
}

function endingOf(status: BuildStatusLabel): string {
  return ENDINGS[status] ?? `ended: ${status.toLowerCase()}`;
}

function isFailure(status: BuildStatusLabel): boolean {
  return status !== 'Succeeded' && status !== 'Stopped';
}
