import { PHASE_TYPES } from '../builds/history/phase-types';
import { type BuildHistory, FLAGS, NO_PHASE, NO_TIME } from './build-history';
import { CODES } from './outcome';

export interface RunningNow {
  running: string[];
  /** In their QUEUED phase. */
  queued: string[];
}

const QUEUED = PHASE_TYPES.indexOf('QUEUED');

/** Ids of the builds on CodeBuild that have not ended, as of when they were last read, the oldest first. */
export function runningNow(history: BuildHistory): RunningNow {
  const found: RunningNow = { running: [], queued: [] };
  for (const row of history.byStart()) {
    if (history.status.at(row) !== CODES.inProgress) continue;
    if (history.has(row, FLAGS.isGone) || history.has(row, FLAGS.isLocal)) continue;
    const isQueued =
      history.phaseStatus.at(row, QUEUED) !== NO_PHASE && history.phaseDuration.at(row, QUEUED) === NO_TIME;
    found[isQueued ? 'queued' : 'running'].push(history.ids[row] ?? '');
  }
  return found;
}
