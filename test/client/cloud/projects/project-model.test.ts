import { describe, expect, it } from 'vitest';
import { type KnownProject, projectModel } from '../../../../client/cloud/projects/project-model';
import { failedBuild, runningBuild, START } from '../../builds';

const model = (project: Partial<KnownProject> = {}) =>
  projectModel({ name: 'web', isFavourite: false, ...project }, { now: START + 375_000, hasConsole: true });

describe('the row of a project', () => {
  it('has its name alone while nothing is known', () => {
    expect(model()).toMatchObject({
      label: 'web',
      description: '',
      icon: { id: 'tools' },
      contextValue: 'project refreshable copyable notFavourite console',
      accessibilityLabel: 'Project web',
    });
  });

  it('says how its latest build ended, and when', () => {
    expect(model({ latest: { build: failedBuild(), phases: [] } })).toMatchObject({
      description: 'Failed · 5 min ago',
      icon: { id: 'error' },
      tooltip: 'web\nLatest build #12: Failed, 5 min ago',
      accessibilityLabel: 'Project web, Failed, 5 min ago',
    });
  });

  it('says what a running one does, without a time that changes each second', () => {
    expect(model({ latest: { build: runningBuild(), phases: [] } })).toMatchObject({
      description: 'In progress · BUILD',
      icon: { id: 'loading~spin' },
    });
  });

  it('says that there are no builds', () => {
    expect(model({ latest: 'none' })).toMatchObject({
      description: 'No builds yet',
      tooltip: 'web\nNo builds yet',
    });
  });

  it('says why it stands on top', () => {
    const reason = 'builds buildspec.yml of this workspace';
    expect(model({ latest: 'none', reason, isFavourite: true })).toMatchObject({
      description: 'No builds yet · builds buildspec.yml of this workspace · favourite',
      contextValue: 'project refreshable copyable favourite console',
      accessibilityLabel: 'Project web, No builds yet, builds buildspec.yml of this workspace, favourite',
      tooltip: 'web\nNo builds yet\nIt builds buildspec.yml of this workspace\nA favourite',
    });
  });

  it('shows where its source is without what the address may hold', () => {
    const details = {
      description: 'The web site',
      source: { type: 'GITHUB', location: 'https://me:secret@github.com/octo/site.git' } as const,
    };
    expect(model({ details }).tooltip).toBe('web\nThe web site\nSource github.com/octo/site');
  });
});
