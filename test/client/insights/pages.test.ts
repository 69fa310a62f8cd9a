import { describe, expect, it } from 'vitest';
import { pageContent } from '../../../client/insights/page';
import type { ChartBlock } from '../../../client/insights/page-content';
import { FIRST_STATE } from '../../../client/insights/page-state';
import { aHistory, DAY, HOUR, MINUTE, NOW, OPTIONS, tableOf, texts, tilesOf } from './some-builds';

const WEEK = { ...FIRST_STATE, range: 'week' } as const;

describe('the overview', () => {
  const history = aHistory(
    { ago: 10 * DAY },
    { ago: 9 * DAY, status: 'FAILED' },
    { ago: 2 * DAY, takes: 4 * MINUTE },
    { ago: DAY, status: 'FAILED' },
    { ago: 5 * HOUR },
    { ago: 4 * HOUR, project: 'api', status: 'STOPPED' },
    { ago: 3 * HOUR, project: 'api', branch: undefined, computeType: 'BUILD_OF_TOMORROW' },
  );

  it('tells each figure beside the range before', () => {
    const tiles = tilesOf(pageContent(history, WEEK, OPTIONS).blocks);
    expect(tiles['Success rate']).toEqual(['75%', '25 points higher', '3 of 4']);
    expect(tiles.Builds).toEqual(['5', '150% more', '1 stopped']);
    expect(tiles['Median duration']).toEqual(['2m 00s', 'as before', '90% within 4m 00s']);
    expect(tiles['Started minutes']).toEqual(['12', '200% more', undefined]);
    expect(tiles.Cost).toEqual(['$0.05', '150% more', '$0.01 a build, not known for 1, prices of 2026-01']);
  });

  it('says of what was not read that it is not known', () => {
    const tiles = tilesOf(pageContent(history, WEEK, OPTIONS).blocks);
    expect(tiles['Tests passed']).toEqual([undefined, undefined, 'No report was read']);
    expect(tiles['Cache hits']).toEqual([undefined, undefined, 'No log was read']);
  });

  it('has a point for each day, days without builds too, which leads to the builds of that day', () => {
    const { blocks } = pageContent(history, WEEK, OPTIONS);
    const chart = blocks.find(({ id }) => id === 'success') as ChartBlock;
    expect(chart.labels).toEqual(['20 Nov', '21 Nov', '22 Nov', '23 Nov', '24 Nov', '25 Nov', '26 Nov']);
    expect(chart.series[0]?.values).toEqual([null, null, null, null, 100, 0, 100]);
    const day = Date.UTC(2026, 10, 20);
    expect(chart.targets[0]).toEqual({ kind: 'range', from: day, to: day + DAY });
  });

  it('lists projects by their failures, and what is chosen to tell builds apart by', () => {
    const { blocks } = pageContent(history, { ...WEEK, by: 'branch' }, OPTIONS);
    expect(texts(tableOf(blocks, 'failing-projects'))).toEqual([['web', '1', '66.7%', 'Open log']]);
    expect(texts(tableOf(blocks, 'breakdown')).map(([name, builds]) => [name, builds])).toEqual([
      ['main', '4'],
      ['(unknown)', '1'],
    ]);
  });

  it('measures a project by its target', () => {
    const targets = [
      { project: 'web', branch: 'main', percent: 95 },
      { project: 'api', percent: 50 },
    ];
    const { blocks } = pageContent(history, WEEK, { ...OPTIONS, targets });
    expect(texts(tableOf(blocks, 'service-levels'))).toEqual([
      ['web', 'main', '95%', '66.7%', 'No', 'overspent by 1'],
      ['api', 'All', '50%', '100%', 'Yes', '–'],
    ]);
  });

  it('draws the target of a project beside the success of its builds, and of no others', () => {
    const targets = [{ project: 'web', branch: 'main', percent: 95 }];
    const seriesOf = (limits: { project?: string; branch?: string }) => {
      const { blocks } = pageContent(history, { ...WEEK, ...limits }, { ...OPTIONS, targets });
      const chart = blocks.find(({ id }) => id === 'success') as ChartBlock;
      return chart.series.map(({ name, values }) => [name, values[0]]);
    };
    expect(seriesOf({ project: 'web', branch: 'main' })).toEqual([
      ['Success rate', null],
      ['Target', 95],
    ]);
    expect(seriesOf({ project: 'web' })).toHaveLength(1);
    expect(seriesOf({})).toHaveLength(1);
  });

  it('counts only what the filters let pass', () => {
    const state = { ...WEEK, project: 'api', computeType: 'BUILD_OF_TOMORROW' };
    const { blocks, notices } = pageContent(history, state, OPTIONS);
    expect(tilesOf(blocks).Builds?.[0]).toBe('1');
    expect(notices.map(({ text }) => text)).toEqual([expect.stringMatching(/^No cost is known/)]);
  });
});

