import { describe, expect, it } from 'vitest';
import { recordOfRun } from '../../../../core/builds/history/record-of-run';
import { initialBuildState } from '../../../../core/builds/state';

const RUN = { id: 'run-1', project: 'site/buildspec.yml', number: 3, startedAt: '2026-06-01T12:00:00.000Z' };

describe('the record of a local run', () => {
  it('has what that of a build on CodeBuild has, as far as there is such a thing', () => {
    const statusCounts = { SUCCEEDED: 3, FAILED: 1, ERROR: 1, SKIPPED: 2, UNKNOWN: 0 };
    const record = recordOfRun({
      ...RUN,
      sourceVersion: 'c0ffee',
      cause: 'tests-failed',
      state: {
        ...initialBuildState('run-1'),
        buildStatus: 'FAILED',
        startTime: '2026-06-01T12:00:01.000Z',
        endTime: '2026-06-01T12:01:01.000Z',
        phases: [
          {
            phaseType: 'BUILD',
            phaseStatus: 'FAILED',
            startTime: '2026-06-01T12:00:01.000Z',
            endTime: '2026-06-01T12:01:00.500Z',
            contexts: [{ statusCode: 'COMMAND_EXECUTION_ERROR', message: 'npm test' }],
          },
        ],
        artifacts: [{ identifier: '', location: '/tmp/out', files: ['a'] }],
        reports: [
          {
            name: 'unit',
            type: 'TEST',
            status: 'FAILED',
            testSummary: { total: 7, statusCounts, durationInNanoSeconds: 0 },
          },
          { name: 'lines', type: 'CODE_COVERAGE', status: 'SUCCEEDED' },
        ],
      },
    });
    const start = Date.UTC(2026, 5, 1, 12, 0, 1);
    expect(record).toMatchObject({
      id: 'run-1',
      runsOn: 'local',
      project: 'site/buildspec.yml',
      number: 3,
      status: 'FAILED',
      startTime: start,
      endTime: start + 60_000,
      phases: [{ phaseType: 'BUILD', phaseStatus: 'FAILED', startTime: start, duration: 59_500 }],
      trigger: 'local',
      sourceVersion: 'c0ffee',
      publishesArtifacts: true,
      tests: { succeeded: 3, failed: 2, skipped: 2, unknown: 0 },
      cause: 'tests-failed',
    });
    expect(record.region).toBeUndefined();
    expect(record.computeType).toBeUndefined();
  });

  it('of one that has only begun began when it was asked for', () => {
    const record = recordOfRun({ ...RUN, state: initialBuildState('run-1') });
    expect(record).toMatchObject({ status: 'IN_PROGRESS', startTime: Date.UTC(2026, 5, 1, 12) });
    expect(record.endTime).toBeUndefined();
    expect(record.tests).toBeUndefined();
  });
});
