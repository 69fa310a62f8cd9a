import { describe, expect, it } from 'vitest';
import { oneLine } from '../../../client/testing/one-line';
import { runOutput } from '../../../client/testing/run-output';
import { testTree } from '../../../client/testing/test-tree';
import { testKey } from '../../../core/builds/reports/flaky-tests';
import { aCoverageReport, aReport, aShownBuild, aTest } from './a-shown-build';

const suites = (...reports: Parameters<typeof testTree>[0]) =>
  testTree(reports).suites.map(({ label, description, cases }) => [
    label,
    description,
    cases.map((each) => each.label),
  ]);

describe('the tests of a build', () => {
  it('stand in their classes, in the order of the report', () => {
    const testCases = [aTest('pays'), aTest('prints', { prefix: 'Invoice' }), aTest('adds')];
    expect(suites(aReport({ testCases }))).toEqual([
      ['Cart', undefined, ['pays', 'adds']],
      ['Invoice', undefined, ['prints']],
    ]);
  });

  it('stand in their suite where there is no class, or the class repeats the name', () => {
    const suite = { testSuiteName: 'cart.test.js' };
    const testCases = [
      aTest('adds', { ...suite, prefix: undefined }),
      aTest('pays', { ...suite, prefix: 'cart pays' }),
      aTest('prints', { prefix: undefined }),
    ];
    expect(suites(aReport({ testCases }))).toEqual([
      ['cart.test.js', undefined, ['adds', 'pays']],
      ['web-unit', undefined, ['prints']],
    ]);
  });

  it('say which report and which build of a batch they are of, where there are several', () => {
    const testCases = [aTest('adds')];
    expect(
      suites(
        aReport({ testCases, identifier: 'linux' }),
        aReport({ testCases, identifier: 'windows' }),
        aReport({ testCases, name: 'web-e2e' }),
      ).map(([, description]) => description),
    ).toEqual(['linux · web-unit', 'windows · web-unit', 'web-e2e']);
  });

  it('have ids that stay from build to build, one for each of those that share a name', () => {
    const testCases = [aTest('adds'), aTest('adds'), aTest('pays')];
    const ids = () => testTree([aReport({ testCases })]).suites[0]?.cases.map(({ id }) => id);
    expect(new Set(ids()).size).toBe(3);
    expect(ids()).toEqual(ids());
  });

  it('know which are flaky', () => {
    const report = aReport({
      testCases: [aTest('adds'), aTest('pays')],
      flaky: new Set([testKey(aTest('pays'))]),
    });
    expect(testTree([report]).suites[0]?.cases.map(({ isFlaky }) => isFlaky)).toEqual([false, true]);
  });

  it('are no more than the bound, those that failed first, and the rest is counted', () => {
    const testCases = [
      aTest('a'),
      aTest('b', { status: 'FAILED' }),
      aTest('c', { status: 'ERROR' }),
      aTest('d'),
    ];
    const tree = testTree([aReport({ testCases, total: 9 })], 3);
    expect(tree.suites[0]?.cases.map(({ label }) => label)).toEqual(['a', 'b', 'c']);
    expect(tree.hidden).toBe(6);
  });

  it('have a label in one line, without what turns text about', () => {
    const name = `a\u202etest\nof\x1b[31m ${'x'.repeat(500)}`;
    const label =
      testTree([aReport({ testCases: [aTest(name), aTest('')] })]).suites[0]?.cases[0]?.label ?? '';
    expect(label).toMatch(/^atest of\[31m x+…$/);
    expect(label.length).toBe(200);
    expect(oneLine('  \n ')).toBe('');
    expect(testTree([aReport({ testCases: [aTest('')] })]).suites[0]?.cases[0]?.label).toBe(
      'Test without a name',
    );
  });
});

describe('the output of a run', () => {
  it('says which build it was, what it reported, and what does not show', () => {
    const build = aShownBuild({
      reports: [
        aReport({ testCases: [aTest('adds')], identifier: 'linux' }),
        aCoverageReport('a.js', 'b.js'),
        aReport(),
      ],
    });
    expect(runOutput(build, { hidden: 1, unknown: 2 })).toEqual([
      'Reports of web #12 (failed)',
      'linux · web-unit: 1 test',
      'web-coverage: coverage of 2 files',
      'web-unit: empty',
      '1 test more ran than the reports hold or the Testing view shows.',
      '2 covered files could not be found in this workspace.',
    ]);
    expect(runOutput(aShownBuild({ reports: [] }), { hidden: 0, unknown: 0 })).toHaveLength(1);
  });
});
