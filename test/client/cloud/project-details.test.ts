import { describe, expect, it } from 'vitest';
import { ProjectDetails } from '../../../client/cloud/project-details';
import { failed, ok } from './an-api';
import { manyNames } from './projects/names';

function details(fails: (call: number) => boolean = () => false) {
  const calls: (readonly string[])[] = [];
  const read = new ProjectDetails({
    projects: (names) => {
      calls.push(names);
      return fails(calls.length) ? failed('throttled') : ok(names.map((name) => ({ name })));
    },
  });
  return { read, calls };
}

describe('the details of projects', () => {
  it('come in hundreds, each once', async () => {
    const { read, calls } = details();
    const names = manyNames();
    const told: number[] = [];
    const answer = await read.of(names, { onProgress: (known) => told.push(known) });
    expect(answer.ok && answer.value).toHaveLength(5_000);
    await read.of(names);
    expect(calls).toHaveLength(50);
    expect(told.slice(0, 2)).toEqual([100, 200]);
    expect(told.at(-1)).toBe(5_000);
  });

  it('of one project do not wait for those of all', async () => {
    const { read, calls } = details();
    const all = read.of(manyNames());
    await read.of(['other']);
    expect(calls.length).toBeLessThan(5);
    expect(calls).toContainEqual(['other']);
    await all;
  });

  it('that came before a failure are kept, and the rest is tried again', async () => {
    const { read, calls } = details((call) => call === 3);
    const names = manyNames();
    expect(await read.of(names)).toMatchObject({ ok: false });
    expect(read.get(names[0] ?? '')).toBeDefined();
    expect(await read.of(names)).toMatchObject({ ok: true });
    expect(calls).toHaveLength(51);
  });

  it('end where nobody wants more', async () => {
    const { read, calls } = details();
    const controller = new AbortController();
    const onProgress = (known: number) => known >= 200 && controller.abort();
    await read.of(manyNames(), { signal: controller.signal, onProgress });
    expect(calls).toHaveLength(2);
  });

  it('of a project that is gone are none, and not asked for again', async () => {
    const calls: unknown[] = [];
    const read = new ProjectDetails({
      projects: (names) => {
        calls.push(names);
        return ok([]);
      },
    });
    expect(await read.of(['gone'])).toEqual({ ok: true, value: [] });
    expect(await read.of(['gone'])).toEqual({ ok: true, value: [] });
    expect(calls).toHaveLength(1);
  });
});
