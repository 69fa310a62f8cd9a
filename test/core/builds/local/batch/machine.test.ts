import { describe, expect, test } from 'vitest';
import { defaultConcurrency, fitOf, privilegedBuilds } from '../../../../../core/builds/local/batch/machine';
import type { Batch, BatchEnvironment } from '../../../../../core/buildspec/batch';

const GIB = 1024 ** 3;

const batchOf = (...environments: Partial<BatchEnvironment>[]): Batch => ({
  type: 'build-list',
  fastFail: false,
  builds: environments.map((env, index) => ({
    identifier: `b${index}`,
    dependsOn: [],
    ignoreFailure: false,
    env: { variables: {}, ...env },
  })),
});

test.each([
  [8, 64, 8],
  [8, 6, 3],
  [2, 1, 1],
])('%d CPUs and %d GiB run %d builds at once', (cpus, memory, builds) => {
  expect(defaultConcurrency({ cpus, memory: memory * GIB })).toBe(builds);
});

describe('a batch outgrows a computer', () => {
  const machine = { cpus: 4, memory: 8 * GIB };

  test('not with a few builds of its size', () => {
    const builds = batchOf(...Array.from({ length: 16 }, () => ({ computeType: 'BUILD_GENERAL1_MEDIUM' })));
    expect(fitOf(builds, machine, 4)).toEqual({ fits: true });
  });

  test('with many builds', () => {
    expect(fitOf(batchOf(...Array.from({ length: 17 }, () => ({}))), machine, 4)).toEqual({
      fits: false,
      reasons: ['17 builds run 4 at a time on this computer.'],
    });
  });

  test('with builds that want more memory than it has', () => {
    const large = { computeType: 'BUILD_GENERAL1_LARGE' };
    expect(fitOf(batchOf({}, large, { computeType: 'BUILD_GENERAL1_XLARGE' }), machine, 4)).toEqual({
      fits: false,
      reasons: ['b1, b2 want up to 70 GB of memory; this computer has 8 GB.'],
    });
  });

  test('with builds for another system', () => {
    const windows = { type: 'WINDOWS_SERVER_2022_CONTAINER' };
    expect(fitOf(batchOf(windows, windows, windows, windows), machine, 4)).toEqual({
      fits: false,
      reasons: ['b0, b1, b2 and 1 more cannot run in a Linux container on this computer.'],
    });
  });
});

test('privileges are told for the builds that ask for them', () => {
  expect(privilegedBuilds(batchOf({ privilegedMode: true }, { privilegedMode: false }, {}))).toEqual(['b0']);
});
