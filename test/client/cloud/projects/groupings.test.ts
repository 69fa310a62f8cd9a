import { describe, expect, it } from 'vitest';
import { Groupings } from '../../../../client/cloud/projects/groupings';
import { memento } from '../../local/aws-memory';

describe('groupings', () => {
  it('are remembered of each connection, and forgotten with the last group', async () => {
    const memory = memento();
    const groupings = new Groupings(memory);
    await groupings.set('one', { by: 'tag', key: 'team' });
    await groupings.set('two', { by: 'prefix' });
    expect(groupings.of('one')).toEqual({ by: 'tag', key: 'team' });
    expect(groupings.of('two')).toEqual({ by: 'prefix' });
    expect(groupings.of('three')).toEqual({ by: 'none' });
    await groupings.set('one', { by: 'none' });
    expect(memory.content).toEqual({ 'codebuild.cloud.groupings': { two: { by: 'prefix' } } });
  });

  it.each([['text'], [{ by: 'colour' }], [{ by: 'tag' }], [null]])('are none where %j was saved', (saved) => {
    const groupings = new Groupings(memento({ 'codebuild.cloud.groupings': { one: saved } }));
    expect(groupings.of('one')).toEqual({ by: 'none' });
  });
});
