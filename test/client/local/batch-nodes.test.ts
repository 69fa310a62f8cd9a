import { describe, expect, it } from 'vitest';
import { describeLocal } from '../../../client/local/describe-nodes';
import { endMessage } from '../../../client/local/end-message';
import { buildspecNode, type LocalNode, runChildren, runNode } from '../../../client/local/nodes';
import { LocalRuns, RUNS_KEPT } from '../../../client/local/runs';
import {
  aPause,
  artifact,
  BUILDSPEC,
  batch,
  batchWith,
  ended,
  memory,
  NOW,
  newPart,
  newRun,
  phase,
  STARTED,
} from './a-run';

const buildspec = buildspecNode('buildspec.yml', BUILDSPEC, { hasBatch: true });
const run = runNode('project:1', buildspec);
const model = (node: LocalNode, runs: LocalRuns) =>
  describeLocal(node, { now: NOW, runs, hasLog: () => true, pauseOf: () => undefined, linkOf: () => ({}) });
const builds = (runs: LocalRuns) => {
  const known = runs.get('project:1');
  return known ? runChildren(known, run) : [];
};
const shown = (runs: LocalRuns) => builds(runs).map((node) => model(node, runs));

const end = (buildBatchStatus: 'FAILED' | 'SUCCEEDED') => ({
  at: new Date(NOW).toISOString(),
  buildBatchStatus,
  currentPhase: buildBatchStatus,
});

describe('a batch in the tree', () => {
  it('says how far it is', () => {
    const runs = batchWith(batch({ compile: 'SUCCEEDED', test: 'IN_PROGRESS' }));
    expect(model(run, runs)).toMatchObject({
      label: '#1',
      description: 'In progress · batch, 1 of 2 ended · 42s',
      contextValue: 'run running cancellable log',
      children: 'expanded',
    });
  });

  it('has its builds in the order in which they run', () => {
    expect(shown(batchWith(batch({}))).map(({ label }) => label)).toEqual(['compile', 'test']);
  });

  it('shows of each build what it does, and of one that waits what it waits for', () => {
    const runs = batchWith(
      batch({ compile: 'IN_PROGRESS' }),
      phase('BUILD', 'IN_PROGRESS', 1, 'project:compile'),
    );
    expect(shown(runs)).toMatchObject([
      {
        description: 'In progress · BUILD · 42s',
        contextValue: 'batchBuild cancellable log',
        children: 'collapsed',
      },
      { description: 'Pending · after compile', contextValue: 'batchBuild', children: 'none' },
    ]);
  });

  it('shows why a build failed, and which ones never started', () => {
    const runs = batchWith(
      batch({ compile: 'IN_PROGRESS' }),
      phase('BUILD', 'FAILED', 9, 'project:compile'),
      artifact('project:compile'),
      ended('FAILED', 10, 'project:compile'),
      batch({ compile: 'FAILED', test: 'STOPPED' }, end('FAILED')),
    );
    expect(shown(runs)).toMatchObject([
      {
        description: 'Failed · 10s',
        contextValue: 'batchBuild explainable log artifacts',
        accessibilityLabel: 'Build compile, Failed, 10s, COMMAND_EXECUTION_ERROR: exit status 2',
      },
      { description: 'Not started' },
    ]);
    expect(model(run, runs).description).toBe('Failed · batch of 2 · just now · 42s');
  });

  it('shows which build waits for its user, with what that build offers', () => {
    const runs = batchWith(
      batch({ compile: 'IN_PROGRESS' }),
      phase('BUILD', 'IN_PROGRESS', 1, 'project:compile'),
    );
    const pauseOf = (id: string) => (id === 'project:compile' ? aPause('failed') : undefined);
    const paused = (node: LocalNode) =>
      describeLocal(node, { now: NOW, runs, hasLog: () => true, pauseOf, linkOf: () => ({}) });
    const [compile] = builds(runs);
    expect(compile && paused(compile)).toMatchObject({
      description: 'Paused after a failure in BUILD · 42s',
      contextValue: 'batchBuild paused inContainer retryable log',
      accessibilityLabel: 'Build compile, Paused after a failure in BUILD, 42s',
    });
    expect(paused(run).description).toBe('In progress · batch, 0 of 2 ended, 1 paused · 42s');
    expect(paused(buildspec).description).toBe('paused · #1');
  });

  it('has the phases and artifacts of a build below it', () => {
    const runs = batchWith(
      batch({ compile: 'IN_PROGRESS' }),
      phase('BUILD', 'IN_PROGRESS', 1, 'project:compile'),
      artifact('project:compile'),
    );
    const [compile] = builds(runs);
    const part = runs.get('project:compile');
    const below = compile && part ? runChildren(part, compile) : [];
    expect(below.map((node) => model(node, runs).label)).toEqual(['BUILD', 'Artifacts']);
  });

  it('is offered where the buildspec has a batch', () => {
    const runs = batchWith();
    expect(model(buildspec, runs).contextValue).toBe('buildspec batch');
    expect(model(buildspecNode('a.yml', 'file:///a.yml'), runs).contextValue).toBe('buildspec');
  });
});

