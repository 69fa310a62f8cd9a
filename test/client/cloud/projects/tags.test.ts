import { describe, expect, it } from 'vitest';
import { tagKeys, tagValue } from '../../../../client/cloud/projects/tags';

const project = (tags: Record<string, string>) => ({
  tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
});

describe('tags of projects', () => {
  it('are offered with the most used first, those of AWS last', () => {
    const projects = [
      project({ 'aws:cloudformation:stack-name': 'one', team: 'web' }),
      project({ 'aws:cloudformation:stack-name': 'one', team: 'web', stage: 'test' }),
      {},
    ];
    expect(tagKeys(projects)).toEqual([
      { key: 'team', count: 2 },
      { key: 'stage', count: 1 },
      { key: 'aws:cloudformation:stack-name', count: 2 },
    ]);
  });

  it('have no value where they are empty or absent', () => {
    expect(tagValue(project({ team: 'web' }), 'team')).toBe('web');
    expect(tagValue(project({ team: '' }), 'team')).toBeUndefined();
    expect(tagValue({}, 'team')).toBeUndefined();
  });
});
