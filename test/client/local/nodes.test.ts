import { describe, expect, it } from 'vitest';
import { describeLocal } from '../../../client/local/describe-nodes';
import {
  buildspecChildren,
  buildspecNode,
  type LocalNode,
  RUNS_SHOWN,
  reportNodes,
  runChildren,
  runNode,
  testCaseNodes,
} from '../../../client/local/nodes';
import type { Pause } from '../../../client/local/pause-words';
import type { ProjectLink } from '../../../client/local/project-link';
import { LocalRuns } from '../../../client/local/runs';
import { testKey } from '../../../core/builds/reports/flaky-tests';
import { aLinkedProject } from './a-link';
import {
  aPause,
  artifact,
  BUILDSPEC,
  coverageEvent,
  ended,
  memory,
  NOW,
  newRun,
  phase,
  reportEvent,
  runsWith,
  STARTED,
} from './a-run';

const buildspec = buildspecNode('buildspec.yml', BUILDSPEC);
const run = runNode('project:1', buildspec);

const model = (node: LocalNode, runs: LocalRuns, hasLog = true, pause?: Pause, link: ProjectLink = {}) =>
  describeLocal(node, { now: NOW, runs, hasLog: () => hasLog, pauseOf: () => pause, linkOf: () => link });

const childrenOf = (runs: LocalRuns) => {
  const known = runs.get('project:1');
  return known ? runChildren(known, run) : [];
};

describe('a buildspec', () => {
  it('shows the state of its latest run in words', () => {
    const runs = runsWith(ended('FAILED', 20));
    expect(model(buildspec, runs)).toMatchObject({
      label: 'buildspec.yml',
      description: 'failed · #1 · just now',
    });
  });

  it('shows the project that it is linked to, and of which connection', () => {
    const runs = runsWith(ended('FAILED', 20));
    expect(model(buildspec, runs, true, undefined, { project: aLinkedProject() })).toMatchObject({
      description: 'failed · #1 · just now · project web',
      tooltip: expect.stringContaining(
        'Project web (default, eu-west-1): aws/codebuild/amazonlinux-x86_64-standard:5.0, 4 vCPUs, 7 GB',
      ),
      contextValue: 'buildspec linked',
      accessibilityLabel: expect.stringContaining('project web'),
    });
  });

  it('names the projects where several build it, and what to do', () => {
    const { description, tooltip } = model(buildspec, runsWith(), true, undefined, {
      candidates: ['web', 'web-pr'],
    });
    expect(description).not.toContain('web');
    expect(tooltip).toContain('Built by projects web, web-pr. Link Project… says which one counts here.');
  });

  it('can be opened before it ever ran, so that rows do not jump sideways at the first run', () => {
    const runs = runsWith(ended('FAILED', 20));
    const other = buildspecNode('other.yml', 'file:///project/other.yml');
    expect(model(other, runs).children).toBe(model(buildspec, runs).children);
    expect(buildspecChildren([], other).map((node) => model(node, runs).label)).toEqual(['No runs yet']);
  });
});

describe('a buildspec with many runs', () => {
  const runsOf = (count: number) => {
    const runs = new LocalRuns(memory(), STARTED);
    for (let number = 1; number <= count; number++) runs.add(newRun(number));
    return runs.of(BUILDSPEC);
  };
  const labels = (count: number, showsAll?: boolean) =>
    buildspecChildren(runsOf(count), buildspec, showsAll).map((node) => model(node, runsWith()).label);

  it('shows the newest, and the others when asked', () => {
    expect(labels(RUNS_SHOWN + 2)).toHaveLength(RUNS_SHOWN + 1);
    expect(labels(RUNS_SHOWN + 2).at(-1)).toBe('Show 2 older runs');
    expect(labels(RUNS_SHOWN + 2, true)).toHaveLength(RUNS_SHOWN + 2);
  });

  it('hides no single one behind a row of its own', () => {
    expect(buildspecChildren(runsOf(RUNS_SHOWN + 1), buildspec).every(({ kind }) => kind === 'run')).toBe(
      true,
    );
  });
});

