import { expect, it } from 'vitest';
import { CloudStore } from '../../../../client/cloud/store';
import { StartedBatches } from '../../../../client/cloud/watching/started-batches';
import { FakeClock } from '../../fake-clock';
import { pollingOf } from '../a-polling';
import { anApi, ok } from '../an-api';
import { runningBatch } from '../builds';

it('batches that the user started are read on without the focus, and told of when they have ended', async () => {
  const clock = new FakeClock();
  const polls: string[] = [];
  let batch = runningBatch();
  const api = anApi({
    pollBatches: (ids) => {
      polls.push(`${clock.now() / 1000} ${ids}`);
      return ok([batch]);
    },
  });
  const store = new CloudStore(api);
  const focus = { isFocused: false, onDidChange: () => ({ dispose: () => undefined }) };
  const session = { store, polling: pollingOf(api, { builds: store.builds, clock, focus }) };
  const ends: string[] = [];
  const started = new StartedBatches<typeof session>(({ end }) => ends.push(`${end.title} ${end.status}`));
  store.builds.putBatch(batch);
  started.add(session, batch);
  await clock.pass(100_000);
  expect(polls.length).toBeLessThanOrEqual(2);
  expect(ends).toEqual([]);
  batch = runningBatch({ buildBatchStatus: 'SUCCEEDED', complete: true });
  await clock.pass(600_000);
  expect(ends).toEqual(['web batch #3 Succeeded']);
  expect(clock.sleeping).toBe(0);
  started.dispose();
});
