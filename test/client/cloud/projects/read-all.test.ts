import { describe, expect, it } from 'vitest';
import { Listing } from '../../../../client/cloud/listing';
import { readAll } from '../../../../client/cloud/projects/read-all';
import { FakeClock } from '../../fake-clock';
import { failed, ok } from '../an-api';
import { manyNames } from './names';

/** A list of 5,000 in pages of 100, whose call of that number fails for each of these reasons. */
function pages(failures: Record<number, 'throttled' | 'denied'> = {}) {
  const names = manyNames();
  let calls = 0;
  const list = new Listing((token) => {
    calls++;
    const failure = failures[calls];
    if (failure) return failed(failure);
    const start = Number(token ?? 0);
    const end = start + 100;
    return ok({ ids: names.slice(start, end), nextToken: end < names.length ? String(end) : undefined });
  });
  return { list, names, calls: () => calls };
}

const clock = new FakeClock();
const options = () => ({ clock, random: () => 0.5, signal: new AbortController().signal });

describe('reading all names', () => {
  it('takes a call for each hundred, and tells after each', async () => {
    const { list, names, calls } = pages();
    const told: number[] = [];
    const state = await readAll(list, { ...options(), onPage: ({ ids }) => told.push(ids.length) });
    expect(state).toEqual({ ids: names, more: false });
    expect(calls()).toBe(50);
    expect(told.slice(0, 2)).toEqual([200, 300]);
  });

  it('reads no page again', async () => {
    const { list, calls } = pages();
    await Promise.all([readAll(list, options()), readAll(list, options())]);
    await readAll(list, options());
    expect(calls()).toBe(50);
  });

  it('waits where AWS throttles, and goes on', async () => {
    const { list, calls } = pages({ 3: 'throttled', 4: 'throttled' });
    const reading = readAll(list, options());
    await clock.pass(0);
    expect(calls()).toBe(3);
    await clock.pass(60_000);
    expect(await reading).toMatchObject({ more: false });
    expect(calls()).toBe(52);
  });

  it('ends at what does not pass, with what came before', async () => {
    const { list, calls } = pages({ 3: 'denied' });
    const state = await readAll(list, options());
    expect(state.ids).toHaveLength(200);
    expect(state.error?.kind).toBe('denied');
    expect(calls()).toBe(3);
  });

  it('ends where nobody wants more', async () => {
    const { list, calls } = pages();
    const controller = new AbortController();
    await readAll(list, {
      ...options(),
      signal: controller.signal,
      onPage: ({ ids }) => ids.length >= 300 && controller.abort(),
    });
    expect(calls()).toBe(3);
  });
});
