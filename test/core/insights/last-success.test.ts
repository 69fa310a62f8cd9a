import { expect, it } from 'vitest';
import { lastSuccess } from '../../../core/insights/last-success';
import { aHistory } from './a-history';

it('is the latest success before a failure, of the same project and branch', () => {
  const history = aHistory([
    { at: 1, id: 'web:first' },
    { at: 2, id: 'web:second', number: 2 },
    { at: 3, id: 'web:next', branch: 'next' },
    { at: 4, id: 'api:1', project: 'api' },
    { at: 5, id: 'web:stopped', status: 'STOPPED' },
    { at: 6, id: 'web:failed', status: 'FAILED' },
    { at: 7, id: 'web:after' },
    { at: 0, id: 'old:1', project: 'old', status: 'TIMED_OUT' },
  ]);
  const of = (id: string) => lastSuccess(history, history.rowOf(id) ?? -1);
  expect(of('web:failed')).toEqual({ id: 'web:second', number: 2 });
  expect(of('web:after')).toBeUndefined();
  expect(of('old:1')).toBeUndefined();
});
