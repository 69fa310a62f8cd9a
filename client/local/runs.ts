import type { BuildEvent, StatusType } from '../../core/builds/events';
import { initialBuildState, reduceBuild } from '../../core/builds/state';
import { Emitter } from '../emitter';
import {
  CLOSED_WHILE_RUNNING,
  closed,
  hasFailed,
  isRunning,
  type LocalRun,
  type NewRun,
  readRuns,
  withBatch,
} from './local-run';

export interface RunsStorage {
  load(): unknown;
  save(runs: LocalRun[]): void;
  /** What a forgotten run leaves on disk. */
  discard(run: LocalRun): void;
  discardArtifacts(run: LocalRun): void;
}

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

  get all(): readonly LocalRun[] {
    return this.runs;
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
