import { beforeEach, describe, expect, it } from 'vitest';
import { Reconnect } from '../../../client/cloud/reconnect';
import { FakeClock } from '../fake-clock';

let clock: FakeClock;
let tries: number;
let answering: boolean;
let back: number;
let reconnect: Reconnect;

beforeEach(() => {
  clock = new FakeClock();
  tries = 0;
  back = 0;
  answering = false;
  reconnect = new Reconnect(
    clock,
    async () => {
      tries++;
      return answering;
    },
    () => back++,
  );
});

describe('Reconnect', () => {
  it('tries every five seconds until the connection answers, then tells it once', async () => {
    reconnect.set(true);
    reconnect.set(true);
    await clock.pass(12_000);
    expect([tries, back]).toEqual([2, 0]);
    answering = true;
    await clock.pass(60_000);
    expect([tries, back]).toEqual([3, 1]);
    expect(clock.sleeping).toBe(0);
  });

  it('tries nothing while nobody wants it', async () => {
    reconnect.set(true);
    reconnect.set(false);
    await clock.pass(60_000);
    expect(tries).toBe(0);
    expect(clock.sleeping).toBe(0);
  });
});
