import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AwsErrorKind } from '../../../../../core/aws/errors';
import { AWS_PACE } from '../../../../../core/builds/remote/poll/pace';
import { BuildPoller } from '../../../../../core/builds/remote/poll/poller';
import { idOf, type Polled } from '../../../../../core/builds/remote/poll/subjects';
import type { Follower, PollAnswer } from '../../../../../core/builds/remote/poll/wanted';
import { FakeClock } from '../../../../client/fake-clock';

let clock: FakeClock;
let calls: { at: number; what: string; ids: string[] }[];
let failure: AwsErrorKind | undefined;
let ended: Set<string>;
let gone: Set<string>;
let read: Polled[];
/** Seconds until the next try, each time that it is told. */
let slowed: (number | undefined)[];
let poller: BuildPoller;

beforeEach(() => {
  clock = new FakeClock();
  calls = [];
  failure = undefined;
  ended = new Set();
  gone = new Set();
  read = [];
  slowed = [];
  poller = new BuildPoller({
    clock,
    random: () => 0.5,
    pace: AWS_PACE,
    isFocused: true,
    builds: (ids) =>
      answer('builds', ids, (id): Build => ({ id, buildStatus: ended.has(id) ? 'FAILED' : 'IN_PROGRESS' })),
    batches: (ids) =>
      answer(
        'batches',
        ids,
        (id): BuildBatch => ({ id, complete: ended.has(id), currentPhase: 'IN_PROGRESS' }),
      ),
    onRead: (polled) => read.push(polled),
    onSlowed: (slow) => slowed.push(slow && slow.delay / 1000),
  });
});
afterEach(() => poller.dispose());

async function answer<T>(what: string, ids: string[], of: (id: string) => T): Promise<PollAnswer<T[]>> {
  calls.push({ at: clock.now() / 1000, what, ids });
  if (failure) return { ok: false, error: { kind: failure, message: `It is ${failure}.`, next: 'Wait.' } };
  return { ok: true, value: ids.filter((id) => !gone.has(id)).map(of) };
}

const times = () => calls.map(({ at }) => at);

describe('what a view shows', () => {
  it('is read in one call, an interval after it was listed and then in the pace', async () => {
    poller.addSet().set({ builds: ['a', 'b'] });
    await clock.pass(30_000);
    expect(calls).toEqual([10, 20, 30].map((at) => ({ at, what: 'builds', ids: ['a', 'b'] })));
    expect(read).toHaveLength(6);
  });

  it('is read together with what other views show', async () => {
    poller.addSet().set({ builds: ['a', 'b'] });
    poller.addSet().set({ builds: ['b', 'c'] });
    await clock.pass(10_000);
    expect(calls).toMatchObject([{ ids: ['a', 'b', 'c'] }]);
  });

  it('may be batches', async () => {
    poller.addSet().set({ batches: ['web:b'] });
    await clock.pass(10_000);
    ended.add('web:b');
    await clock.pass(60_000);
    expect(calls.map(({ what }) => what)).toEqual(['batches', 'batches']);
    expect(read.map(idOf)).toEqual(['web:b', 'web:b']);
  });

  it('is no longer read once it has ended or is gone', async () => {
    poller.addSet().set({ builds: ['a', 'b'] });
    ended.add('a');
    gone.add('b');
    await clock.pass(60_000);
    expect(times()).toEqual([10]);
    expect(clock.sleeping).toBe(0);
  });

  it('is what it shows at the time of the call', async () => {
    const view = poller.addSet();
    view.set({ builds: ['a', 'b'] });
    await clock.pass(9_000);
    view.set({ builds: ['b'] });
    await clock.pass(1_000);
    expect(calls).toMatchObject([{ at: 10, ids: ['b'] }]);
  });

  it('leaves no timer behind where it is hidden', async () => {
    const view = poller.addSet();
    view.set({ builds: ['a'] });
    await clock.pass(10_000);
    view.set({});
    await clock.pass(60_000);
    expect(times()).toEqual([10]);
    expect(clock.sleeping).toBe(0);
  });
});

describe('without the focus', () => {
  it('only what the user started is read, once a minute, and all of it at once when the focus is back', async () => {
    poller.addSet().set({ builds: ['other'] });
    poller.addSet({ isOwn: true }).set({ batches: ['own'] });
    poller.setFocused(false);
    await clock.pass(125_000);
    expect(calls.every(({ ids }) => ids.join() === 'own')).toBe(true);
    expect(calls.length).toBeLessThanOrEqual(3);
    calls = [];
    poller.setFocused(true);
    await clock.pass(0);
    expect(calls.flatMap(({ ids }) => ids).sort()).toEqual(['other', 'own']);
  });
});

