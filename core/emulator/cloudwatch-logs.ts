import type { Input } from './input';
import { ACCOUNT, uuidOf } from './model';
import type { EmulatorContext, Operation } from './operation';
import { pageOf } from './paging';
import { notFound, ServiceError } from './service-error';
import type { BuildHeader } from './store/build-records';
import type { LogEvent } from './store/log-store';

/** A build that has a log stream. */
interface Stream {
  group: string;
  name: string;
  build: BuildHeader;
}

const MOST_EVENTS = 10_000;
const MOST_BYTES = 1024 * 1024;
// what CloudWatch Logs adds to the size of each message
const EVENT_OVERHEAD = 26;

export function invalidParameter(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message);
}

export const describeLogGroups: Operation = (input, context) => {
  const prefix = input.string('logGroupNamePrefix') ?? '';
  const created = new Map<string, number>();
  for (const { group, build } of streams(context)) {
    created.set(group, Math.min(created.get(group) ?? Infinity, milliseconds(build.startTime)));
  }
  const groups = [...created]
    .filter(([name]) => name.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const page = pageOf(groups, ([name]) => name, {
    nextToken: input.string('nextToken'),
    size: input.integer('limit', { min: 1, max: 50 }) ?? 50,
    refuse: invalidParameter,
  });
  const logGroups = page.items.map(([logGroupName, creationTime]) => {
    const logGroupArn = `arn:aws:logs:${context.region}:${ACCOUNT}:log-group:${logGroupName}`;
    return {
      logGroupName,
      creationTime,
      metricFilterCount: 0,
      storedBytes: 0,
      arn: `${logGroupArn}:*`,
      logGroupArn,
      logGroupClass: 'STANDARD',
    };
  });
  return { logGroups, nextToken: page.nextToken };
};

export const describeLogStreams: Operation = async (input, context) => {
  const group = groupOf(input);
  const ofGroup = streams(context).filter((stream) => stream.group === group);
  if (ofGroup.length === 0) throw notFound('The specified log group does not exist.');
  const prefix = input.string('logStreamNamePrefix') ?? '';
  const byTime = input.oneOf('orderBy', ['LogStreamName', 'LastEventTime']) === 'LastEventTime';
  const sorted = ofGroup
    .filter(({ name }) => name.startsWith(prefix))
    .sort((a, b) => (byTime ? a.build.startTime - b.build.startTime : a.name < b.name ? -1 : 1));
  if (input.boolean('descending')) sorted.reverse();
  const page = pageOf(sorted, ({ name }) => name, {
    nextToken: input.string('nextToken'),
    size: input.integer('limit', { min: 1, max: 50 }) ?? 50,
    refuse: invalidParameter,
  });
  const logStreams = await Promise.all(
    page.items.map(async ({ name, build }) => {
      const events = await context.logs.read(uuidOf(build.id));
      return {
        logStreamName: name,
        creationTime: milliseconds(build.startTime),
        firstEventTimestamp: events[0]?.timestamp,
        lastEventTimestamp: events.at(-1)?.timestamp,
        lastIngestionTime: events.at(-1)?.timestamp,
        arn: `arn:aws:logs:${context.region}:${ACCOUNT}:log-group:${group}:log-stream:${name}`,
        storedBytes: 0,
      };
    }),
  );
  return { logStreams, nextToken: page.nextToken };
};

/**
 * Tokens are `f/<index>` and `b/<index>`: the index of the first event after the page, and of the page's first event. The same
 * token comes back at the end for now.
 */
export const getLogEvents: Operation = async (input, context) => {
  const group = groupOf(input);
  const name = input.requiredString('logStreamName');
  const uuid = uuidOfStream(group, name, context);
  const from = input.integer('startTime') ?? -Infinity;
  const to = input.integer('endTime') ?? Infinity;
  const all = await context.logs.read(uuid);
  const events =
    from === -Infinity && to === Infinity
      ? all
      : all.filter(({ timestamp }) => timestamp >= from && timestamp < to);
  const limit = input.integer('limit', { min: 1, max: MOST_EVENTS }) ?? MOST_EVENTS;
  const [start, end] = bounds(
    events,
    limit,
    input.string('nextToken'),
    input.boolean('startFromHead') ?? false,
  );
  return {
    events: events.slice(start, end).map((event) => ({ ...event, ingestionTime: event.timestamp })),
    nextForwardToken: `f/${end}`,
    nextBackwardToken: `b/${start}`,
  };
};

/** Start and end of the page in the list, end exclusive. */
function bounds(
  events: readonly LogEvent[],
  limit: number,
  token: string | undefined,
  fromHead: boolean,
): [number, number] {
  const match = token === undefined ? undefined : /^([fb])\/(\d{1,15})$/.exec(token);
  if (match === null) throw invalidParameter('The specified nextToken is invalid.');
  const forward = match ? match[1] === 'f' : fromHead;
  const given = match ? Math.min(Number(match[2]), events.length) : undefined;
  if (forward) {
    const start = given ?? 0;
    return [start, start + fitting(events.slice(start, start + limit))];
  }
  const end = given ?? events.length;
  const page = events.slice(Math.max(0, end - limit), end).reverse();
  return [end - fitting(page), end];
}

/** How many events fit into one answer; at least one, so that reading goes on. */
function fitting(events: readonly LogEvent[]): number {
  let bytes = 0;
  for (const [index, { message }] of events.entries()) {
    bytes += Buffer.byteLength(message) + EVENT_OVERHEAD;
    if (bytes > MOST_BYTES && index > 0) return index;
  }
  return events.length;
}

function groupOf(input: Input): string {
  const identifier = input.string('logGroupIdentifier');
  if (identifier === undefined) return input.requiredString('logGroupName');
  return identifier.replace(/^arn:aws:logs:[^:]*:\d*:log-group:/, '').replace(/:\*$/, '');
}

function streams({ store }: EmulatorContext): Stream[] {
  return store.builds().flatMap((build) => {
    const { groupName, streamName } = build;
    return groupName && streamName ? [{ group: groupName, name: streamName, build }] : [];
  });
}

/** Of the build whose log the stream is; a stream's name ends in it. */
function uuidOfStream(group: string, name: string, context: EmulatorContext): string {
  const uuid = name.slice(name.lastIndexOf('/') + 1);
  const build = context.store.buildWithUuid(uuid);
  if (build?.groupName === group && build.streamName === name) return uuid;
  const hasGroup = streams(context).some((stream) => stream.group === group);
  throw notFound(`The specified log ${hasGroup ? 'stream' : 'group'} does not exist.`);
}

function milliseconds(time: number): number {
  return Math.round(time * 1000);
}
