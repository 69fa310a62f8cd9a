import { expect, it } from 'vitest';
import { LearntOfBuilds } from '../../../../client/cloud/insights/learnt';
import type { RecordNote } from '../../../../core/builds/history/record';

it('gives what was learnt of builds to the history of their connection, once and as long as that is open', () => {
  const learnt = new LearntOfBuilds();
  const taken: RecordNote[] = [];
  learnt.add('prod', { id: 'web:1', cache: 'hit' });
  learnt.add('dev', { id: 'api:1', cache: 'miss' });
  const taking = learnt.takeBy('prod', (notes) => taken.push(...notes));
  learnt.add('prod', { id: 'web:2', cause: 'disk-full' });
  expect(taken).toEqual([
    { id: 'web:1', cache: 'hit' },
    { id: 'web:2', cause: 'disk-full' },
  ]);
  taking.dispose();
  learnt.add('prod', { id: 'web:3', cache: 'hit' });
  expect(taken).toHaveLength(2);
  learnt.takeBy('prod', (notes) => taken.push(...notes));
  expect(taken.at(-1)?.id).toBe('web:3');
});

it('keeps what is learnt while no history is open, and has it wait where nobody can', async () => {
  const learnt = new LearntOfBuilds();
  const kept: string[] = [];
  learnt.keepBy(async (sessionId, { id }) => {
    kept.push(id);
    return sessionId === 'prod';
  });
  learnt.add('prod', { id: 'web:1', cache: 'hit' });
  learnt.add('dev', { id: 'api:1', cache: 'miss' });
  await Promise.resolve();
  const taken: string[] = [];
  const take = (notes: RecordNote[]) => void taken.push(...notes.map(({ id }) => id));
  learnt.takeBy('prod', take);
  learnt.takeBy('dev', take);
  learnt.add('prod', { id: 'web:2', cache: 'hit' });
  expect({ kept, taken }).toEqual({ kept: ['web:1', 'api:1'], taken: ['api:1', 'web:2'] });
});
