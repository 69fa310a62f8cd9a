import { describe, expect, it, vi } from 'vitest';
import type { LocalRun } from '../../../client/local/local-run';
import { comparedRuns, localBuilds } from '../../../client/local/other-builds';
import { LocalRuns } from '../../../client/local/runs';
import { BUILDSPEC, ended, memory, newRun, STARTED } from './a-run';

vi.mock('vscode', () => ({}));

function runs(): LocalRuns {
  const all = new LocalRuns(memory(), STARTED);
  for (const number of [1, 2, 3]) {
    all.add(newRun(number, number === 3 ? { options: { phases: ['build'] } } : {}));
    all.noteCommit(`project:${number}`, 'c0ffee');
    all.apply(ended(number === 1 ? 'FAILED' : 'SUCCEEDED', 2, `project:${number}`));
  }
  return all;
}

describe('the runs that a failure is compared with', () => {
  it('are of the whole buildspec for a build on CodeBuild, each with its commit', () => {
    expect(localBuilds(runs(), BUILDSPEC)).toMatchObject([
      { name: 'buildspec.yml #2', runsOn: 'local', commit: 'c0ffee', buildStatus: 'SUCCEEDED' },
      { name: 'buildspec.yml #1', buildStatus: 'FAILED' },
    ]);
  });

  it('are the others for a run, those that were asked for the same under one name', () => {
    const all = runs();
    const [failed] = [all.get('project:1')].filter((run): run is LocalRun => run !== undefined);
    const [third, second] = failed ? comparedRuns(all, failed) : [];
    expect([third?.name, second?.name]).toEqual(['buildspec.yml #3', 'buildspec.yml #2']);
    expect(second?.sameAs).toBeDefined();
    expect(third?.sameAs).not.toBe(second?.sameAs);
  });
});
