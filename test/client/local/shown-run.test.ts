import { describe, expect, it, vi } from 'vitest';
import type { LocalParts } from '../../../client/local/commands';
import type { KeptReports } from '../../../client/local/kept-reports';
import { rerun } from '../../../client/local/rerun';
import { LocalRuns } from '../../../client/local/runs';
import { shownRun } from '../../../client/local/shown-run';
import type { Report } from '../../../core/builds/reports/model';
import {
  batch,
  batchWith,
  coverageEvent,
  ended,
  memory,
  newRun,
  reportEvent,
  runsWith,
  STARTED,
} from './a-run';

const started = vi.hoisted(() => ({
  run: undefined as unknown as (parts: unknown, ...rest: unknown[]) => unknown,
}));
vi.mock('vscode', () => ({ Uri: { parse: (uri: string) => uri } }));
vi.mock('../../../client/local/announce', () => ({ announce: async () => undefined }));
vi.mock('../../../client/local/run-build', () => ({
  runBuild: (parts: unknown, ...rest: unknown[]) => started.run(parts, 'build', ...rest),
}));
vi.mock('../../../client/local/run-batch', () => ({
  runBatch: (parts: unknown, ...rest: unknown[]) => started.run(parts, 'batch', ...rest),
}));

const PLACE = { name: 'buildspec.yml', folder: 'file:///project' };
const again = async () => undefined;

function kept(all: Record<string, Report[]>) {
  const lines = { lineHits: [[1, 1] as [number, number]] };
  return {
    of: async (id: string): Promise<KeptReports | undefined> => all[id] && { reports: all[id] },
    linesOf: async (id: string, name: string, path: string) =>
      id === 'project:1' && name === 'project-coverage' && path === 'cart.js' ? lines : undefined,
  };
}

describe('a local run in the Testing view', () => {
  const test = reportEvent({ adds: 'FAILED' });
  const runs = runsWith(test, ended('FAILED', 3));

  it('stands below its buildspec, with its reports', async () => {
    const run = runs.get('project:1');
    const reports = kept({ 'project:1': [test as unknown as Report, coverageEvent() as unknown as Report] });
    const shown = run && (await shownRun({ runs, reports }, run, PLACE, again));
    expect(shown).toMatchObject({
      root: { label: 'buildspec.yml', uri: 'file:///project/buildspec.yml' },
      name: 'buildspec.yml #1',
      description: 'run #1',
      status: 'Failed',
      folder: 'file:///project',
      reports: [
        { name: 'project-unit', testCases: [{ name: 'adds' }], total: 1 },
        { name: 'project-coverage', codeCoverages: [{ filePath: 'cart.js', linesCovered: 2 }] },
      ],
      again: { run: again },
    });
    expect(await shown?.reports[1]?.linesOf?.('cart.js')).toEqual({ lineHits: [[1, 1]] });
  });

  it('is not shown where its reports were not kept', async () => {
    const run = runs.get('project:1');
    expect(run && (await shownRun({ runs, reports: kept({}) }, run, PLACE, again))).toBeUndefined();
  });

  it('has the reports of the builds of its batch, each by what that is called', async () => {
    const batchRuns = batchWith(batch({ compile: 'SUCCEEDED' }));
    const run = batchRuns.get('project:1');
    const reports = kept({ 'project:compile': [test as unknown as Report] });
    const shown = run && (await shownRun({ runs: batchRuns, reports }, run, PLACE, again));
    expect(shown?.reports).toMatchObject([{ name: 'project-unit', identifier: 'compile' }]);
  });

  it('does not run again where it took the buildspec of another build', async () => {
    const other = new LocalRuns(memory(), STARTED);
    const run = other.add(newRun(1, { of: 'web #12' }));
    const reports = kept({ 'project:1': [test as unknown as Report] });
    expect(await shownRun({ runs: other, reports }, run, PLACE, again)).not.toHaveProperty('again');
  });
});

describe('running a run again', () => {
  const cancelled: string[] = [];
  const parts = { running: { cancel: (id: string) => cancelled.push(id) } } as unknown as LocalParts;
  const before = new LocalRuns(memory(), STARTED).add(newRun(1, { options: { privileged: true } }));

  it('asks the same again, of a batch too', async () => {
    const asked: unknown[] = [];
    started.run = async (_parts, ...rest) => void asked.push(rest);
    await rerun(parts, before);
    await rerun(parts, { ...before, batch: { currentPhase: 'FAILED', contexts: [], buildGroups: [] } });
    const options = { privileged: true };
    expect(asked).toEqual([
      ['build', before.buildspec, options],
      ['batch', before.buildspec, options],
    ]);
  });

  it('is cancelled as the signal says, even while it begins', async () => {
    const controller = new AbortController();
    started.run = async (given) => {
      (given as LocalParts).onStarted?.(newRun(2) as never);
      controller.abort();
      return { id: 'project:2', name: 'buildspec.yml' };
    };
    expect(await rerun(parts, before, controller.signal)).toMatchObject({ id: 'project:2' });
    expect(cancelled).toEqual(['project:2']);
    await rerun(parts, before, controller.signal);
    expect(cancelled).toEqual(['project:2', 'project:2']);
  });
});
