import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import type { AwsErrorDescription } from '../../../aws/errors';
import type { Clock } from '../../events';
import { BackgroundCalls } from './background';
import { type LaneName, Lanes, type Slowed } from './lanes';
import { Loop } from './loop';
import type { Pace } from './pace';
import { nextRound, type Round, type Subject } from './schedule';
import { idOf, type Polled, readLogOf, readSubject, wantedSubjects, withLog } from './subjects';
import { type Follower, Interest, type PollAnswer, type PolledSet } from './wanted';

export interface PollerOptions {
  clock: Clock;
  /** From 0 to 1, for the jitter of the back-off. */
  random(): number;
  pace: Pace;
  isFocused: boolean;
  /** One call each, for up to 100 ids. Never rejects; what is gone is missing in the answer. */
  builds(ids: string[], signal: AbortSignal): Promise<PollAnswer<Build[]>>;
  batches(ids: string[], signal: AbortSignal): Promise<PollAnswer<BuildBatch[]>>;
  /** Told of each answer, before those who follow a build. */
  onRead?(polled: Polled): void;
  /** Calls fail and are tried again later; undefined once all is well, or there is nothing to poll. */
  onSlowed?(slowed: Slowed | undefined): void;
}

/** One thing to do, and when: milliseconds since the epoch. */
interface Step {
  at: number;
  perform(): Promise<void>;
}

const DISPOSED: AwsErrorDescription = {
  kind: 'cancelled',
  message: 'The connection has changed, and the build is no longer watched by it.',
  next: 'Open its log to go on.',
};

/**
 * The one thing that polls a connection: for what views show and for the builds that somebody follows. It never has two calls under
 * way, and no timer while nobody looks at anything. `nextRound` says when to call for what.
 */
export class BuildPoller {
  private readonly interest = new Interest(() => this.replan());
  private subjects: Map<string, Subject> = new Map();
  private readonly lanes: Lanes;
  private lastCallAt = -Infinity;
  private lastBackgroundAt = -Infinity;
  private readonly background = new BackgroundCalls(() => this.loop.replan());
  private isFocused: boolean;
  private readonly loop: Loop<Step>;
  private readonly disposal = new AbortController();

  constructor(private readonly options: PollerOptions) {
    this.isFocused = options.isFocused;
    this.lanes = new Lanes(options);
    this.loop = new Loop<Step>({
      clock: options.clock,
      plan: () => this.plan(),
      perform: (step) => step.perform(),
      onRest: () => this.lanes.rest(),
    });
  }

  setFocused(isFocused: boolean): void {
    this.isFocused = isFocused;
    this.replan();
  }

  /** For a view; `isOwn` where the user started what it looks at, which then counts without the focus, too. */
  addSet({ isOwn = false } = {}): PolledSet {
    return this.interest.addSet(isOwn);
  }

  /** Reads the build at once, and its status and log from then on, until it has ended or the follower leaves. One for each build. */
  follow(follower: Follower): { dispose(): void } {
    this.interest.add(follower);
    return { dispose: () => this.interest.remove(follower) };
  }

  /**
   * One call to CodeBuild when nothing else is due, at the pace of the background. After throttling, and while the network is gone, it is made again
   * with the others' back-off.
   */
  inBackground<T>(
    make: (signal: AbortSignal) => Promise<PollAnswer<T>>,
    signal: AbortSignal,
  ): Promise<PollAnswer<T>> {
    return this.background.ask(make, AbortSignal.any([signal, this.disposal.signal]));
  }

  /** Who still follows a build is told so. */
  dispose(): void {
    this.disposal.abort();
    const followers = this.interest.allFollowers();
    this.interest.clear();
    for (const follower of followers) follower.onFailure(DISPOSED);
  }

  private replan(): void {
    this.subjects = wantedSubjects(this.subjects, this.interest.wanted(), this.options.clock.now());
    this.loop.replan();
  }

  private plan(): Step | undefined {
    const { pace } = this.options;
    const round = nextRound([...this.subjects.values()], {
      pace,
      isFocused: this.isFocused,
      lastCallAt: this.lastCallAt,
      statusNotBefore: this.lanes.notBefore('status'),
      logsNotBefore: this.lanes.notBefore('logs'),
    });
    const paced = Math.max(this.lastCallAt, this.lastBackgroundAt) + pace.background;
    const backgroundAt = this.background.isEmpty ? Infinity : Math.max(paced, this.lanes.notBefore('status'));
    if (round && round.at <= backgroundAt) return { at: round.at, perform: () => this.perform(round) };
    if (backgroundAt === Infinity) return undefined;
    return { at: backgroundAt, perform: () => this.performBackground() };
  }

