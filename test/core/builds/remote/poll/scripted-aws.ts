import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../../../../core/aws/connection';
import type { Clock } from '../../../../../core/builds/events';

/** A build that runs by itself. Seconds since its start. */
export interface ScriptedBuild {
  id: string;
  /** Seconds since the clock's begin. */
  startsAt: number;
  lines: { at: number; text: string }[];
  endsAt: number;
}

export interface Faults {
  /** Shares of the calls, from 0 to 1. */
  throttled: number;
  dropped: number;
}

/** Lines are there to be read some seconds after they were written. */
const INGESTION = 3;
const LAST_SECONDS = 10;

/** CodeBuild and CloudWatch Logs with scripted builds, in the time of the clock. Answers come at once. */
export class ScriptedAws {
  readonly builds = new Map<string, ScriptedBuild>();
  /** As many as the API gives. */
  linesAPage = 10_000;
  faults: Faults = { throttled: 0, dropped: 0 };
  /** Of the calls, by operation. */
  readonly counts = new Map<string, number>();
  /** What calls were given to be aborted by. */
  readonly signals = new Set<AbortSignal>();

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly random: () => number,
  ) {}

  get calls(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  get connection(): Connection {
    const client = { send: (command: Command, options?: SendOptions) => this.send(command, options) };
    return {
      settings: {},
      region: async () => 'us-east-1',
      codeBuild: async () => client,
      logs: async () => client,
      s3: async () => client,
      identity: async () => ({ account: '123456789012', arn: '' }),
      dispose: () => {},
    } as unknown as Connection;
  }

  private async send(command: Command, options: SendOptions = {}): Promise<unknown> {
    const { input } = command;
    const operation = command.constructor.name.replace(/Command$/, '');
    this.counts.set(operation, (this.counts.get(operation) ?? 0) + 1);
    if (options.abortSignal) this.signals.add(options.abortSignal);
    const luck = this.random();
    if (luck < this.faults.throttled)
      throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
    const answer = operation === 'BatchGetBuilds' ? this.batchGetBuilds(input) : this.getLogEvents(input);
    // the service has done its work, and nobody hears of it
    if (luck < this.faults.throttled + this.faults.dropped)
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    return answer;
  }

  private batchGetBuilds({ ids = [] }: Input): { builds: Build[] } {
    if (ids.length > 100) throw new Error('More than 100 ids.');
    return { builds: ids.flatMap((id) => this.build(id) ?? []) };
  }

  private build(id: string): Build | undefined {
    const script = this.builds.get(id);
    if (!script) return undefined;
    const { startsAt, endsAt } = script;
    const time = this.seconds() - startsAt;
    const ended = time >= endsAt;
    const begun = new Date(startsAt * 1000);
    return {
      id,
      projectName: id.split(':')[0],
      buildStatus: ended ? 'SUCCEEDED' : 'IN_PROGRESS',
      buildComplete: ended,
      currentPhase: ended ? 'COMPLETED' : time > endsAt - LAST_SECONDS ? 'POST_BUILD' : 'BUILD',
      startTime: begun,
      endTime: ended ? new Date((startsAt + endsAt) * 1000) : undefined,
      phases: [{ phaseType: 'PROVISIONING', phaseStatus: 'SUCCEEDED', startTime: begun, endTime: begun }],
      logs: { groupName: '/aws/codebuild/web', streamName: id },
    };
  }

  private getLogEvents({ logStreamName = '', nextToken }: Input): object {
    const script = this.builds.get(logStreamName);
    const time = this.seconds() - (script?.startsAt ?? 0);
    const there = (script?.lines ?? []).filter(({ at }) => at + INGESTION <= time);
    const start = Number(nextToken?.slice(2) ?? 0);
    const page = there.slice(start, start + this.linesAPage);
    return {
      events: page.map(({ at, text }) => ({ timestamp: at, message: text })),
      nextForwardToken: `f/${start + page.length}`,
    };
  }

  private seconds(): number {
    return this.clock.now() / 1000;
  }
}

interface Command {
  constructor: { name: string };
  input: Input;
}
interface Input {
  ids?: string[];
  logStreamName?: string;
  nextToken?: string;
}
interface SendOptions {
  abortSignal?: AbortSignal;
}

/** A build of so many seconds with a line every second, and bursts of lines among them. */
export function scriptedBuild(id: string, startsAt: number, seconds: number, burst = 100): ScriptedBuild {
  const lines = Array.from({ length: seconds }, (_, at) =>
    Array.from({ length: at % 20 === 7 ? burst : 1 }, (_, index) => ({
      at,
      text: `${id} line ${at}.${index}\n`,
    })),
  );
  return { id, startsAt, endsAt: seconds, lines: lines.flat() };
}
