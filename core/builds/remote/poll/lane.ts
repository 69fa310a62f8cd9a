import type { AwsErrorDescription } from '../../../aws/errors';
import { backOffMilliseconds } from '../back-off';

/** How the calls to one service fare. */
export interface Lane {
  /** In a row. */
  failures: number;
  /** In a row, of the network. */
  networkFailures: number;
  /** No call before this. Milliseconds since the epoch. */
  notBefore: number;
  error?: AwsErrorDescription;
}

export const FINE: Lane = { failures: 0, networkFailures: 0, notBefore: -Infinity };

/** After so many the network is taken to stay away. */
const MOST_NETWORK_FAILURES = 8;

/** The lane after one more failure: the next try comes after the usual interval and a jitter that grows. */
export function afterFailure(
  lane: Lane,
  error: AwsErrorDescription,
  { now, interval, random }: { now: number; interval: number; random: () => number },
): Lane {
  const failures = lane.failures + 1;
  return {
    failures,
    networkFailures: error.kind === 'network' ? lane.networkFailures + 1 : 0,
    notBefore: now + interval + backOffMilliseconds(failures, random),
    error,
  };
}

/** Throttling passes, whenever; a network that stays away is given up; nothing else is helped by waiting. */
export function isWorthWaiting({ error, networkFailures }: Lane): boolean {
  return (
    error?.kind === 'throttled' || (error?.kind === 'network' && networkFailures < MOST_NETWORK_FAILURES)
  );
}
