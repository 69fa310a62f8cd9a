import { phaseToShow } from '../../core/builds/state';
import { elapsed, formatDuration } from '../durations';
import { join, shortReason, statusText } from '../status';
import type { LocalRun } from './runs';

/** What the user reads when a run is over. `name` is the buildspec's. */
export function endMessage(run: LocalRun, name: string): { severity: 'information' | 'error'; text: string } {
  const title = `${name} #${run.number}`;
  const { buildStatus, endTime } = run.state;
  const time = elapsed({ startTime: run.startedAt, endTime }, 0);
  const took = time === undefined ? '' : ` in ${formatDuration(time).replace('<1s', 'under 1s')}`;
  if (buildStatus === 'STOPPED') return { severity: 'information', text: `${title} was cancelled.` };
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
