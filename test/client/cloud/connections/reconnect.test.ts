import { beforeEach, describe, expect, it } from 'vitest';
import { Reconnect } from '../../../../client/cloud/connections/reconnect';
import { FakeClock } from '../../fake-clock';

let clock: FakeClock;
let tries: number;
let answering: boolean;
let back: string[];
let reconnect: Reconnect;

beforeEach(() => {
  clock = new FakeClock();
  tries = 0;
  back = [];
  answering = false;
  reconnect = new Reconnect(
    clock,
    async () => {
      tries++;
      return answering;
    },
    (id) => back.push(id),
  );
});

describe('Reconnect', () => {
  it('tries every five seconds until the connection answers, then tells it once', async () => {
    reconnect.set(['a']);
    reconnect.set(['a']);
    await clock.pass(12_000);
    expect([tries, back]).toEqual([2, []]);
    answering = true;
    await clock.pass(60_000);
    expect([tries, back]).toEqual([3, ['a']]);
    expect(clock.sleeping).toBe(0);
  });

  it('tries nothing while nobody wants it', async () => {
    reconnect.set(['a']);
    reconnect.set([]);
    await clock.pass(60_000);
    expect(tries).toBe(0);
    expect(clock.sleeping).toBe(0);
  });

  it('tries several, each until it answers', async () => {
    reconnect.set(['a', 'b']);
    await clock.pass(5_000);
    expect(tries).toBe(2);
    reconnect.set(['b']);
    answering = true;
    await clock.pass(60_000);
    expect([tries, back]).toEqual([3, ['b']]);
  });
});