  private async performBackground(): Promise<void> {
    const { next } = this.background;
    if (!next) return;
    const answer = await next.make(next.signal);
    this.lastBackgroundAt = this.options.clock.now();
    // what one project refuses says nothing of the others
    const tellsOfService = answer.ok || answer.error.kind === 'throttled' || answer.error.kind === 'network';
    if (tellsOfService) this.lanes.judge('status', this.options.pace.background, answer);
    if (answer.ok || !tellsOfService || !this.lanes.isWorthWaiting('status')) next.answer(answer);
  }

  /** Ends at the first call that fails: the others would only fail too, and are the oldest the next time. */
  private async perform({ statuses, logs, interval }: Round): Promise<void> {
    for (const call of statuses) if (!(await this.readStatuses(call, interval))) return;
    for (const id of logs) if (!(await this.readLog(id, interval))) return;
  }

  private async readStatuses(call: Round['statuses'][number], interval: number): Promise<boolean> {
    const answer = await this.call('status', interval, (signal) => this.ask(call, signal));
    if (!answer.ok) {
      for (const id of call.ids) this.change(id, (subject) => ({ ...subject, readAt: this.lastCallAt }));
      if (!this.lanes.isWorthWaiting('status')) {
        for (const follower of this.interest.allFollowers()) this.fail(follower, answer.error);
      }
      return false;
    }
    const found = new Map(answer.value.map((polled) => [idOf(polled), polled]));
    for (const id of call.ids) this.take(id, found.get(id));
    return true;
  }

  private async ask(
    { kind, ids }: Round['statuses'][number],
    signal: AbortSignal,
  ): Promise<PollAnswer<Polled[]>> {
    if (kind === 'build') {
      const answer = await this.options.builds(ids, signal);
      return answer.ok ? { ok: true, value: answer.value.map((build) => ({ kind, build })) } : answer;
    }
    const answer = await this.options.batches(ids, signal);
    return answer.ok ? { ok: true, value: answer.value.map((batch) => ({ kind, batch })) } : answer;
  }

  private take(id: string, polled: Polled | undefined): void {
    // nobody wants it any more
    if (!this.subjects.has(id)) return;
    const follower = this.interest.followerOf(id);
    if (!polled) {
      this.change(id, (subject) => ({ ...subject, hasEnded: true }));
      if (follower) this.interest.remove(follower);
      follower?.onGone();
      return;
    }
    this.change(id, (subject) => readSubject(subject, polled, this.lastCallAt));
    this.options.onRead?.(polled);
    if (!follower || polled.kind === 'batch') return;
    const hasLog = follower.onStatus(polled.build);
    if (this.interest.isThere(follower)) this.change(id, (subject) => withLog(subject, hasLog));
  }

  private async readLog(id: string, interval: number): Promise<boolean> {
    const follower = this.interest.followerOf(id);
    if (!follower) return true;
    const answer = await this.call('logs', interval, (signal) => follower.readLog(signal));
    const progress = answer.ok ? answer.value : undefined;
    this.change(id, (subject) => readLogOf(subject, progress, this.lastCallAt));
    if (!answer.ok && !this.lanes.isWorthWaiting('logs')) this.fail(follower, answer.error);
    return answer.ok;
  }

  private async call<T>(
    lane: LaneName,
    interval: number,
    make: (signal: AbortSignal) => Promise<PollAnswer<T>>,
  ): Promise<PollAnswer<T>> {
    const answer = await make(this.disposal.signal);
    if (this.disposal.signal.aborted) return answer;
    this.lastCallAt = this.options.clock.now();
    this.lanes.judge(lane, interval, answer);
    return answer;
  }

  private change(id: string, how: (subject: Subject) => Subject): void {
    const subject = this.subjects.get(id);
    if (subject) this.subjects.set(id, how(subject));
  }

  private fail(follower: Follower, error: AwsErrorDescription): void {
    this.interest.remove(follower);
    follower.onFailure(error);
  }
}
