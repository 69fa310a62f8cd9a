import type { BatchEvent, BuildEvent } from '../../../../../core/builds/events';
import type { LocalBatchOutcome, LocalBatchRequest } from '../../../../../core/builds/local/batch/request';
import { runLocalBatch } from '../../../../../core/builds/local/batch/run';
import type { Engine } from '../../../../../core/builds/local/engine';
import type { LocalBuildOutcome, LocalBuildRequest } from '../../../../../core/builds/local/request';
import { endlessClock } from '../support';

/** Builds that end when the test says so. */
export class FakeBuilds {
  readonly started: LocalBuildRequest[] = [];
  readonly stopped: string[] = [];
  private readonly ends = new Map<string, (outcome: LocalBuildOutcome) => void>();
  private waiting: { count: number; resolve: () => void }[] = [];

  readonly run = (request: LocalBuildRequest, { signal }: { signal: AbortSignal }) => {
    const name = request.batchBuildIdentifier ?? '';
    this.started.push(request);
    const ended = new Promise<LocalBuildOutcome>((resolve) => {
      this.ends.set(name, resolve);
      signal.addEventListener('abort', () => {
        this.stopped.push(name);
        resolve({ ok: true, buildStatus: 'STOPPED' });
      });
    });
    for (const { count, resolve } of this.waiting) if (this.started.length >= count) resolve();
    return ended;
  };

  /** Resolves when so many builds have started. */
  async haveStarted(count: number): Promise<string[]> {
    if (this.started.length < count)
      await new Promise<void>((resolve) => this.waiting.push({ count, resolve }));
    return this.names;
  }

  get names(): string[] {
    return this.started.map(({ batchBuildIdentifier }) => batchBuildIdentifier ?? '');
  }

  end(name: string, outcome: LocalBuildOutcome = { ok: true, buildStatus: 'SUCCEEDED' }): void {
    this.ends.get(name)?.(outcome);
  }
}

export interface BatchOptions extends Partial<Omit<LocalBatchRequest['build'], 'buildspec'>> {
  concurrency?: number;
  allowPrivileged?: boolean;
  projectVariables?: LocalBatchRequest['projectVariables'];
  signal?: AbortSignal;
  engine?: Engine;
  /** Undefined: real builds. */
  builds?: FakeBuilds;
}

const NO_ENGINE: Engine = { executor: 'host', start: () => Promise.reject(new Error('nothing runs here')) };

export function runBatch(
  buildspec: string,
  {
    concurrency = 10,
    signal = new AbortController().signal,
    engine = NO_ENGINE,
    builds,
    allowPrivileged,
    projectVariables,
    ...build
  }: BatchOptions = {},
): { ended: Promise<LocalBatchOutcome>; events: BuildEvent[] } {
  const events: BuildEvent[] = [];
  let uuids = 0;
  const ended = runLocalBatch(
    {
      batchId: 'sample:batch',
      concurrency,
      allowPrivileged,
      projectVariables,
      build: {
        buildNumber: 7,
        initiator: 'tester',
        secondarySources: {},
        environmentVariables: [],
        region: 'eu-central-1',
        image: 'workbench-test:bash',
        timeoutMinutes: 60,
        ...build,
        buildspec: { text: buildspec, path: 'buildspec.yml' },
      },
    },
    {
      engine,
      clock: endlessClock,
      signal,
      emit: (event) => events.push(event),
      newUuid: () => {
        uuids += 1;
        return `uuid-${uuids}`;
      },
      ...(builds && { runBuild: builds.run }),
    },
  );
  return { ended, events };
}

/** `IN_PROGRESS a:SUCCEEDED b:PENDING` and so on, without repetition. */
export function batchStates(events: readonly BuildEvent[]): string[] {
  const states = events
    .filter((event): event is BatchEvent => event.event === 'batch')
    .map(({ currentPhase, buildGroups }) =>
      [
        currentPhase,
        ...buildGroups.map((group) => `${group.identifier}:${group.currentBuildSummary.buildStatus}`),
      ].join(' '),
    );
  return states.filter((state, index) => state !== states[index - 1]);
}
