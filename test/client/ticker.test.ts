import { expect, it } from 'vitest';
import { Ticker } from '../../client/ticker';
import { FakeClock } from './fake-clock';

it('ticks every second while it is wanted, and leaves no timer behind', async () => {
  const clock = new FakeClock();
  let ticks = 0;
  const ticker = new Ticker(clock, () => ticks++);
  await clock.pass(5_000);
  expect(ticks).toBe(0);
  ticker.set(true);
  ticker.set(true);
  await clock.pass(3_000);
  expect(ticks).toBe(3);
  ticker.set(false);
  await clock.pass(5_000);
  expect(ticks).toBe(3);
  expect(clock.sleeping).toBe(0);
});
