import type { BatchEvent, BuildGroup, StatusType } from '../../core/builds/events';
import type { BuildState } from '../../core/builds/state';
import type { RunOptions } from './run-options';

/** One run of a buildspec on this computer. */
export interface LocalRun {
  readonly id: string;
  /** URI of the buildspec. */
  readonly buildspec: string;
  /** Counts the runs of one buildspec from 1. */
  readonly number: number;
  readonly executor: 'docker' | 'host';
  readonly image: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Of this run alone; removed with it. */
  readonly artifactsDirectory?: string;
  /** Whether its log is kept on disk, beside what the Output view has. */
  readonly logKept?: boolean;
  /** What it was asked beyond its buildspec. */
  readonly options?: RunOptions;
  /** What the buildspec was of, such as `web #12`, where the run did not take the file's own text. */
  readonly of?: string;
  /** What its source was at, where nothing in it was changed. */
  readonly commit?: string;
  readonly state: BuildState;
  /** Why the run could not go to its end. */
  readonly message?: string;
  /** Of a run of a batch: how it stands. Its builds are runs too. */
  readonly batch?: Pick<BatchEvent, 'currentPhase' | 'contexts' | 'buildGroups'>;
  /** Of a run that is a build of a batch: the run of that batch, and what the build is called in it. */
  readonly partOf?: { readonly runId: string; readonly identifier: string };
}

/** A run that begins. */
export type NewRun = Omit<LocalRun, 'state' | 'message' | 'commit'>;

/** The message of a run that its window did not see to the end. */
export const CLOSED_WHILE_RUNNING = 'VS Code closed while it ran.';

/** Where a run's commands run, in a user's words. */
export function placeText({ executor, image }: LocalRun): string {
  return executor === 'docker' ? `Docker, ${image}` : 'This computer, not isolated';
}

/** Whether some phase of it failed or timed out; what its engine lost may not have come so far. */
export function hasFailed({ state: { buildStatus, phases } }: LocalRun): boolean {
  const isLost = buildStatus === 'FAULT' && phases.some(({ phaseStatus }) => phaseStatus === 'FAILED');
  return buildStatus === 'FAILED' || buildStatus === 'TIMED_OUT' || isLost;
}

export function isRunning(run: LocalRun): boolean {
  return run.state.buildStatus === 'IN_PROGRESS';
}

/** The run as one that ended then, with all that was under way in it. `now` is ISO 8601. */
export function closed(run: LocalRun, status: StatusType, now: string, message?: string): LocalRun {
  const phases = run.state.phases.map((phase) =>
    phase.phaseStatus === 'IN_PROGRESS' ? { ...phase, phaseStatus: status, endTime: now } : phase,
  );
  return {
    ...run,
    state: { ...run.state, phases, buildStatus: status, endTime: now, command: undefined },
    message,
    ...(run.batch && { batch: { ...run.batch, buildGroups: run.batch.buildGroups.map(stopped) } }),
  };
}

function stopped(group: BuildGroup): BuildGroup {
  const { buildStatus } = group.currentBuildSummary;
  if (buildStatus !== 'PENDING' && buildStatus !== 'IN_PROGRESS') return group;
  return { ...group, currentBuildSummary: { ...group.currentBuildSummary, buildStatus: 'STOPPED' } };
}

/** The run of a batch after that event. */
export function withBatch(run: LocalRun, event: BatchEvent): LocalRun {
  const { currentPhase, contexts, buildGroups, buildBatchStatus: buildStatus, at } = event;
  const endTime = buildStatus === 'IN_PROGRESS' ? undefined : at;
  const { startTime = at } = run.state;
  return {
    ...run,
    state: { ...run.state, buildStatus, startTime, endTime },
    batch: { currentPhase, contexts, buildGroups },
  };
}

/** What a workspace remembers may come from another version: what is no run is left out. */
export function readRuns(value: unknown): LocalRun[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRun)
    .map((run) => ({ ...run, state: { ...run.state, reports: run.state.reports ?? [] } }));
}

function isRun(value: unknown): value is LocalRun {
  if (typeof value !== 'object' || value === null) return false;
  const run = value as Partial<LocalRun>;
  return (
    typeof run.id === 'string' &&
    typeof run.buildspec === 'string' &&
    typeof run.number === 'number' &&
    typeof run.startedAt === 'string' &&
    Array.isArray(run.state?.phases) &&
    Array.isArray(run.state.artifacts) &&
    (run.batch === undefined || Array.isArray(run.batch.buildGroups))
  );
}
