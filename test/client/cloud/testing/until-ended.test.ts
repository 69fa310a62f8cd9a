import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CloudStore } from '../../../../client/cloud/store';
import { batchEnd, buildEnd } from '../../../../client/cloud/testing/until-ended';
import { failedBuild, runningBuild } from '../../builds';
import { anApi } from '../an-api';
import { failedBatch, runningBatch } from '../builds';

let store: CloudStore;
let read: unknown[];
let given: number;
const polling = {
  addSet: (options: unknown) => ({
    set: (ids: unknown) => void read.push(options, ids),
    dispose: () => void given++,
  }),
};
const session = () => ({ store, polling }) as unknown as Parameters<typeof buildEnd>[0];

beforeEach(() => {
  store = new CloudStore(anApi());
  read = [];
  given = 0;
});

describe('the end of a build of the user', () => {
  it('is waited for, and the build is read until then', async () => {
    store.builds.put(runningBuild({ id: 'web:1' }));
    const ended = vi.fn();
    const waiting = buildEnd(session(), 'web:1', new AbortController().signal).then(ended);
    expect(read).toEqual([{ isOwn: true }, { builds: ['web:1'] }]);
    store.builds.put(runningBuild({ id: 'web:1' }));
    store.builds.put(failedBuild({ id: 'web:other' }));
    expect(given).toBe(0);
    store.builds.put(failedBuild({ id: 'web:1' }));
    await waiting;
    expect(ended).toHaveBeenCalledWith(expect.objectContaining({ id: 'web:1', buildStatus: 'FAILED' }));
    expect(given).toBe(1);
  });

  it('may be there already', async () => {
    store.builds.put(failedBuild({ id: 'web:1' }));
    expect(await buildEnd(session(), 'web:1', new AbortController().signal)).toMatchObject({ id: 'web:1' });
    expect(given).toBe(1);
  });

  it('is waited for no more once the user gives up', async () => {
    const controller = new AbortController();
    const waiting = buildEnd(session(), 'web:1', controller.signal);
    controller.abort();
    expect(await waiting).toBeUndefined();
    expect(await buildEnd(session(), 'web:1', controller.signal)).toBeUndefined();
    expect(given).toBe(2);
  });
});

it('waits for the end of a batch as well', async () => {
  store.builds.putBatch(runningBatch());
  const waiting = batchEnd(session(), 'web:b3', new AbortController().signal);
  store.builds.putBatch(failedBatch());
  expect(await waiting).toMatchObject({ buildBatchStatus: 'FAILED' });
  expect(read).toEqual([{ isOwn: true }, { batches: ['web:b3'] }]);
});