describe('a run', () => {
  it('shows the phase in progress and the time so far', () => {
    const runs = runsWith(phase('INSTALL', 'IN_PROGRESS', 1));
    expect(model(run, runs)).toMatchObject({
      label: '#1',
      description: 'In progress · INSTALL · 42s',
      icon: { id: 'loading~spin' },
      contextValue: 'run running cancellable log',
    });
  });

  it('shows status, age and duration when it is over', () => {
    const runs = runsWith(phase('BUILD', 'IN_PROGRESS', 1), phase('BUILD', 'FAILED', 9), ended('FAILED', 10));
    expect(model(run, runs)).toMatchObject({
      description: 'Failed · just now · 10s',
      accessibilityLabel: 'Run 1, Failed, just now, 10s, COMMAND_EXECUTION_ERROR: exit status 2',
    });
  });

  it('says which phases it was asked for', () => {
    const runs = new LocalRuns(memory(), STARTED);
    runs.add(newRun(1, { options: { phases: ['build'] } }));
    expect(model(run, runs)).toMatchObject({
      description: 'In progress · BUILD only · 42s',
      accessibilityLabel: 'Run 1, In progress, BUILD only, 42s',
    });
  });

  it('says whose buildspec it took where that is not the file itself, which nothing then runs again', () => {
    const runs = new LocalRuns(memory(), STARTED);
    runs.add(newRun(1, { of: 'web #12' }));
    for (const event of [phase('BUILD', 'SUCCEEDED', 1), ended('SUCCEEDED', 2)]) runs.apply(event);
    expect(model(run, runs)).toMatchObject({
      description: 'Succeeded · buildspec of web #12 · just now · 2s',
      contextValue: 'run ended log',
    });
    expect(childrenOf(runs).map((node) => model(node, runs).contextValue)).toEqual(['phase']);
  });

  it('offers the phases with commands to be run again, and no others', () => {
    const runs = runsWith(phase('BUILD', 'SUCCEEDED', 1), phase('FINALIZING', 'SUCCEEDED', 2));
    expect(childrenOf(runs).map((node) => model(node, runs).contextValue)).toEqual([
      'phase runnable',
      'phase',
    ]);
  });

  it('counts its age from its end', () => {
    const runs = runsWith(ended('STOPPED', 276));
    const now = Date.parse(STARTED) + 300_000;
    const { description } = describeLocal(run, {
      now,
      runs,
      hasLog: () => true,
      pauseOf: () => undefined,
      linkOf: () => ({}),
    });
    expect(description).toBe('Stopped · just now · 4m 36s');
  });

  it('says so where its log was not kept', () => {
    const runs = runsWith(ended('SUCCEEDED', 1));
    expect(model(run, runs, false).tooltip).toContain('log was not kept');
    expect(model(run, runs).tooltip).not.toContain('log was not kept');
  });

  it('offers its log only while there is one, and artifacts only where some were made', () => {
    expect(model(run, runsWith(ended('SUCCEEDED', 1)), false).contextValue).toBe('run ended rerunnable');
    expect(model(run, runsWith(artifact(), ended('SUCCEEDED', 1))).contextValue).toBe(
      'run ended rerunnable log artifacts',
    );
  });

  it('has its phases and then its artifacts below it', () => {
    const runs = runsWith(phase('INSTALL', 'IN_PROGRESS', 0), phase('INSTALL', 'SUCCEEDED', 3), artifact());
    expect(childrenOf(runs).map((node) => model(node, runs))).toMatchObject([
      { label: 'INSTALL', description: '3s', accessibilityLabel: 'Phase INSTALL, Succeeded, 3s' },
      { label: 'Artifacts', description: '2 files' },
    ]);
  });
});

