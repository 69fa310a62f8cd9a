import { expect, test } from 'vitest';
import { initialBatchState, reduceBatch } from '../../../../core/builds/batch-state';
import type { BuildEvent, BuildGroup } from '../../../../core/builds/events';
import { batchSummary } from '../../../../core/builds/log/batch-summary';

const at = (second: number) => new Date(second * 1000).toISOString();

const group = (
  identifier: string,
  buildStatus: BuildGroup['currentBuildSummary']['buildStatus'],
  { dependsOn = [] as string[], ignoreFailure = false } = {},
): BuildGroup => ({
  identifier,
  dependsOn,
  ignoreFailure,
  currentBuildSummary: {
    arn: `arn:aws:codebuild:r:1:build/p:${identifier}`,
    requestedOn: at(0),
    buildStatus,
  },
});

const batch = (second: number, event: Partial<Extract<BuildEvent, { event: 'batch' }>>): BuildEvent => ({
  event: 'batch',
  buildId: 'p:batch',
  at: at(second),
  currentPhase: 'IN_PROGRESS',
  buildBatchStatus: 'IN_PROGRESS',
  contexts: [],
  buildGroups: [],
  ...event,
});

const build = (
  name: string,
  second: number,
  buildStatus: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED',
): BuildEvent => ({
  event: 'build',
  buildId: `p:${name}`,
  at: at(second),
  buildStatus,
  exportedEnvironmentVariables: [],
});

const failedPhase = (name: string, second: number): BuildEvent => ({
  event: 'phase',
  buildId: `p:${name}`,
  at: at(second),
  phaseType: 'BUILD',
  phaseStatus: 'FAILED',
  contexts: [
    {
      statusCode: 'COMMAND_EXECUTION_ERROR',
      message: 'Error while executing command: make\nall. Reason: exit status 2',
    },
  ],
});

const summary = (...events: BuildEvent[]) =>
  batchSummary(events.reduce(reduceBatch, initialBatchState('p:batch')));

test('a line a build: what it is, how it ended, how long it took and why it failed', () => {
  expect(
    summary(
      batch(0, {}),
      build('compile', 1, 'IN_PROGRESS'),
      build('compile', 3.5, 'SUCCEEDED'),
      build('test', 4, 'IN_PROGRESS'),
      failedPhase('test', 80),
      build('test', 80, 'FAILED'),
      build('lint', 4, 'IN_PROGRESS'),
      failedPhase('lint', 5),
      build('lint', 5, 'FAILED'),
      batch(81, {
        currentPhase: 'FAILED',
        buildBatchStatus: 'FAILED',
        buildGroups: [
          group('compile', 'SUCCEEDED'),
          group('test', 'FAILED'),
          group('lint', 'FAILED', { ignoreFailure: true }),
          group('deploy', 'STOPPED', { dependsOn: ['compile', 'test'] }),
          group('other', 'STOPPED'),
        ],
      }),
    ),
  ).toEqual([
    'Batch FAILED after 1 min 21 s',
    'compile  SUCCEEDED              2.5 s',
    'test     FAILED            1 min 16 s  BUILD: COMMAND_EXECUTION_ERROR: Error while executing command: make',
    'lint     FAILED (ignored)       1.0 s  BUILD: COMMAND_EXECUTION_ERROR: Error while executing command: make',
    'deploy   STOPPED                       not started: test has not succeeded',
    'other    STOPPED                       not started',
  ]);
});

test('a batch that is refused says why', () => {
  expect(
    summary(
      batch(0, { currentPhase: 'SUBMITTED' }),
      batch(0, {
        currentPhase: 'DOWNLOAD_BATCHSPEC',
        buildBatchStatus: 'FAILED',
        contexts: [
          { statusCode: 'BATCH_SPEC_VALIDATION_ERROR', message: 'BatchSpec has invalid values.. No.' },
        ],
      }),
    ),
  ).toEqual([
    'Batch FAILED after 0.0 s in DOWNLOAD_BATCHSPEC: BATCH_SPEC_VALIDATION_ERROR: BatchSpec has invalid values.. No.',
  ]);
});
