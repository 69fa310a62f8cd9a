import type { Build } from '@aws-sdk/client-codebuild';

export const START = Date.parse('2026-03-01T10:00:00.000Z');

const at = (seconds: number) => new Date(START + seconds * 1000);

/** Build number 12 of the project `web` as the API answers it, running its BUILD phase for 50 seconds. */
export function runningBuild(overrides: Partial<Build> = {}): Build {
  return {
    id: 'web:0b6a',
    arn: 'arn:aws:codebuild:eu-west-1:123456789012:build/web:0b6a',
    buildNumber: 12,
    projectName: 'web',
    buildStatus: 'IN_PROGRESS',
    buildComplete: false,
    currentPhase: 'BUILD',
    startTime: at(0),
    sourceVersion: 'main',
    phases: [
      { phaseType: 'SUBMITTED', phaseStatus: 'SUCCEEDED', startTime: at(0), endTime: at(1) },
      { phaseType: 'INSTALL', phaseStatus: 'SUCCEEDED', startTime: at(1), endTime: at(10) },
      { phaseType: 'BUILD', startTime: at(10) },
    ],
    ...overrides,
  };
}

export function failedBuild(overrides: Partial<Build> = {}): Build {
  return runningBuild({
    buildStatus: 'FAILED',
    buildComplete: true,
    currentPhase: 'COMPLETED',
    endTime: at(75),
    phases: [
      { phaseType: 'INSTALL', phaseStatus: 'SUCCEEDED', startTime: at(1), endTime: at(10) },
      {
        phaseType: 'BUILD',
        phaseStatus: 'FAILED',
        startTime: at(10),
        endTime: at(70),
        contexts: [
          {
            statusCode: 'COMMAND_EXECUTION_ERROR',
            message: 'Error while executing command: make test. Reason: exit status 2',
          },
        ],
      },
      { phaseType: 'COMPLETED', startTime: at(75) },
    ],
    ...overrides,
  });
}
