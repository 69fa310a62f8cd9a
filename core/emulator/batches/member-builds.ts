import type { Clock, StatusType } from '../../builds/events';
import {
  type GroupStatus,
  nextBuilds,
  type Schedule,
  statusOf,
  stopped,
  withStatus,
} from '../../builds/local/batch/schedule';
import type { Runner } from '../builds/runner';
import { submitBuild } from '../builds/submit';
import { uuidOf } from '../model';
import type { Store } from '../store/store';
import { buildIdOf } from './build-groups';
import { memberBuild } from './member-build';

interface MemberBuildsOptions {
  batchId: string;
  store: Store;
  runner: Runner;
  clock: Clock;
  region: string;
  onChange: (statuses: Schedule['statuses']) => void;
}

/** How the builds of a batch ended. */
export type MembersEnd = 'SUCCEEDED' | 'FAILED' | 'STOPPED' | 'TIMED_OUT';

/** Runs the builds of a batch, each after those that it depends on. Each is a build of the project. */
export class MemberBuilds {
  private readonly running = new Map<string, { buildId: string; ended: Promise<void> }>();
  private cutShort: 'STOPPED' | 'TIMED_OUT' | undefined;

  constructor(
    private schedule: Schedule,
    private readonly options: MemberBuildsOptions,
  ) {}

  /** Resolves when no build runs any more; rejects only where the emulator itself is broken. */
  async run(signal: AbortSignal, timeoutMilliseconds: number): Promise<MembersEnd> {
    const over = new AbortController();
    const stop = () => this.cut('STOPPED');
    signal.addEventListener('abort', stop, { once: true });
    void this.options.clock.sleep(timeoutMilliseconds, over.signal).then(() => {
      if (!over.signal.aborted) this.cut('TIMED_OUT');
    });
    try {
      if (signal.aborted) this.cut('STOPPED');
      this.startNext();
      while (this.running.size > 0) await Promise.race([...this.running.values()].map(({ ended }) => ended));
    } finally {
      over.abort();
      signal.removeEventListener('abort', stop);
    }
    return this.cutShort ?? (statusOf(this.schedule) === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED');
  }

  private cut(reason: 'STOPPED' | 'TIMED_OUT'): void {
    this.cutShort ??= reason;
    this.schedule = stopped(this.schedule);
    this.stopRunning();
  }

  private stopRunning(): void {
    for (const { buildId } of this.running.values()) void this.options.runner.stop(buildId);
  }

  private startNext(): void {
    for (const identifier of nextBuilds(this.schedule)) {
      this.schedule = withStatus(this.schedule, identifier, 'IN_PROGRESS');
      this.running.set(identifier, this.start(identifier));
    }
    this.options.onChange(this.schedule.statuses);
  }

  private start(identifier: string): { buildId: string; ended: Promise<void> } {
    const { store, batchId } = this.options;
    const record = store.batch(batchId);
    const planned = this.schedule.batch.builds.find((build) => build.identifier === identifier);
    const group = record?.batch.buildGroups.find((candidate) => candidate.identifier === identifier);
    const project = record && store.project(record.batch.projectName);
    if (!planned || !group) throw new Error(`no build ${identifier} in ${batchId}`);
    if (!project) return { buildId: buildIdOf(group), ended: this.hear(identifier, 'FAILED') };
    const { parts, settings } = memberBuild(record, planned);
    const { build, ended } = submitBuild(project, parts, settings, this.options, uuidOf(buildIdOf(group)));
    const status = () => store.build(build.id)?.buildStatus ?? 'STOPPED';
    return { buildId: build.id, ended: ended.then(() => this.hear(identifier, status())) };
  }

  private async hear(identifier: string, status: StatusType & GroupStatus): Promise<void> {
    // a project that is gone ends its builds before they are known to run
    await undefined;
    this.running.delete(identifier);
    this.schedule = withStatus(this.schedule, identifier, status);
    if (this.schedule.isStopped) this.stopRunning();
    this.startNext();
  }
}
