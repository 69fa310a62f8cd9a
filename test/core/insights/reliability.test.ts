import { describe, expect, it } from 'vitest';
import { artifactFailures } from '../../../core/insights/artifact-failures';
import { artifactPublishing } from '../../../core/insights/artifact-publishing';
import { cacheHits } from '../../../core/insights/cache-hits';
import { flakyBuilds } from '../../../core/insights/flaky-builds';
import { flakyTests } from '../../../core/insights/flaky-tests';
import { retries } from '../../../core/insights/retries';
import { testPassRate } from '../../../core/insights/test-pass-rate';
import { aSelection, type GivenBuild, HOUR, MINUTE } from './a-history';

/** Builds of one commit of web, an hour after each other. */
const ofCommit = (sourceVersion: string, ...statuses: GivenBuild['status'][]): GivenBuild[] =>
  statuses.map((status, index) => ({
    id: `${sourceVersion}${index + 1}`,
    at: index * HOUR,
    sourceVersion,
    status,
  }));

describe('artifacts', () => {
  it('are published by builds that have some and come so far', () => {
    const builds: GivenBuild[] = [
      { publishesArtifacts: true, phases: [['UPLOAD_ARTIFACTS', MINUTE]] },
      { publishesArtifacts: true, phases: [['UPLOAD_ARTIFACTS', MINUTE]] },
      {
        id: 'lost',
        publishesArtifacts: true,
        status: 'FAILED',
        phases: [['UPLOAD_ARTIFACTS', MINUTE, 'FAILED']],
      },
      // failed before, runs yet, has none, or is of a time when nobody noted it
      { publishesArtifacts: true, status: 'FAILED', phases: [['BUILD', MINUTE, 'FAILED']] },
      {
        publishesArtifacts: true,
        status: 'IN_PROGRESS',
        phases: [['UPLOAD_ARTIFACTS', null, 'IN_PROGRESS']],
      },
      { publishesArtifacts: false, phases: [['UPLOAD_ARTIFACTS', MINUTE]] },
      { phases: [['UPLOAD_ARTIFACTS', MINUTE, 'FAILED']] },
    ];
    expect(artifactPublishing(aSelection(builds))).toEqual({ part: 2, of: 3, ratio: 2 / 3 });
    expect(artifactFailures(aSelection(builds)).map(({ id }) => id)).toEqual(['lost']);
  });
});

describe('tests', () => {
  it('pass or fail, and those that were skipped count for neither', () => {
    const builds: GivenBuild[] = [
      { tests: { succeeded: 90, failed: 10, skipped: 50, unknown: 3 } },
      { tests: { succeeded: 100, failed: 0, skipped: 0, unknown: 0 } },
      {},
    ];
    expect(testPassRate(aSelection(builds))).toEqual({
      part: 190,
      of: 200,
      ratio: 0.95,
      builds: 2,
      skipped: 50,
    });
    expect(testPassRate(aSelection([{}]))).toEqual({ part: 0, of: 0, builds: 0, skipped: 0 });
  });
});

describe('the cache', () => {
  it('is known of builds alone whose log was read, and never guessed of others', () => {
    const builds: GivenBuild[] = [{ cache: 'hit' }, { cache: 'hit' }, { cache: 'miss' }, {}, {}];
    expect(cacheHits(aSelection(builds))).toEqual({ part: 2, of: 3, ratio: 2 / 3, unknown: 2 });
    expect(cacheHits(aSelection([{}]))).toEqual({ part: 0, of: 0, unknown: 1 });
  });
});

