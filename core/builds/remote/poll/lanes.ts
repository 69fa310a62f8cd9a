import type { AwsErrorDescription } from '../../../aws/errors';
import { afterFailure, FINE, isWorthWaiting, type Lane } from './lane';
import type { PollAnswer } from './wanted';

/** Two services, which throttle apart. */
export type LaneName = 'status' | 'logs';

export interface Slowed {
  /** Until the next try. Milliseconds. */
  delay: number;
  error: AwsErrorDescription;
}

interface LanesOptions {
  clock: { now(): number };
  /** From 0 to 1, for the jitter of the back-off. */
  random(): number;
  /** Undefined once all is well again. */
  onSlowed?(slowed: Slowed | undefined): void;
}

/** How the calls of a connection fare, service by service. */
export class Lanes {
  private lanes: Record<LaneName, Lane> = { status: FINE, logs: FINE };

  constructor(private readonly options: LanesOptions) {}

  /** No call before this. Milliseconds since the epoch. */
  notBefore(name: LaneName): number {
    return this.lanes[name].notBefore;
  }

  isWorthWaiting(name: LaneName): boolean {
    return isWorthWaiting(this.lanes[name]);
  }

  /** Takes in how a call went. */
  judge(name: LaneName, interval: number, answer: PollAnswer<unknown>): void {
    const { clock, random, onSlowed } = this.options;
    const wasSlowed = this.slowed() !== undefined;
    const before = answer.ok || answer.hasRead ? FINE : this.lanes[name];
    this.lanes[name] = answer.ok
      ? FINE
      : afterFailure(before, answer.error, { now: clock.now(), interval, random });
    const slowed = this.slowed();
    if (!answer.ok || wasSlowed !== (slowed !== undefined)) onSlowed?.(slowed);
  }

  /** There is nothing to call for, and what was said about the pace is true no more. */
  rest(): void {
    if (this.slowed()) this.options.onSlowed?.(undefined);
    this.lanes = { status: FINE, logs: FINE };
  }

  /** By the lane that waits longer. */
  private slowed(): Slowed | undefined {
    const { status, logs } = this.lanes;
    const { error, notBefore } = status.notBefore >= logs.notBefore ? status : logs;
    return error && { error, delay: notBefore - this.options.clock.now() };
  }
}
