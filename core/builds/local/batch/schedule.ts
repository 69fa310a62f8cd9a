import type { Batch, BatchBuild } from '../../../buildspec/batch';
import type { BuildGroup, StatusType } from '../../events';

export type GroupStatus = BuildGroup['currentBuildSummary']['buildStatus'];

/** Where the builds of a batch stand; what follows depends on it alone, not on the order in which builds ended. */
export interface Schedule {
  batch: Batch;
  /** How many builds run at once. */
  concurrency: number;
  /** By identifier, in the order of the buildspec. */
  statuses: ReadonlyMap<string, GroupStatus>;
  /** True once nothing may start any more. */
  isStopped: boolean;
}

export function newSchedule(batch: Batch, concurrency: number): Schedule {
  const statuses = new Map(batch.builds.map(({ identifier }) => [identifier, 'PENDING' as const]));
  return { batch, concurrency, statuses, isStopped: false };
}

/** The builds to start now, in the order of the buildspec: all they depend on has ended well enough, and there is room. */
export function nextBuilds(schedule: Schedule): string[] {
  if (schedule.isStopped) return [];
  const room = schedule.concurrency - runningBuilds(schedule).length;
  return schedule.batch.builds
    .filter(({ identifier, dependsOn }) => {
      const isWaiting = schedule.statuses.get(identifier) === 'PENDING';
      return isWaiting && dependsOn.every((name) => isPassed(schedule, name));
    })
    .slice(0, Math.max(0, room))
    .map(({ identifier }) => identifier);
}

export function runningBuilds({ statuses }: Schedule): string[] {
  return [...statuses].flatMap(([identifier, status]) => (status === 'IN_PROGRESS' ? [identifier] : []));
}

/**
 * After a build has started or ended. What waits for a failed build never starts and becomes STOPPED, as CodeBuild shows it (AWS
 * CLI's example of retry-build-batch); with fast-fail so does everything that waits.
 */
export function withStatus(schedule: Schedule, identifier: string, status: StatusType): Schedule {
  const statuses = new Map(schedule.statuses).set(identifier, status);
  const next = withoutHopeless({ ...schedule, statuses });
  return mustStop(next) ? stopped(next) : next;
}

/** Nothing starts any more; what runs is to be stopped by the caller. */
export function stopped(schedule: Schedule): Schedule {
  const statuses = new Map(schedule.statuses);
  for (const [identifier, status] of statuses) if (status === 'PENDING') statuses.set(identifier, 'STOPPED');
  return { ...schedule, statuses, isStopped: true };
}

/** With fast-fail the first failure that counts stops what runs. */
function mustStop(schedule: Schedule): boolean {
  return schedule.batch.fastFail && schedule.batch.builds.some((build) => hasFailed(schedule, build));
}

/** How the batch stands, or ended where no build runs or waits any more. */
export function statusOf(schedule: Schedule): 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' {
  const all = [...schedule.statuses.values()];
  if (all.some((status) => status === 'PENDING' || status === 'IN_PROGRESS')) return 'IN_PROGRESS';
  return schedule.batch.builds.every(({ identifier }) => isPassed(schedule, identifier))
    ? 'SUCCEEDED'
    : 'FAILED';
}

/** Succeeded, or ran and failed where that is ignored: what depends on it may start. */
function isPassed({ batch, statuses }: Schedule, identifier: string): boolean {
  const status = statuses.get(identifier);
  if (status === 'SUCCEEDED') return true;
  const isIgnored = batch.builds.find((build) => build.identifier === identifier)?.ignoreFailure === true;
  return isIgnored && isFailure(status);
}

function hasFailed({ statuses }: Schedule, { identifier, ignoreFailure }: BatchBuild): boolean {
  return !ignoreFailure && isFailure(statuses.get(identifier));
}

function isFailure(status: GroupStatus | undefined): boolean {
  return status === 'FAILED' || status === 'FAULT' || status === 'TIMED_OUT';
}

/** Takes those out that wait for what never succeeds, and those that wait for them. */
function withoutHopeless(schedule: Schedule): Schedule {
  const statuses = new Map(schedule.statuses);
  const next = { ...schedule, statuses };
  const isHopeless = ({ identifier, dependsOn }: BatchBuild) =>
    statuses.get(identifier) === 'PENDING' &&
    dependsOn.some((name) => {
      const status = statuses.get(name);
      return status !== 'PENDING' && status !== 'IN_PROGRESS' && !isPassed(next, name);
    });
  for (
    let found = schedule.batch.builds.filter(isHopeless);
    found.length > 0;
    found = schedule.batch.builds.filter(isHopeless)
  )
    for (const { identifier } of found) statuses.set(identifier, 'STOPPED');
  return next;
}
