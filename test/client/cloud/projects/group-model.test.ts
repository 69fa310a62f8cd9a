import { describe, expect, it } from 'vitest';
import { groupModel } from '../../../../client/cloud/nodes/group-nodes';
import type { ProjectGroupNode } from '../../../../client/cloud/nodes/kinds';
import { failedBuild, runningBuild } from '../../builds';

const group = (...names: string[]): ProjectGroupNode => ({
  kind: 'projectGroup',
  id: 'group',
  sessionId: 'one',
  label: 'web-',
  names,
});
const latestOf = (project: string) =>
  ({ runs: runningBuild(), fails: failedBuild(), late: failedBuild({ buildStatus: 'TIMED_OUT' }) })[project];

describe('the row of a group', () => {
  it('says how many projects it has, and what is to look at among them', () => {
    expect(groupModel(group('runs', 'fails', 'late'), { by: 'prefix' }, latestOf)).toMatchObject({
      label: 'web-',
      description: '3 projects · 1 in progress · 2 failed',
      tooltip: 'web-…\n3 projects\n1 in progress\n2 failed',
      icon: { id: 'folder' },
      accessibilityLabel: 'Group web-, 3 projects, 1 in progress, 2 failed',
    });
  });

  it('says of how many it knows that', () => {
    const model = groupModel(group('fails', 'other'), { by: 'tag', key: 'team' }, latestOf);
    expect(model).toMatchObject({
      description: '2 projects · 1 failed',
      tooltip: 'team: web-\n2 projects\n1 failed\nOf 1 of them the latest build is known.',
      icon: { id: 'tag' },
    });
  });
});
