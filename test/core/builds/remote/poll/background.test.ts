import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AwsErrorKind } from '../../../../../core/aws/errors';
import { AWS_PACE } from '../../../../../core/builds/remote/poll/pace';
import { BuildPoller } from '../../../../../core/builds/remote/poll/poller';
import type { PollAnswer } from '../../../../../core/builds/remote/poll/wanted';
import { FakeClock } from '../../../../client/fake-clock';

let clock: FakeClock;
let calls: [seconds: number, what: string][];
let failure: AwsErrorKind | undefined;
let slowed: (number | undefined)[];
let poller: BuildPoller;
const { signal } = new AbortController();

beforeEach(() => {
  clock = new FakeClock();
  calls = [];
  failure = undefined;
  slowed = [];
  poller = new BuildPoller({
    clock,
    random: () => 0.5,
    pace: AWS_PACE,
    isFocused: true,
    builds: (ids) =>
      answer(
        'status',
        ids.map((id) => ({ id, buildStatus: 'IN_PROGRESS' as const })),
      ),
    batches: () => answer('batches', []),
    onSlowed: (slow) => slowed.push(slow && slow.delay / 1000),
  });
});
afterEach(() => poller.dispose());

async function answer<T>(what: string, value: T): Promise<PollAnswer<T>> {
  calls.push([clock.now() / 1000, what]);
  if (failure) return { ok: false, error: { kind: failure, message: `It is ${failure}.`, next: 'Wait.' } };
  return { ok: true, value };
}

const ask = (what: string, given: AbortSignal = signal) =>
  poller.inBackground(() => answer(what, what), given);

describe('calls in the background', () => {
  it('are made one after the other at their pace', async () => {
    const answers = Promise.all(['a', 'b', 'c'].map((what) => ask(what)));
    await clock.pass(2_000);
    expect(await answers).toEqual(['a', 'b', 'c'].map((value) => ({ ok: true, value })));
    expect(calls).toEqual([
      [0, 'a'],
      [0.4, 'b'],
      [0.8, 'c'],
    ]);
    expect(clock.sleeping).toBe(0);
  });

  it('let those pass that somebody waits for, and do not slow them down', async () => {
    poller.addSet().set({ builds: ['web:1'] });
    const going = new AbortController();
    const next = async (): Promise<void> => {
      await ask('page', going.signal);
      if (!going.signal.aborted) await next();
    };
    const all = next();
    await clock.pass(30_000);
    expect(calls.filter(([, what]) => what === 'status')).toEqual([
      [10, 'status'],
      [20, 'status'],
      [30, 'status'],
    ]);
    expect(calls.filter(([, what]) => what === 'page').length).toBeGreaterThan(70);
    going.abort();
    await all;
  });

  it('go on while the window has no focus, without keeping from being read what the user started', async () => {
    poller.setFocused(false);
    poller.addSet({ isOwn: true }).set({ builds: ['web:1'] });
    for (let page = 0; page < 400; page++) void ask('page');
    await clock.pass(130_000);
    expect(calls.filter(([, what]) => what === 'status').map(([at]) => Math.round(at))).toEqual([0, 60, 120]);
    expect(calls.filter(([, what]) => what === 'page').length).toBeGreaterThan(300);
  });

  it('wait with all others where AWS throttles, and are made again', async () => {
    failure = 'throttled';
    const answered = ask('page');
    await clock.pass(3_000);
    failure = undefined;
    await clock.pass(10_000);
    expect(await answered).toEqual({ ok: true, value: 'page' });
    expect(calls.map(([at]) => at)).toEqual([0, 1.4, 3.8]);
    expect(slowed).toEqual([1.4, 2.4, undefined]);
  });

  it('are answered by a network that stays away', async () => {
    failure = 'network';
    const answered = ask('page');
    await clock.pass(600_000);
    expect(await answered).toMatchObject({ ok: false, error: { kind: 'network' } });
    expect(calls).toHaveLength(8);
  });

  it('are answered at once where waiting does not help, and slow nobody', async () => {
    failure = 'denied';
    expect(await ask('page')).toMatchObject({ ok: false, error: { kind: 'denied' } });
    failure = undefined;
    const next = ask('page');
    await clock.pass(400);
    expect(await next).toMatchObject({ ok: true });
    expect(slowed).toEqual([]);
  });

  it('are not made once they are cancelled', async () => {
    const cancelled = new AbortController();
    const [first, second, third] = [ask('a'), ask('b', cancelled.signal), ask('c')];
    cancelled.abort();
    await clock.pass(1_000);
    expect(await second).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
    expect([(await first).ok, (await third).ok]).toEqual([true, true]);
    expect(calls.map(([, what]) => what)).toEqual(['a', 'c']);
    expect(await ask('d', cancelled.signal)).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  });

  it('are cancelled with the connection', async () => {
    const answers = Promise.all([ask('a'), ask('b')]);
    await clock.pass(0);
    poller.dispose();
    await clock.pass(1_000);
    expect((await answers).map(({ ok }) => ok)).toEqual([true, false]);
    expect(clock.sleeping).toBe(0);
  });
});
