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