describe('failing calls', () => {
  it('come ever more seldom, and in the pace again after the first answer', async () => {
    poller.addSet().set({ builds: ['a'] });
    failure = 'throttled';
    await clock.pass(10_000 + 11_000 + 12_000);
    expect(times()).toEqual([10, 21, 33]);
    expect(slowed).toEqual([11, 12, 14]);
    failure = undefined;
    await clock.pass(14_000 + 10_000);
    expect(times()).toEqual([10, 21, 33, 47, 57]);
    expect(slowed.at(-1)).toBeUndefined();
  });

  it('never wait longer than a minute beyond the pace', async () => {
    poller.addSet().set({ builds: ['a'] });
    failure = 'throttled';
    await clock.pass(3_600_000);
    expect(Math.max(...slowed.map((delay) => delay ?? 0))).toBe(10 + 30);
  });

  it('are no longer said where nothing is left to look at', async () => {
    const view = poller.addSet();
    view.set({ builds: ['a'] });
    failure = 'expired';
    await clock.pass(10_000);
    expect(slowed).toEqual([11]);
    view.dispose();
    await clock.pass(0);
    expect(slowed.at(-1)).toBeUndefined();
  });
});

describe('who follows a build', () => {
  class Recorder implements Follower {
    readonly seen: string[] = [];
    private read = 0;
    constructor(
      readonly id: string,
      private readonly log: (read: number) => PollAnswer<'more' | 'end'> = () => ({
        ok: true,
        value: 'more',
      }),
    ) {}
    onStatus({ buildStatus = 'IN_PROGRESS' }: Build): boolean {
      this.tell(buildStatus);
      return true;
    }
    async readLog(): Promise<PollAnswer<'more' | 'end'>> {
      this.tell('log');
      return this.log(this.read++);
    }
    onGone = () => this.tell('gone');
    onFailure = ({ kind }: { kind: string }) => this.tell(kind);
    private tell = (what: string) => void this.seen.push(`${clock.now() / 1000} ${what}`);
  }

  it('is told at once, and reads the log more often than the status', async () => {
    const follower = new Recorder('a');
    poller.follow(follower);
    await clock.pass(16_000);
    expect(follower.seen).toEqual(['0 IN_PROGRESS', '0 log', '7.5 log', '15 IN_PROGRESS', '15 log']);
  });

  it('reads the log of a build that has ended to its end, and no status', async () => {
    ended.add('a');
    const follower = new Recorder('a', (read) => ({ ok: true, value: read === 2 ? 'end' : 'more' }));
    poller.follow(follower);
    await clock.pass(60_000);
    expect(follower.seen).toEqual(['0 FAILED', '0 log', '5 log', '10 log']);
    expect(calls).toHaveLength(1);
    expect(clock.sleeping).toBe(0);
  });

  it('leaves no timer behind', async () => {
    const following = poller.follow(new Recorder('a'));
    await clock.pass(1_000);
    following.dispose();
    await clock.pass(0);
    expect(clock.sleeping).toBe(0);
  });

  it('is told that the build is gone', async () => {
    gone.add('a');
    const follower = new Recorder('a');
    poller.follow(follower);
    await clock.pass(60_000);
    expect(follower.seen).toEqual(['0 gone']);
  });

  it('is told of what waiting does not help against, and of a network that stays away', async () => {
    failure = 'expired';
    const expired = new Recorder('a');
    poller.follow(expired);
    await clock.pass(0);
    expect(expired.seen).toEqual(['0 expired']);
    failure = 'network';
    const offline = new Recorder('b');
    poller.follow(offline);
    await clock.pass(600_000);
    expect(offline.seen).toEqual([expect.stringMatching(/ network$/)]);
    expect(calls).toHaveLength(1 + 8);
  });

  it('waits out throttling of its log, while statuses are read on', async () => {
    const throttled = { kind: 'throttled' as const, message: '', next: '' };
    const follower = new Recorder('a', (read) =>
      read < 4 ? { ok: false, error: throttled } : { ok: true, value: 'more' },
    );
    poller.follow(follower);
    await clock.pass(61_000);
    const of = (what: string) => follower.seen.filter((seen) => seen.endsWith(what)).map(Number.parseFloat);
    expect(of('log').slice(0, 5)).toEqual([0, 8.5, 18, 29.5, 45]);
    expect(of('IN_PROGRESS')).toEqual([0, 15, 30, 45, 60]);
  });

  it('does not hear of a build that others look at after it has left', async () => {
    poller.addSet().set({ builds: ['a'] });
    const follower = new Recorder('a');
    poller.follow(follower).dispose();
    await clock.pass(60_000);
    expect(follower.seen.filter((seen) => !seen.startsWith('0 '))).toEqual([]);
    expect(calls.length).toBeGreaterThan(2);
  });
});

it('has never two calls under way', async () => {
  let open = 0;
  let most = 0;
  const slow = new BuildPoller({
    clock,
    random: () => 0,
    pace: AWS_PACE,
    isFocused: true,
    builds: async (ids) => {
      most = Math.max(most, ++open);
      await clock.sleep(12_000);
      open--;
      return { ok: true, value: ids.map((id) => ({ id })) };
    },
    batches: async () => ({ ok: true, value: [] }),
  });
  slow.addSet().set({ builds: ['a'] });
  slow.addSet().set({ builds: ['b'] });
  await clock.pass(120_000);
  expect(most).toBe(1);
  slow.dispose();
});
