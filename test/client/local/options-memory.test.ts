import { describe, expect, it } from 'vitest';
import { OptionsMemory } from '../../../client/local/options-memory';
import { BUILDSPEC } from './a-run';
import { memento } from './aws-memory';

describe('the options that were chosen last', () => {
  it('are remembered for each buildspec', async () => {
    const memory = new OptionsMemory(memento());
    await memory.set(BUILDSPEC, { image: 'busybox' });
    await memory.set('file:///other.yml', { phases: ['build'] });
    expect(memory.get(BUILDSPEC)).toEqual({ image: 'busybox' });
    expect(memory.get('file:///other.yml')).toEqual({ phases: ['build'] });
  });

  it('are none at first, also where something else was remembered', () => {
    const store = memento({ 'codebuild.local.options': 'text' });
    expect(new OptionsMemory(store).get(BUILDSPEC)).toEqual({});
  });
});