describe('a run that waits for its user', () => {
  const runs = () => runsWith(phase('BUILD', 'IN_PROGRESS', 1));

  it('says where it waits, instead of the phase and of a wheel that turns', () => {
    expect(model(run, runs(), true, aPause('breakpoint'))).toMatchObject({
      description: 'Paused at a breakpoint in BUILD · 42s',
      icon: { id: 'debug-pause' },
      accessibilityLabel: 'Run 1, Paused at a breakpoint in BUILD, 42s',
      contextValue: 'run running paused inContainer log',
    });
    expect(model(buildspec, runs(), true, aPause('breakpoint'))).toMatchObject({
      description: 'paused · #1',
      icon: { id: 'debug-pause' },
    });
    const [build] = childrenOf(runs());
    expect(build && model(build, runs(), true, aPause('breakpoint'))).toMatchObject({
      description: 'Paused · 41s',
      icon: { id: 'debug-pause' },
      accessibilityLabel: 'Phase BUILD, Paused, 41s',
    });
  });

  it('can run its command again only where that failed', () => {
    expect(model(run, runs(), true, aPause('failed'))).toMatchObject({
      description: 'Paused after a failure in BUILD · 42s',
      contextValue: 'run running paused inContainer retryable log',
    });
  });

  it('has no container to open a shell in where it runs on this computer', () => {
    const { contextValue } = model(run, runs(), true, aPause('breakpoint', { onHost: true }));
    expect(contextValue).toBe('run running paused onHost log');
  });
});

describe('the reports of a run', () => {
  const report = reportEvent({ adds: 'FAILED', pays: 'SUCCEEDED', lists: 'FAILED' });
  const runs = runsWith(report, coverageEvent(), ended('FAILED', 2));
  const known = runs.get('project:1');
  const section = childrenOf(runs).find((node) => node.kind === 'reports');
  const key = testKey({ name: 'adds', prefix: 'Cart' });
  const flaky = new Map([['project-unit', new Set([key])]]);
  const reports = known && section ? reportNodes(known, flaky, section) : [];

  it('stand behind its artifacts, in the words and with the icons of those on CodeBuild', () => {
    expect(model(run, runs).contextValue).toBe('run ended rerunnable explainable log reports');
    expect(section && model(section, runs)).toMatchObject({
      label: 'Reports',
      description: '2',
      icon: { id: 'beaker' },
      contextValue: 'reports',
    });
    expect(reports.map((node) => model(node, runs))).toMatchObject([
      {
        label: 'project-unit',
        description: '1 passed, 2 failed · 1 flaky',
        tooltip: expect.stringContaining('1 flaky: passed and failed for the same commit'),
        icon: { id: 'error' },
        contextValue: 'report',
        children: 'collapsed',
        accessibilityLabel: 'Test report project-unit, 1 passed, 2 failed, 1 flaky',
      },
      { label: 'project-coverage', description: '66.6 % of lines, 50 % of branches', children: 'none' },
    ]);
  });

  it('have the tests that failed below them, flaky ones marked', () => {
    const [node] = reports;
    if (!node || report.event !== 'report') throw new Error('no report');
    expect(
      testCaseNodes(report, flaky.get(report.name), node).map((each) => model(each, runs)),
    ).toMatchObject([
      {
        label: 'adds',
        description: 'Failed · flaky · Cart · expected 1',
        accessibilityLabel: 'Test adds, Failed, flaky, Cart, expected 1',
      },
      { label: 'lists', description: 'Failed · Cart · expected 1' },
    ]);
    expect(testCaseNodes(undefined, undefined, node).map((each) => model(each, runs).label)).toEqual([
      'The report does not hold the tests that failed',
    ]);
  });
});

describe('every node', () => {
  it('tells a screen reader what its icon tells', () => {
    const runs = runsWith(phase('BUILD', 'IN_PROGRESS', 1), phase('BUILD', 'FAILED', 9), ended('FAILED', 10));
    for (const node of [buildspec, run, ...childrenOf(runs)]) {
      expect(model(node, runs).accessibilityLabel).toMatch(/failed/i);
      expect(model(node, runs).description).toMatch(/failed/i);
    }
  });
});
