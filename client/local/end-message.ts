import { phaseToShow } from '../../core/builds/state';
import { elapsed, formatDuration } from '../durations';
import { join, shortReason, statusText } from '../status';
import type { LocalRun } from './local-run';

/** What the user reads when a run is over. `name` is the buildspec's. */
export function endMessage(run: LocalRun, name: string): { severity: 'information' | 'error'; text: string } {
  const title = `${name} #${run.number}`;
  const { buildStatus, endTime } = run.state;
  const time = elapsed({ startTime: run.startedAt, endTime }, 0);
  const took = time === undefined ? '' : ` in ${formatDuration(time).replace('<1s', 'under 1s')}`;
  if (buildStatus === 'STOPPED') return { severity: 'information', text: `${title} was cancelled.` };
  if (run.batch) return endOfBatch(run, title, took);
  if (run.message !== undefined) return { severity: 'error', text: `${title}: ${run.message}` };
  if (buildStatus === 'SUCCEEDED') return { severity: 'information', text: `${title} succeeded${took}.` };
  const phase = phaseToShow(run.state);
  const reason = phase && shortReason(phase.contexts);
  const what = buildStatus === 'FAILED' ? 'failed' : `ended: ${statusText(buildStatus).toLowerCase()}`;
  return {
    severity: 'error',
    text: join([`${title} ${what}${phase ? ` in ${phase.phaseType}` : ''}`, reason], ': '),
  };
}

const MOST_NAMES = 3;

function endOfBatch(
  { batch, message, state }: LocalRun,
  title: string,
  took: string,
): { severity: 'information' | 'error'; text: string } {
  const groups = batch?.buildGroups ?? [];
  if (state.buildStatus === 'SUCCEEDED')
    return { severity: 'information', text: `${title}, a batch of ${groups.length}, succeeded${took}.` };
  const failed = groups.filter(
    ({ ignoreFailure, currentBuildSummary: { buildStatus } }) =>
      buildStatus !== 'SUCCEEDED' && buildStatus !== 'STOPPED' && !ignoreFailure,
  );
  // where none failed by itself, its user has cancelled some alone
  const stopped = groups.filter(({ currentBuildSummary }) => currentBuildSummary.buildStatus === 'STOPPED');
  const which = failed.length > 0 ? namesOf(failed) : `${namesOf(stopped)} stopped`;
  const reason = message ?? (shortReason(batch?.contexts ?? []) || which);
  return { severity: 'error', text: join([`${title}, a batch, failed`, reason], ': ') };
}

function namesOf(groups: readonly { identifier: string }[]): string {
  const names = groups.slice(0, MOST_NAMES).map(({ identifier }) => identifier);
  const more = groups.length > names.length ? ` and ${groups.length - names.length} more` : '';
  return `${names.join(', ')}${more}`;
}