describe('on call', () => {
  const history = aHistory(
    { ago: 5 * DAY },
    { ago: 3 * DAY, status: 'FAILED', cause: 'command-not-found' },
    { ago: 2 * DAY, status: 'TIMED_OUT', initiator: 'bo' },
    { ago: DAY, branch: 'next', status: 'FAILED' },
    { ago: DAY / 2, branch: 'next' },
    { ago: HOUR, project: 'api', status: 'IN_PROGRESS', takes: null, phases: [['QUEUED', MINUTE]] },
  );
  const { blocks } = pageContent(history, { ...WEEK, page: 'onCall' }, { ...OPTIONS, quota: 5 });

  it('tells what fails now, since when and why', () => {
    expect(texts(tableOf(blocks, 'failing-now'))).toEqual([
      ['web', 'main', '2026-11-23 12:00', '2', '#3', 'Details', 'Timed out', 'Explain', '#1'],
    ]);
    expect(tableOf(blocks, 'failing-now').rows[0]?.[7]?.target).toEqual({ kind: 'explain', id: 'web:3' });
  });

  it('tells what runs, and how near the quota is', () => {
    expect(texts(tableOf(blocks, 'running-now'))).toEqual([
      ['#6', 'api', 'In progress', '2026-11-26 11:00', 'main', 'ana'],
    ]);
    expect(tilesOf(blocks)['Most at one time']).toEqual(['1', undefined, 'quota 5']);
    const chart = blocks.find(({ id }) => id === 'concurrency') as ChartBlock;
    expect(chart.series.map(({ name }) => name)).toEqual(['Running', 'Queued', 'Quota']);
  });

  it('tells broken builds by cause, by who started them and by branch', () => {
    expect(texts(tableOf(blocks, 'failure-causes'))).toEqual([
      ['Command not found', '1', 'Open log'],
      ['Not known', '2', 'Open log'],
    ]);
    expect(texts(tableOf(blocks, 'broken-by-author')).map((row) => row.slice(0, 2))).toEqual([
      ['ana', '2'],
      ['bo', '1'],
    ]);
    expect(texts(tableOf(blocks, 'broken-by-branch')).map((row) => row.slice(0, 2))).toEqual([
      ['main', '2'],
      ['next', '1'],
    ]);
  });

  it('says so where nothing fails', () => {
    const quiet = pageContent(aHistory({}), { ...WEEK, page: 'onCall' }, OPTIONS).blocks;
    expect(tableOf(quiet, 'failing-now').empty).toMatch(/^Nothing is failing/);
    expect(texts(tableOf(quiet, 'failing-now'))).toEqual([]);
  });
});

