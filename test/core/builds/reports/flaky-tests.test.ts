import { describe, expect, it } from 'vitest';
import { type CommitReport, flakyTests, testKey } from '../../../../core/builds/reports/flaky-tests';
import type { TestCaseStatus } from '../../../../core/builds/reports/model';

const report = (results: Record<string, TestCaseStatus>, of: Partial<CommitReport> = {}): CommitReport => ({
  sameAs: 'commit 1',
  group: 'unit',
  testCases: Object.entries(results).map(([name, status]) => ({ name, status })),
  ...of,
});
const flaky = (own: CommitReport, ...others: CommitReport[]) =>
  [...flakyTests(own, others)].map((key) => JSON.parse(key)[2]);

describe('a test is flaky', () => {
  it('where it passed once and failed once, of the same commit', () => {
    const first = report({ adds: 'FAILED', pays: 'FAILED', lists: 'SUCCEEDED' });
    const second = report({ adds: 'SUCCEEDED', pays: 'FAILED', lists: 'SUCCEEDED' });
    expect(flaky(second, first, second)).toEqual(['adds']);
    expect(flaky(first, second)).toEqual(['adds']);
  });

  it('where it broke off once', () => {
    expect(flaky(report({ adds: 'SUCCEEDED' }), report({ adds: 'ERROR' }))).toEqual(['adds']);
  });
});

describe('nothing is said', () => {
  it('of another commit, report group, or build of a batch', () => {
    const own = report({ adds: 'SUCCEEDED' });
    expect(flaky(own, report({ adds: 'FAILED' }, { sameAs: 'commit 2' }))).toEqual([]);
    expect(flaky(own, report({ adds: 'FAILED' }, { group: 'integration' }))).toEqual([]);
  });

  it('of tests that were skipped, or are there once', () => {
    const own = report({ adds: 'SKIPPED', pays: 'SUCCEEDED', lists: 'UNKNOWN' });
    expect(flaky(own, report({ adds: 'FAILED', lists: 'FAILED' }))).toEqual([]);
  });

  it('of tests that share a name', () => {
    const twice = {
      ...report({}),
      testCases: [
        { name: 'adds', status: 'SUCCEEDED' },
        { name: 'adds', status: 'FAILED' },
      ],
    };
    expect(flaky(report({ adds: 'SUCCEEDED' }), twice as CommitReport)).toEqual([]);
  });
});

it('tells tests apart by suite, class and name', () => {
  expect(testKey({ name: 'a', prefix: 'b' })).not.toBe(testKey({ name: 'a', testSuiteName: 'b' }));
  expect(testKey({ name: 'a' })).toBe(testKey({ name: 'a', prefix: '' }));
});
