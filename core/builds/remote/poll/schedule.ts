import { type Intervals, intervals, type Pace } from './pace';

/** Ids that one BatchGet call takes. */
const MOST_IDS = 100;

export type SubjectKind = 'build' | 'batch';

/** A build or batch that somebody looks at, as far as the schedule cares. Times are milliseconds since the epoch. */
export interface Subject {
  readonly id: string;
  readonly kind: SubjectKind;
  /** The user started or follows it: it counts while the window has no focus, too. */
  readonly isOwn: boolean;
  readonly isFollowed: boolean;
  /** When its status was read; -Infinity where it was not. */
  readonly readAt: number;
  readonly hasEnded: boolean;
  /** In one of its last phases. */
  readonly nearEnd: boolean;
  /** When its log was read, -Infinity where it was not; absent where there is no log, or nobody wants it. */
  readonly logReadAt?: number;
}

/** What limits the next call beyond the pace. Times are milliseconds since the epoch. */
export interface Limits {
  pace: Pace;
  isFocused: boolean;
  /** -Infinity before the first one. */
  lastCallAt: number;
  /** Not before this after failures; statuses and logs are two services that throttle apart. */
  statusNotBefore: number;
  logsNotBefore: number;
}

/** Calls to make at a time: statuses by kind and in hundreds, or logs. */
export interface Round {
  at: number;
  /** Until the next calls of this sort where all is well. Milliseconds. */
  interval: number;
  statuses: { kind: SubjectKind; ids: string[] }[];
  logs: string[];
}

/** The next calls; undefined where there is nothing to look at. */
export function nextRound(subjects: readonly Subject[], limits: Limits): Round | undefined {
  return limits.isFocused ? focusedRound(subjects, limits) : unfocusedRound(subjects, limits);
}

function focusedRound(subjects: readonly Subject[], limits: Limits): Round | undefined {
  const running = byAge(
    subjects.filter(({ hasEnded }) => !hasEnded),
    ({ readAt }) => readAt,
  );
  const logs = withLogs(subjects);
  const statuses = statusCalls(running);
  const interval = intervals(
    {
      builds: running.length + logs.filter(({ hasEnded }) => hasEnded).length,
      statusCalls: statuses.length,
      logs: logs.length,
      nearEnd: running.some(({ nearEnd }) => nearEnd),
    },
    limits.pace,
  );
  const statusAt = running[0] ? dueAt(running[0].readAt, interval.status, limits.statusNotBefore) : Infinity;
  const logAt = logs[0] ? logDueAt(logs[0], interval, limits) : Infinity;
  const at = Math.min(statusAt, logAt);
  if (at === Infinity) return undefined;
  // a status may say that a log is there or at its end, so it comes first
  if (statusAt <= at) return { at, interval: interval.status, statuses, logs: [] };
  const due = logs.filter((subject) => logDueAt(subject, interval, limits) <= at);
  return { at, interval: interval.log, statuses: [], logs: due.map(({ id }) => id) };
}

/** One call at a time, for the statuses of what the user started or follows; its logs wait until somebody looks. */
function unfocusedRound(subjects: readonly Subject[], limits: Limits): Round | undefined {
  const interval = limits.pace.unfocused;
  const running = byAge(
    subjects.filter(({ isOwn, hasEnded }) => isOwn && !hasEnded),
    ({ readAt }) => readAt,
  );
  const [first] = statusCalls(running);
  const at = dueAt(limits.lastCallAt, interval, limits.statusNotBefore);
  return first && { at, interval, statuses: [first], logs: [] };
}

/** In hundreds of one kind, the call with the oldest answer first. */
function statusCalls(running: readonly Subject[]): Round['statuses'] {
  const calls: Round['statuses'] = [];
  for (const { kind, id } of running) {
    const open = calls.find((call) => call.kind === kind && call.ids.length < MOST_IDS);
    if (open) open.ids.push(id);
    else calls.push({ kind, ids: [id] });
  }
  return calls;
}

function withLogs(subjects: readonly Subject[]): Subject[] {
  return byAge(
    subjects.filter(({ logReadAt }) => logReadAt !== undefined),
    ({ logReadAt }) => logReadAt ?? 0,
  );
}

function logDueAt({ logReadAt = 0 }: Subject, { log }: Intervals, { logsNotBefore }: Limits): number {
  return dueAt(logReadAt, log, logsNotBefore);
}

function dueAt(last: number, interval: number, notBefore: number): number {
  return Math.max(last + interval, notBefore);
}

/** Oldest first, so that nobody starves where calls fail. */
function byAge(subjects: Subject[], timeOf: (subject: Subject) => number): Subject[] {
  return subjects.sort((a, b) => order(timeOf(a), timeOf(b)));
}

function order(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