describe('retries', () => {
  it('are what CodeBuild retried, and what was built again after it had not succeeded', () => {
    const builds: GivenBuild[] = [
      ...ofCommit('a', 'FAILED', 'FAILED', 'SUCCEEDED', 'SUCCEEDED'),
      ...ofCommit('b', 'STOPPED', 'SUCCEEDED'),
      ...ofCommit('c', 'SUCCEEDED', 'FAILED'),
      // marked by CodeBuild, though its version is not known
      { status: 'FAILED', autoRetryNumber: 0 },
      { status: 'FAILED', autoRetryNumber: 1 },
    ];
    // a2, a3, b2
    expect(retries(aSelection(builds))).toEqual({
      automatic: 1,
      again: 3,
      succeeded: { part: 2, of: 4, ratio: 0.5 },
    });
  });

  it('are not builds of another project, of an unknown version, or of one batch', () => {
    const builds: GivenBuild[] = [
      { sourceVersion: 'a', status: 'FAILED' },
      { sourceVersion: 'a', project: 'api', at: HOUR },
      { status: 'FAILED' },
      { at: HOUR },
      { sourceVersion: 'b', status: 'FAILED', inBatch: true },
      { sourceVersion: 'b', at: HOUR, inBatch: true },
    ];
    expect(retries(aSelection(builds))).toEqual({ automatic: 0, again: 0, succeeded: { part: 0, of: 0 } });
  });
});

describe('the flakiness of builds', () => {
  it('is the share of versions with both results, of those with several', () => {
    const builds: GivenBuild[] = [
      ...ofCommit('mixed', 'FAILED', 'SUCCEEDED', 'TIMED_OUT'),
      ...ofCommit('well', 'SUCCEEDED', 'SUCCEEDED'),
      ...ofCommit('broken', 'FAILED', 'FAILED'),
      // one result alone
      ...ofCommit('once', 'FAILED'),
      ...ofCommit('stopped', 'FAILED', 'STOPPED'),
      ...ofCommit('fault', 'SUCCEEDED', 'FAULT'),
    ];
    expect(flakyBuilds(aSelection(builds))).toEqual({
      part: 1,
      of: 3,
      ratio: 1 / 3,
      versions: [
        { project: 'web', sourceVersion: 'mixed', succeeded: ['mixed2'], failed: ['mixed1', 'mixed3'] },
      ],
    });
  });

  it('tells the latest first', () => {
    const late = ofCommit('late', 'FAILED', 'SUCCEEDED').map((build) => ({
      ...build,
      at: (build.at ?? 0) + HOUR,
    }));
    const { versions } = flakyBuilds(aSelection([...late, ...ofCommit('early', 'FAILED', 'SUCCEEDED')]));
    expect(versions.map(({ sourceVersion }) => sourceVersion)).toEqual(['late', 'early']);
  });
});

describe('the flakiness of tests', () => {
  const tested = (
    id: string,
    sourceVersion: string,
    at: number,
    ...passed: [string, boolean][]
  ): GivenBuild => ({
    id,
    sourceVersion,
    at: at * HOUR,
    testCases: passed.map(([key, did]) => ({ key, passed: did })),
  });

  it('is the share of versions for which a test passed and failed, of those for which it ran more than once', () => {
    const found = flakyTests(
      aSelection([
        tested('a1', 'a', 0, ['waits', false], ['adds', true], ['breaks', false]),
        tested('a2', 'a', 1, ['waits', true], ['adds', true], ['breaks', false]),
        tested('b1', 'b', 2, ['waits', true], ['sorts', false]),
        tested('b2', 'b', 3, ['waits', true], ['sorts', true]),
        tested('c1', 'c', 4, ['waits', true]),
        tested('c2', 'c', 5, ['waits', false]),
        // once alone
        tested('d1', 'd', 6, ['adds', false]),
        tested('d2', 'd', 7),
      ]),
    );
    expect(found).toEqual([
      { key: 'waits', project: 'web', failedIn: 'c2', part: 2, of: 3, ratio: 2 / 3 },
      { key: 'sorts', project: 'web', failedIn: 'b1', part: 1, of: 1, ratio: 1 },
    ]);
  });

  it('of the same name in two projects are two', () => {
    const found = flakyTests(
      aSelection([
        tested('a1', 'a', 0, ['waits', false]),
        { ...tested('a2', 'a', 1, ['waits', true]), project: 'api' },
      ]),
    );
    expect(found).toEqual([]);
  });
});
