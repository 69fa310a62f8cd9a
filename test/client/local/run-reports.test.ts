import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { flakyTestsOf } from '../../../client/local/flaky-runs';
import { partReports } from '../../../client/local/kept-reports';
import { RunReports } from '../../../client/local/run-reports';
import { LocalRuns } from '../../../client/local/runs';
import type { BuildEvent } from '../../../core/builds/events';
import { testKey } from '../../../core/builds/reports/flaky-tests';
import type { Report } from '../../../core/builds/reports/model';
import { BUILDSPEC, coverageEvent, ended, memory, newRun, reportEvent, STARTED } from './a-run';

vi.mock('vscode', () => ({}));

const ID = 'project:1';
let folder: string;
let reports: RunReports;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-reports-'));
  reports = new RunReports(folder);
});
afterEach(() => rm(folder, { recursive: true }));

async function keep(events: BuildEvent[]) {
  const collector = reports.collect();
  for (const event of events) collector.hear(event);
  await collector.end();
}

describe('the reports of a run', () => {
  it('are there for the next window', async () => {
    await keep([reportEvent({ adds: 'FAILED' }), ended('FAILED', 2)]);
    expect(await new RunReports(folder).of(ID)).toMatchObject({
      reports: [{ name: 'project-unit', testCases: [{ name: 'adds', status: 'FAILED' }] }],
    });
  });

  it('have their lines apart, for one file at a time', async () => {
    await keep([coverageEvent()]);
    expect((await reports.of(ID))?.reports[0]?.codeCoverages?.[0]).toMatchObject({
      filePath: 'cart.js',
      linesCovered: 2,
      lineHits: [],
    });
    const lineHits = [
      [1, 4],
      [2, 4],
      [5, 0],
    ];
    expect(await reports.linesOf(ID, 'project-coverage', 'cart.js')).toEqual({
      lineHits,
      lineBranches: [[2, 1, 1]],
    });
    expect(await reports.linesOf(ID, 'project-coverage', 'constructor')).toBeUndefined();
    expect(await reports.linesOf(ID, '__proto__', 'cart.js')).toBeUndefined();
  });

  it('are those of each build of a batch', async () => {
    await keep([reportEvent({ a: 'FAILED' }), reportEvent({ b: 'FAILED' }, { buildId: 'project:2' })]);
    expect((await reports.of('project:2'))?.reports[0]?.testCases).toMatchObject([{ name: 'b' }]);
  });

  it.skipIf(process.platform === 'win32')('are for the user alone', async () => {
    await keep([coverageEvent()]);
    for (const name of ['1.json', '1.lines.json'])
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('are none where nothing was kept, or what is there is no report', async () => {
    expect(await reports.of(ID)).toBeUndefined();
    await writeFile(join(folder, '2.json'), '{"reports": [{"name": 3}]}');
    await writeFile(join(folder, '3.json'), '{"reports": [');
    expect(await reports.of('project:2')).toBeUndefined();
    expect(await reports.of('project:3')).toBeUndefined();
  });

  it('go with their run', async () => {
    await keep([coverageEvent()]);
    reports.discard({ id: ID });
    await vi.waitFor(async () =>
      expect(await stat(join(folder, '1.lines.json')).catch(() => 'gone')).toBe('gone'),
    );
    expect(await reports.of(ID)).toBeUndefined();
  });

  it('make room for newer ones', async () => {
    reports = new RunReports(folder, { all: 2_000 });
    await keep([reportEvent({ adds: 'FAILED' })]);
    await utimes(join(folder, '1.json'), 1, 1);
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`test ${index}`, 'FAILED' as const]),
    );
    await keep([reportEvent(many, { buildId: 'project:2' })]);
    expect(await reports.of(ID)).toBeUndefined();
  });
});

it('keeps no more of a run than its bounds', () => {
  const [many, more] = [7_000, 4_000].map((count, index) =>
    reportEvent(
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`${index} ${at}`, 'SUCCEEDED' as const])),
    ),
  ) as unknown as [Report, Report];
  expect(partReports([many, more]).reports.map(({ testCases }) => testCases?.length)).toEqual([7_000, 3_000]);
  const coverage = coverageEvent() as unknown as Report;
  const lineHits = Array.from({ length: 300_001 }, (_, line): [number, number] => [line, 1]);
  const [file] = coverage.codeCoverages ?? [];
  const large = {
    ...coverage,
    codeCoverages: file && [
      { ...file, lineHits },
      { ...file, filePath: 'small.js' },
    ],
  };
  const { lines, reports: kept } = partReports([large]);
  expect(Object.keys(lines['project-coverage'] ?? {})).toEqual(['small.js']);
  expect(kept[0]?.codeCoverages).toHaveLength(2);
});

describe('flaky tests of a run', () => {
  const commits = { '1': 'c0ffee', '2': 'c0ffee', '3': 'f00d' };
  const results = { '1': 'FAILED', '2': 'SUCCEEDED', '3': 'FAILED' } as const;

  async function runs(options: { [number: string]: Parameters<typeof newRun>[1] } = {}) {
    const all = new LocalRuns(memory(), STARTED);
    for (const number of ['1', '2', '3'] as const) {
      const buildId = `project:${number}`;
      all.add(newRun(Number(number), options[number]));
      const event = reportEvent({ adds: results[number], pays: 'SUCCEEDED' }, { buildId });
      all.apply(event);
      all.apply(ended('FAILED', 2, buildId));
      all.noteCommit(buildId, commits[number]);
      await keep([event]);
    }
    return all;
  }
  const flakyOf = async (all: LocalRuns, number: number) => {
    const run = all.of(BUILDSPEC).find((each) => each.number === number);
    return run && [...((await flakyTestsOf({ runs: all, reports }, run)).get('project-unit') ?? [])];
  };

  it('are those that another run of the same commit has otherwise', async () => {
    const all = await runs();
    expect(await flakyOf(all, 1)).toEqual([testKey({ name: 'adds', prefix: 'Cart' })]);
    expect(await flakyOf(all, 2)).toEqual([testKey({ name: 'adds', prefix: 'Cart' })]);
    expect(await flakyOf(all, 3)).toEqual([]);
  });

  it('are none where the runs were asked for different things', async () => {
    const all = await runs({ '1': { options: { variables: [{ name: 'REFUNDS', value: 'off' }] } } });
    expect(await flakyOf(all, 2)).toEqual([]);
  });
});
