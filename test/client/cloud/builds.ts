import type { BuildBatch, Report } from '@aws-sdk/client-codebuild';
import { START } from '../builds';

const at = (seconds: number) => new Date(START + seconds * 1000);

export const BUILD_ARN = 'arn:aws:codebuild:eu-west-1:123456789012:build/';
export const BATCH_ARN = 'arn:aws:codebuild:eu-west-1:123456789012:build-batch/';

/** Batch number 3 of the project `web`: compile succeeded, test failed and is tried again, deploy waits for it. */
export function runningBatch(overrides: Partial<BuildBatch> = {}): BuildBatch {
  return {
    id: 'web:b3',
    arn: `${BATCH_ARN}web:b3`,
    buildBatchNumber: 3,
    projectName: 'web',
    buildBatchStatus: 'IN_PROGRESS',
    complete: false,
    currentPhase: 'IN_PROGRESS',
    startTime: at(0),
    sourceVersion: 'main',
    initiator: 'Developer/ada',
    phases: [{ phaseType: 'SUBMITTED', phaseStatus: 'SUCCEEDED' }, { phaseType: 'IN_PROGRESS' }],
    buildGroups: [
      {
        identifier: 'deploy',
        dependsOn: ['test'],
        currentBuildSummary: { arn: `${BUILD_ARN}web:deploy`, buildStatus: 'PENDING' as 'IN_PROGRESS' },
      },
      {
        identifier: 'test',
        dependsOn: ['compile'],
        currentBuildSummary: { arn: `${BUILD_ARN}web:test2`, buildStatus: 'IN_PROGRESS' },
        priorBuildSummaryList: [{ arn: `${BUILD_ARN}web:test1`, buildStatus: 'FAILED', requestedOn: at(5) }],
      },
      {
        identifier: 'compile',
        currentBuildSummary: { arn: `${BUILD_ARN}web:compile`, buildStatus: 'SUCCEEDED' },
      },
    ],
    ...overrides,
  };
}

export function failedBatch(overrides: Partial<BuildBatch> = {}): BuildBatch {
  return runningBatch({
    buildBatchStatus: 'FAILED',
    complete: true,
    currentPhase: 'FAILED',
    endTime: at(50),
    phases: [
      {
        phaseType: 'DOWNLOAD_BATCHSPEC',
        phaseStatus: 'FAILED',
        contexts: [{ statusCode: 'YAML_FILE_ERROR', message: 'wrong number of container tags' }],
      },
    ],
    ...overrides,
  });
}

export const REPORT_ARN = 'arn:aws:codebuild:eu-west-1:123456789012:report/web-unit:r1';

export function testReport(overrides: Partial<Report> = {}): Report {
  return {
    arn: REPORT_ARN,
    reportGroupArn: 'arn:aws:codebuild:eu-west-1:123456789012:report-group/web-unit',
    type: 'TEST',
    name: 'junit.xml',
    status: 'FAILED',
    executionId: `${BUILD_ARN}web:test2`,
    testSummary: {
      total: 46,
      statusCounts: { SUCCEEDED: 42, FAILED: 1, ERROR: 1, SKIPPED: 2, UNKNOWN: 0 },
      durationInNanoSeconds: 12_500_000_000,
    },
    ...overrides,
  };
}
