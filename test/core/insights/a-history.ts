import type { PhaseType } from '../../../core/builds/events';
import type { BuildRecord, RecordedPhase, RecordedStatus } from '../../../core/builds/history/record';
import { BuildHistory } from '../../../core/insights/build-history';
import { type BuildFilter, type Selection, select } from '../../../core/insights/filter';

/** The day on which the builds of these tests begin: a Monday. */
export const MONDAY = Date.UTC(2026, 5, 1);
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

export interface GivenBuild extends Partial<Omit<BuildRecord, 'phases' | 'startTime' | 'endTime'>> {
  /** Milliseconds after MONDAY. */
  at?: number;
  /** Milliseconds; null where the build has no end. */
  takes?: number | null;
  /** Milliseconds of each phase, one after the other; a status where the phase did not succeed. */
  phases?: [PhaseType, number | null, RecordedStatus?][];
}

let made = 0;

/** A build of `web` on main that took two minutes and succeeded, but for what is given. */
export function aRecord({ at = 0, takes = 2 * MINUTE, phases = [], ...given }: GivenBuild = {}): BuildRecord {
  made += 1;
  const startTime = MONDAY + at;
  const project = given.project ?? 'web';
  return {
    id: `${project}:${made}`,
    runsOn: 'cloud',
    project,
    number: made,
    region: 'us-east-1',
    status: 'SUCCEEDED',
    startTime,
    ...(takes !== null && { endTime: startTime + takes }),
    phases: phasesFrom(startTime, phases),
    trigger: 'user',
    initiator: 'ana',
    branch: 'main',
    environmentType: 'LINUX_CONTAINER',
    computeType: 'BUILD_GENERAL1_SMALL',
    ...given,
  };
}

function phasesFrom(startTime: number, phases: NonNullable<GivenBuild['phases']>): RecordedPhase[] {
  let time = startTime;
  return phases.map(([phaseType, duration, phaseStatus = 'SUCCEEDED']) => {
    const phase = { phaseType, phaseStatus, startTime: time, ...(duration !== null && { duration }) };
    time += duration ?? 0;
    return phase;
  });
}

export function aHistory(builds: readonly GivenBuild[]): BuildHistory {
  const history = new BuildHistory();
  for (const build of builds) history.add(aRecord(build));
  return history;
}

/** All builds of the week from MONDAY. */
export function aSelection(builds: readonly GivenBuild[], filter: Partial<BuildFilter> = {}): Selection {
  return select(aHistory(builds), { range: { from: MONDAY, to: MONDAY + 7 * DAY }, ...filter });
}