describe('debug', () => {
  const history = aHistory(
    {
      ago: 2 * HOUR,
      phases: [
        ['QUEUED', MINUTE],
        ['BUILD', MINUTE],
      ],
      cache: 'hit',
      tests: { succeeded: 3, failed: 0, skipped: 1, unknown: 0 },
    },
    {
      phases: [
        ['QUEUED', MINUTE],
        ['BUILD', 3 * MINUTE, 'FAILED'],
      ],
      takes: 4 * MINUTE,
      status: 'FAILED',
    },
  );
  const state = { ...WEEK, page: 'debug' } as const;

  it('begins with the phases of all builds and the latest builds', () => {
    const { blocks } = pageContent(history, state, OPTIONS);
    expect(texts(tableOf(blocks, 'phases'))).toEqual([
      ['BUILD', '66.7%', '1m 00s', '–', '3m 00s', '3m 00s'],
      ['QUEUED', '33.3%', '1m 00s', '–', '1m 00s', '1m 00s'],
    ]);
    expect(texts(tableOf(blocks, 'latest-builds')).map(([build]) => build)).toEqual(['#2', '#1']);
  });

  it('shows a build with its phases as a timeline', () => {
    const { blocks } = pageContent(history, { ...state, build: 'web:1' }, OPTIONS);
    expect(tableOf(blocks, 'build').title).toBe('web #1');
    expect(texts(tableOf(blocks, 'build'))).toEqual(
      expect.arrayContaining([
        ['Cache', 'Restored'],
        ['Tests', '3 passed, 1 skipped'],
        ['Cost', '$0.01'],
      ]),
    );
    const timeline = blocks.find(({ id }) => id === 'timeline') as ChartBlock;
    expect(timeline.labels).toEqual(['QUEUED', 'BUILD']);
    expect(timeline.series[0]?.values).toEqual([
      [0, 60],
      [60, 120],
    ]);
  });

  it('offers to lay the last success beside a build that failed', () => {
    const { blocks } = pageContent(history, { ...state, build: 'web:2' }, OPTIONS);
    expect(tableOf(blocks, 'build').rows.at(-1)?.[1]).toEqual({
      text: 'Compare with #1',
      target: { kind: 'compare', id: 'web:1' },
    });
  });

  it('compares two builds', () => {
    const { blocks } = pageContent(history, { ...state, build: 'web:2', other: 'web:1' }, OPTIONS);
    expect(tableOf(blocks, 'build').title).toBe('web #2 beside web #1');
    expect(texts(tableOf(blocks, 'build'))).toEqual(
      expect.arrayContaining([
        ['Status', 'Failed', 'Succeeded', 'Differs'],
        ['Branch', 'main', 'main', ''],
        ['Cause', 'Explain failure', '–', ''],
      ]),
    );
    expect(texts(tableOf(blocks, 'build-phases'))).toEqual([
      ['QUEUED', 'Succeeded', '1m 00s', 'Succeeded', '1m 00s', '0s'],
      ['BUILD', 'Failed', '3m 00s', 'Succeeded', '1m 00s', '2m 00s'],
    ]);
  });

  it('says so where a build is not in the history', () => {
    const { notices } = pageContent(history, { ...state, build: 'web:gone' }, OPTIONS);
    expect(notices.map(({ text }) => text)).toEqual([
      'The build web:gone is not in the history that was read.',
    ]);
  });
});

describe('any page', () => {
  it('says so where there are no builds at all, and where none fits', () => {
    expect(pageContent(aHistory(), FIRST_STATE, OPTIONS)).toEqual({
      page: 'overview',
      notices: [{ severity: 'information', text: expect.stringMatching(/^There are no builds to show yet/) }],
      blocks: [],
    });
    const { notices } = pageContent(aHistory({ ago: 100 * DAY }), FIRST_STATE, OPTIONS);
    expect(notices[0]?.text).toMatch(/^No build fits the filters/);
  });

  it('takes builds whose clock was wrong, without an end, and of unknown status', () => {
    const history = aHistory(
      { takes: -MINUTE },
      { takes: null, status: 'UNKNOWN' },
      { status: 'IN_PROGRESS', takes: null },
    );
    const { blocks } = pageContent(history, WEEK, OPTIONS);
    expect(tilesOf(blocks).Builds).toEqual([
      '3',
      undefined,
      '1 running, 1 of unknown status, 1 ended before they began',
    ]);
  });

  it('shows hostile names as text of one line', () => {
    const project = '<img src=x onerror=alert(1)>\n\u202egnp.exe';
    const content = pageContent(
      aHistory({ project, status: 'FAILED' }),
      { ...WEEK, page: 'onCall' },
      OPTIONS,
    );
    expect(texts(tableOf(content.blocks, 'failing-now'))[0]?.[0]).toBe(
      '<img src=x onerror=alert(1)> gnp.exe',
    );
    // nothing but data goes to the page
    expect(JSON.parse(JSON.stringify(content))).toEqual(content);
  });

  it('has blocks of different ids', () => {
    for (const page of ['overview', 'onCall', 'debug'] as const) {
      const { blocks } = pageContent(
        aHistory({ ago: NOW - (NOW - HOUR) }),
        { ...WEEK, page, build: 'web:1' },
        OPTIONS,
      );
      const ids = blocks.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
