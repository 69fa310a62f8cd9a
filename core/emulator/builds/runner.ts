import { join } from 'node:path';
import type {
  BuildEvent,
  BuildListener,
  BuildStatusEvent,
  Clock,
  PhaseContext,
  PhaseType,
} from '../../builds/events';
import type { LocalBuildOutcome, LocalBuildRequest } from '../../builds/local/request';
import type { SecretSource } from '../../builds/local/secrets';
import { formatEvent } from '../../builds/log/format';
import { type Build, uuidOf } from '../model';
import type { LogStore } from '../store/log-store';
import type { Store } from '../store/store';
import { ended, withLogs, withPhase } from './build-record';
import { buildRequest } from './build-request';

/** Runs a build on this computer: `runLocalBuild` with its engine bound. */
export type RunBuild = (
  request: LocalBuildRequest,
  dependencies: { clock: Clock; emit: BuildListener; signal: AbortSignal; secrets: SecretSource },
) => Promise<LocalBuildOutcome>;

export interface RunnerOptions {
  store: Store;
  logs: LogStore;
  clock: Clock;
  runBuild: RunBuild;
  region: string;
  secrets: SecretSource;
  artifactsDirectory: string;
  /** Builds that run at once; more wait in the queue. */
  concurrentBuilds: number;
}

/** Takes builds through queue and run, and keeps their records and logs. */
export interface Runner {
  enqueue(build: Build): void;
  /** Resolves when the build has ended, which may take the engine a moment. Nothing happens to one that has. */
  stop(buildId: string): Promise<void>;
  /** Stops all builds and waits for their ends. */
  stopAll(): Promise<void>;
}

export function createRunner(options: RunnerOptions): Runner {
  const { store, logs, clock } = options;
  const queue: string[] = [];
  const running = new Map<string, { abort: AbortController; done: Promise<void> }>();

  function change(buildId: string, next: (build: Build) => Build): void {
    const build = store.build(buildId);
    if (build && !build.buildComplete) store.putBuild(next(build));
  }

  function startNext(): void {
    while (running.size < options.concurrentBuilds) {
      const buildId = queue.shift();
      if (buildId === undefined) return;
      const abort = new AbortController();
      const done = run(buildId, abort.signal).finally(() => {
        running.delete(buildId);
        startNext();
      });
      running.set(buildId, { abort, done });
    }
  }

  async function run(buildId: string, signal: AbortSignal): Promise<void> {
    const uuid = uuidOf(buildId);
    let last: BuildStatusEvent | undefined;

    function hear(event: BuildEvent): void {
      const text = formatEvent(event);
      if (text) logs.append(uuid, Date.parse(event.at), text);
      if (event.event === 'phase') change(buildId, (build) => withPhase(build, event));
      if (event.event === 'build' && event.buildStatus !== 'IN_PROGRESS') last = event;
    }

    function phase(phaseType: PhaseType, context?: PhaseContext): void {
      const at = new Date(clock.now()).toISOString();
      const base = { event: 'phase', buildId, at, phaseType } as const;
      hear({ ...base, phaseStatus: 'IN_PROGRESS', contexts: [] });
      hear({ ...base, phaseStatus: context ? 'FAILED' : 'SUCCEEDED', contexts: context ? [context] : [] });
    }

    const outcome = await attempt().catch(
      (error: unknown): LocalBuildOutcome => ({
        ok: false,
        reason: 'engine-lost',
        message: `The emulator failed: ${error instanceof Error ? error.message : String(error)}`,
      }),
    );
    // a build that came to its own end has said why in its log and phases
    if (!outcome.ok && !last) {
      const statusCode = outcome.reason === 'engine-lost' ? 'INTERNAL_SERVICE_ERROR' : 'CLIENT_ERROR';
      phase('PROVISIONING', { statusCode, message: outcome.message });
    }
    await logs.end(uuid);
    const status = outcome.ok ? outcome.buildStatus : (last?.buildStatus ?? 'FAILED');
    change(buildId, (build) =>
      ended(build, status, clock.now(), undefined, last?.exportedEnvironmentVariables),
    );

    async function attempt(): Promise<LocalBuildOutcome> {
      phase('QUEUED');
      change(buildId, (build) => withLogs(build, options.region));
      const build = store.build(buildId);
      if (!build) throw new Error(`no record of ${buildId}`);
      const made = await buildRequest(build, {
        region: options.region,
        artifactsDirectory: join(options.artifactsDirectory, uuid),
      });
      if (!made.ok) {
        phase('PROVISIONING');
        phase(made.phaseType, made.context);
        return { ok: true, buildStatus: 'FAILED' };
      }
      return options.runBuild(made.request, { clock, emit: hear, signal, secrets: options.secrets });
    }
  }

  async function stop(buildId: string): Promise<void> {
    const waiting = queue.indexOf(buildId);
    if (waiting >= 0) {
      queue.splice(waiting, 1);
      change(buildId, (build) => ended(build, 'STOPPED', clock.now()));
      return;
    }
    const job = running.get(buildId);
    job?.abort.abort();
    await job?.done;
  }

  return {
    enqueue(build) {
      queue.push(build.id);
      startNext();
    },
    stop,
    async stopAll() {
      for (const buildId of [...queue]) await stop(buildId);
      await Promise.all([...running.keys()].map(stop));
    },
  };
}
