import type { Build } from '../model';
import { endedInQueue } from './build-record';
import { type CarryOutOptions, carryOut } from './carry-out';

export interface RunnerOptions extends CarryOutOptions {
  /** Builds that run at once; more wait in the queue. */
  concurrentBuilds: number;
  /** Hears of each build once it has ended. */
  onEnded: (build: Build) => void;
}

/** Takes builds through queue and run. */
export interface Runner {
  /** Resolves when the build has ended, however it does. */
  enqueue(build: Build): Promise<void>;
  /** Resolves when the build has ended, which may take the engine a moment. Nothing happens to one that has. */
  stop(buildId: string): Promise<void>;
  /** Stops all builds and waits for their ends. */
  stopAll(): Promise<void>;
  readonly concurrentBuilds: number;
  /** Five times the builds that run at once, as on CodeBuild (AWS docs limits). */
  readonly mostQueued: number;
  queued(): number;
  /** Builds of a project that wait or run. */
  activeOf(projectName: string): number;
}

interface Job {
  buildId: string;
  projectName: string;
  /** Ends the wait in the queue, and then the build. */
  abort: AbortController;
  hasEnded: () => void;
  ended: Promise<void>;
}

export function createRunner(options: RunnerOptions): Runner {
  const { store, clock, concurrentBuilds, onEnded } = options;
  const mostQueued = 5 * concurrentBuilds;
  const queue: Job[] = [];
  const running = new Map<string, Job>();

  function startNext(): void {
    while (running.size < concurrentBuilds) {
      const job = queue.shift();
      if (!job) return;
      running.set(job.buildId, job);
      // ends its time limit of the queue; a build that runs has a signal of its own
      job.abort.abort();
      job.abort = new AbortController();
      void carryOut(job.buildId, job.abort.signal, options).finally(() => {
        running.delete(job.buildId);
        end(job);
        startNext();
      });
    }
  }

  function end(job: Job): void {
    const build = store.build(job.buildId);
    if (build) onEnded(build);
    job.hasEnded();
  }

  function leaveQueue(job: Job, status: 'STOPPED' | 'TIMED_OUT'): void {
    const index = queue.indexOf(job);
    if (index < 0) return;
    queue.splice(index, 1);
    job.abort.abort();
    const build = store.build(job.buildId);
    if (build) store.putBuild(endedInQueue(build, status, clock.now()));
    end(job);
  }

  async function limitWait(job: Job, minutes: number): Promise<void> {
    const { signal } = job.abort;
    await clock.sleep(minutes * 60_000, signal);
    if (!signal.aborted) leaveQueue(job, 'TIMED_OUT');
  }

  async function stop(buildId: string): Promise<void> {
    const waiting = queue.find((job) => job.buildId === buildId);
    if (waiting) leaveQueue(waiting, 'STOPPED');
    const job = running.get(buildId);
    job?.abort.abort();
    await job?.ended;
  }

  return {
    concurrentBuilds,
    mostQueued,
    enqueue({ id: buildId, projectName, queuedTimeoutInMinutes = 480 }) {
      let hasEnded = () => {};
      const ended = new Promise<void>((resolve) => {
        hasEnded = resolve;
      });
      const job = { buildId, projectName, abort: new AbortController(), hasEnded, ended };
      queue.push(job);
      startNext();
      if (!running.has(buildId)) void limitWait(job, queuedTimeoutInMinutes);
      return ended;
    },
    stop,
    async stopAll() {
      for (const job of [...queue]) leaveQueue(job, 'STOPPED');
      await Promise.all([...running.keys()].map(stop));
    },
    queued: () => queue.length,
    activeOf: (projectName) =>
      [...queue, ...running.values()].filter((job) => job.projectName === projectName).length,
  };
}
