import { beforeEach, describe, expect, it } from 'vitest';
import { Poller, type PollResult } from '../../client/poller';
import { FakeClock } from './fake-clock';

let clock: FakeClock;
let calls: { at: number; ids: string[] }[];
let result: PollResult;
let slowed: (number | undefined)[];
let poller: Poller;

beforeEach(() => {
  clock = new FakeClock();
  calls = [];
  slowed = [];
  result = 'fresh';
  poller = new Poller({
    clock,
    random: () => 0.5,
    poll: async (ids) => {
      calls.push({ at: clock.now(), ids });
      return result;
    },
    onSlowed: (delay) => slowed.push(delay),
  });
});

const times = () => calls.map(({ at }) => at / 1000);

describe('Poller', () => {
  it('reads everything that is watched in one call every five seconds', async () => {
    poller.setVisible(true);
    poller.watch(['a', 'b']);
    await clock.pass(15_000);
    expect(calls.map(({ ids }) => ids)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(times()).toEqual([5, 10, 15]);
  });

  it('makes no call while its view is hidden', async () => {
    poller.watch(['a']);
    await clock.pass(60_000);
    expect(calls).toEqual([]);
  });

  it('makes no call while nothing runs', async () => {
    poller.setVisible(true);
    await clock.pass(60_000);
    expect(calls).toEqual([]);
    expect(poller.active).toBe(false);
  });

  it('stops when the view is hidden, and leaves no timer behind', async () => {
    poller.setVisible(true);
    poller.watch(['a']);
    await clock.pass(5_000);
    poller.setVisible(false);
    await clock.pass(60_000);
    expect(calls).toHaveLength(1);
    expect(clock.sleeping).toBe(0);
  });

  it('reads what is watched at the time of the call', async () => {
    poller.setVisible(true);
    poller.watch(['a', 'b']);
    await clock.pass(4_000);
    poller.watch(['b']);
    await clock.pass(1_000);
    expect(calls).toEqual([{ at: 5_000, ids: ['b'] }]);
  });

  it('slows down while AWS throttles, and is back at its pace after the first answer', async () => {
    poller.setVisible(true);
    poller.watch(['a']);
    result = 'throttled';
    await clock.pass(5_000 + 10_000 + 15_000);
    expect(times()).toEqual([5, 15, 30]);
    expect(slowed.at(-1)).toBe(25_000);
    result = 'fresh';
    await clock.pass(25_000 + 5_000);
    expect(times()).toEqual([5, 15, 30, 55, 60]);
    expect(slowed.at(-1)).toBeUndefined();
  });

  it('takes back that it is slow at once when an answer comes, and when nothing is left to watch', async () => {
    poller.setVisible(true);
    poller.watch(['a']);
    result = 'failed';
    await clock.pass(5_000);
    expect(slowed.at(-1)).toBe(10_000);
    result = 'fresh';
    await clock.pass(10_000);
    expect(slowed.at(-1)).toBeUndefined();
    result = 'failed';
    await clock.pass(5_000);
    expect(slowed.at(-1)).toBe(10_000);
    poller.watch([]);
    expect(slowed.at(-1)).toBeUndefined();
  });

  it('never waits longer than the longest wait', async () => {
    poller.setVisible(true);
    poller.watch(['a']);
    result = 'failed';
    await clock.pass(3_600_000);
    expect(Math.max(...slowed.map((delay) => delay ?? 0))).toBe(5_000 + 60_000);
  });

  it('has never two calls under way', async () => {
    let open = 0;
    let most = 0;
    const slow = new Poller({
      clock,
      random: () => 0,
      poll: async () => {
        most = Math.max(most, ++open);
        await clock.sleep(12_000);
        open--;
        return 'fresh';
      },
    });
    slow.setVisible(true);
    slow.watch(['a']);
    await clock.pass(60_000);
    expect(most).toBe(1);
    slow.dispose();
  });

  it('takes a call that throws for a failed one', async () => {
    const failing = new Poller({
      clock,
      random: () => 0.5,
      poll: () => Promise.reject(new Error('broken')),
      onSlowed: (delay) => slowed.push(delay),
    });
    failing.setVisible(true);
    failing.watch(['a']);
    await clock.pass(5_000);
    expect(slowed).toContain(10_000);
    failing.dispose();
  });
});
