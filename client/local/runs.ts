import type { BatchEvent, BuildEvent, BuildGroup, StatusType } from '../../core/builds/events';
import { type BuildState, initialBuildState, reduceBuild } from '../../core/builds/state';
import { Emitter } from '../emitter';
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

export type NewRun = Pick<
  LocalRun,
  | 'id'
  | 'buildspec'
  | 'number'
  | 'executor'
  | 'image'
  | 'startedAt'
  | 'artifactsDirectory'
  | 'logKept'
  | 'options'
  | 'of'
  | 'batch'
  | 'partOf'
>;

export interface RunsStorage {
  load(): unknown;
  save(runs: LocalRun[]): void;
  /** What a forgotten run leaves on disk. */
  discard(run: LocalRun): void;
  discardArtifacts(run: LocalRun): void;
}

/** The message of a run that its window did not see to the end. */
export const CLOSED_WHILE_RUNNING = 'VS Code closed while it ran.';

/** How many runs of one buildspec are remembered. */
export const RUNS_KEPT = 50;

/** How many of them keep their artifacts, which may be large. */
export const ARTIFACTS_KEPT = 10;

/** Every local run that is known, by buildspec; the one place that trees and commands look at. */
export class LocalRuns {
  private runs: LocalRun[];
  private readonly changed = new Emitter<LocalRun>();
  /** Fires with the run that changed. */
  readonly onDidChange = this.changed.event;

  /** Runs that were under way when the window closed are stopped now. `now` is ISO 8601. */
  constructor(
    private readonly storage: RunsStorage,
    now: string,
  ) {
    this.runs = readRuns(storage.load()).map((run) =>
      isRunning(run) ? closed(run, 'STOPPED', now, CLOSED_WHILE_RUNNING) : run,
    );
  }

  /** Newest first; without the builds of batches. */
  of(buildspec: string): LocalRun[] {
    return this.runs
      .filter((run) => run.buildspec === buildspec && !run.partOf)
      .sort((a, b) => b.number - a.number);
  }

  /** The builds of a batch that have begun. */
  partsOf(id: string): LocalRun[] {
    return this.runs.filter((run) => run.partOf?.runId === id);
  }

  get(id: string): LocalRun | undefined {
    return this.runs.find((run) => run.id === id);
  }

  /** Those that failed, without the builds of batches, the newest first. */
  get failed(): LocalRun[] {
    return this.runs
      .filter((run) => hasFailed(run) && !run.partOf)
      .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  get running(): LocalRun[] {
    return this.runs.filter(isRunning);
  }

  nextNumber(buildspec: string): number {
    return (this.of(buildspec)[0]?.number ?? 0) + 1;
  }

  add(run: NewRun): LocalRun {
    const added = { ...run, state: initialBuildState(run.id) };
    this.runs.push(added);
    this.forgetOldest(run.buildspec);
    this.save();
    this.changed.fire(added);
    return added;
  }

  apply(event: BuildEvent): void {
    const run = this.get(event.buildId);
    if (!run) return;
    if (event.event === 'batch') {
      this.replace(withBatch(run, event));
      return;
    }
    const state = reduceBuild(run.state, event);
    if (state === run.state) return;
    this.replace({ ...run, state });
  }

  /**
   * The run is over; where its events did not say so (no engine, engine lost), its status becomes the given one.
   * `now` is ISO 8601.
   */
  end(id: string, status: StatusType, now: string, message?: string): void {
    const run = this.get(id);
    if (!run) return;
    this.replace(isRunning(run) ? closed(run, status, now, message) : { ...run, message });
    this.save();
  }

  noteCommit(id: string, commit: string | undefined): void {
    const run = this.get(id);
    if (!run || commit === undefined) return;
    this.replace({ ...run, commit });
    this.save();
  }

  /** The log of a run is no longer on disk. */
  forgetLog(isOf: (id: string) => boolean): void {
    for (const run of this.runs.filter(({ id, logKept }) => logKept && isOf(id)))
      this.replace({ ...run, logKept: false });
    this.save();
  }

  private replace(run: LocalRun): void {
    this.runs = this.runs.map((other) => (other.id === run.id ? run : other));
    this.changed.fire(run);
  }

  private forgetOldest(buildspec: string): void {
    const ended = this.of(buildspec).filter((run) => !isRunning(run));
    const forgotten = this.withParts(ended.slice(RUNS_KEPT));
    this.runs = this.runs.filter((run) => !forgotten.includes(run));
    for (const run of forgotten) this.storage.discard(run);
    const emptied = this.withParts(ended.slice(ARTIFACTS_KEPT, RUNS_KEPT));
    for (const run of emptied) this.forgetArtifacts(run);
  }

  private forgetArtifacts(run: LocalRun): void {
    if (run.state.artifacts.length === 0) return;
    this.storage.discardArtifacts(run);
    this.replace({ ...run, state: { ...run.state, artifacts: [] } });
  }

  private withParts(runs: LocalRun[]): LocalRun[] {
    return runs.flatMap((run) => [run, ...this.partsOf(run.id)]);
  }

  private save(): void {
    this.storage.save(this.runs);
  }
}

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

function closed(run: LocalRun, status: StatusType, now: string, message?: string): LocalRun {
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

function withBatch(run: LocalRun, event: BatchEvent): LocalRun {
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
function readRuns(value: unknown): LocalRun[] {
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
