import type { Build } from '@aws-sdk/client-codebuild';
import { type BuildStatusLabel, buildStatusLabel } from '../../core/builds/remote/status';
import { join, shortReason } from '../status';
import { phaseStates } from './builds/build-model';

const ENDINGS: Partial<Record<BuildStatusLabel, string>> = {
  Succeeded: 'succeeded',
  Failed: 'failed',
  Stopped: 'was stopped',
  'Timed out': 'timed out',
};

/** What the user reads when a build that was followed is over. `title` is its project and number. */
export function endMessage(build: Build, title: string): { severity: 'information' | 'error'; text: string } {
  const status = buildStatusLabel(build);
  const said = `CodeBuild: ${title} ${ENDINGS[status] ?? `ended: ${status.toLowerCase()}`}`;
  if (status === 'Succeeded' || status === 'Stopped') return { severity: 'information', text: `${said}.` };
  const phase = phaseStates(build).find(({ phaseStatus }) => phaseStatus !== 'SUCCEEDED');
  if (!phase) return { severity: 'error', text: `${said}.` };
  return {
    severity: 'error',
    text: join([`${said} in ${phase.phaseType}`, shortReason(phase.contexts)], ': '),
  };
}
