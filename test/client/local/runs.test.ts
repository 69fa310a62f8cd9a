import { describe, expect, it } from 'vitest';
import { ARTIFACTS_KEPT, LocalRuns, RUNS_KEPT } from '../../../client/local/runs';
import { artifact, BUILDSPEC, ended, memory, newRun, phase, STARTED } from './a-run';

describe('LocalRuns', () => {
  it('counts the runs of each buildspec from 1 and lists them newest first', () => {
    const runs = new LocalRuns(memory(), STARTED);
    expect(runs.nextNumber(BUILDSPEC)).toBe(1);
    runs.add(newRun(1));
    runs.add(newRun(2));
    expect(runs.of(BUILDSPEC).map(({ number }) => number)).toEqual([2, 1]);
    expect(runs.nextNumber('file:///other.yml')).toBe(1);
  });

  it('follows the events of a run and says which one changed', () => {
    const runs = new LocalRuns(memory(), STARTED);
    runs.add(newRun(1));
    const changes: string[] = [];
    runs.onDidChange(({ id }) => changes.push(id));
    runs.apply(phase('BUILD', 'IN_PROGRESS', 1));
    runs.apply({ event: 'output', buildId: 'project:1', at: STARTED, phaseType: 'BUILD', text: 'x' });
    expect(changes).toEqual(['project:1']);
    expect(runs.get('project:1')?.state.phases).toMatchObject([{ phaseType: 'BUILD' }]);
  });

  it('gives a run whose engine went away the status it was ended with, phases included', () => {
    const runs = new LocalRuns(memory(), STARTED);
    runs.add(newRun(1));
    runs.apply(phase('BUILD', 'IN_PROGRESS', 1));
    runs.end('project:1', 'FAULT', STARTED, 'The Docker engine went away.');
    const run = runs.get('project:1');
    expect(run).toMatchObject({ message: 'The Docker engine went away.', state: { buildStatus: 'FAULT' } });
    expect(run?.state.phases[0]?.phaseStatus).toBe('FAULT');
  });

  it('believes the events of a run more than how it was ended', () => {
    const runs = new LocalRuns(memory(), STARTED);
    runs.add(newRun(1));
    runs.apply(ended('FAILED', 5));
    runs.end('project:1', 'STOPPED', STARTED);
    expect(runs.get('project:1')?.state.buildStatus).toBe('FAILED');
  });

  it('keeps the newest ended runs of a buildspec, and discards what the others left', () => {
    const storage = memory();
    const runs = new LocalRuns(storage, STARTED);
    for (let number = 1; number <= RUNS_KEPT + 2; number++) {
      runs.add(newRun(number));
      runs.end(`project:${number}`, 'SUCCEEDED', STARTED);
    }
    runs.add(newRun(RUNS_KEPT + 3));
    expect(runs.of(BUILDSPEC).filter(({ state }) => state.buildStatus !== 'IN_PROGRESS')).toHaveLength(
      RUNS_KEPT,
    );
    expect(storage.discarded).toEqual(['project:1', 'project:2']);
  });

  it('lets the older runs keep their history alone, without artifacts', () => {
    const storage = memory();
    const runs = new LocalRuns(storage, STARTED);
    for (let number = 1; number <= ARTIFACTS_KEPT + 1; number++) {
      runs.add(newRun(number));
      runs.apply(artifact(`project:${number}`));
      runs.end(`project:${number}`, 'SUCCEEDED', STARTED);
    }
    runs.add(newRun(ARTIFACTS_KEPT + 2));
    expect(storage.emptied).toEqual(['project:1']);
    expect(runs.get('project:1')?.state.artifacts).toEqual([]);
    expect(runs.get('project:2')?.state.artifacts).toHaveLength(1);
  });

  it('no longer promises a log that is gone', () => {
    const storage = memory();
    const runs = new LocalRuns(storage, STARTED);
    for (const number of [1, 2]) runs.add(newRun(number, { logKept: true }));
    runs.forgetLog((id) => id === 'project:1');
    const after = new LocalRuns(storage, STARTED);
    expect(after.of(BUILDSPEC).map(({ logKept }) => logKept)).toEqual([true, false]);
  });

  it('is there again after a reload, where a run that was under way has stopped', () => {
    const storage = memory();
    const before = new LocalRuns(storage, STARTED);
    before.add(newRun(1));
    before.end('project:1', 'SUCCEEDED', STARTED);
    before.add(newRun(2));
    const after = new LocalRuns(storage, STARTED);
    expect(after.of(BUILDSPEC).map(({ state }) => state.buildStatus)).toEqual(['STOPPED', 'SUCCEEDED']);
    expect(after.of(BUILDSPEC)[0]?.message).toBe('VS Code closed while it ran.');
    expect(after.nextNumber(BUILDSPEC)).toBe(3);
  });

  it.each([undefined, 'text', [{ id: 7 }, null]])('starts empty where %o was remembered', (content) => {
    expect(new LocalRuns(memory(content), STARTED).of(BUILDSPEC)).toEqual([]);
  });
});