describe('the builds of a batch', () => {
  it('are no runs of their buildspec, but belong to that of the batch', () => {
    const runs = batchWith();
    expect(runs.of(BUILDSPEC).map(({ id }) => id)).toEqual(['project:1']);
    expect(runs.partsOf('project:1').map(({ id }) => id)).toEqual(['project:compile']);
    expect(runs.nextNumber(BUILDSPEC)).toBe(2);
  });

  it('are forgotten with it', () => {
    const storage = memory();
    const runs = new LocalRuns(storage, STARTED);
    for (let number = 1; number <= RUNS_KEPT + 1; number++) {
      runs.add(newRun(number));
      if (number === 1) runs.add(newPart());
      for (const { id } of runs.running) runs.end(id, 'SUCCEEDED', STARTED);
    }
    runs.add(newRun(RUNS_KEPT + 2));
    expect(storage.discarded).toEqual(['project:1', 'project:compile']);
  });

  it('are there again after a reload, stopped with their batch', () => {
    const storage = memory();
    const before = new LocalRuns(storage, STARTED);
    before.add(newRun(1, { batch: { currentPhase: 'SUBMITTED', contexts: [], buildGroups: [] } }));
    before.apply(batch({ compile: 'IN_PROGRESS' }));
    before.add(newPart());
    const runs = new LocalRuns(storage, STARTED);
    expect(runs.get('project:1')?.state.buildStatus).toBe('STOPPED');
    expect(shown(runs).map(({ description }) => description)).toEqual(['Stopped · <1s', 'Not started']);
  });
});

describe('the end of a batch', () => {
  const message = (runs: LocalRuns) => {
    const known = runs.get('project:1');
    return known && endMessage(known, 'buildspec.yml');
  };

  it('names the builds that failed', () => {
    expect(message(batchWith(batch({ compile: 'FAILED', test: 'STOPPED' }, end('FAILED'))))).toEqual({
      severity: 'error',
      text: 'buildspec.yml #1, a batch, failed: compile',
    });
  });

  it('names those that were stopped where none failed by itself', () => {
    expect(message(batchWith(batch({ compile: 'SUCCEEDED', test: 'STOPPED' }, end('FAILED'))))?.text).toBe(
      'buildspec.yml #1, a batch, failed: test stopped',
    );
  });

  it('counts those that succeeded', () => {
    expect(message(batchWith(batch({ compile: 'SUCCEEDED', test: 'SUCCEEDED' }, end('SUCCEEDED'))))).toEqual({
      severity: 'information',
      text: 'buildspec.yml #1, a batch of 2, succeeded in 42s.',
    });
  });
});
