import type { Answer, CloudApi } from '../../../client/cloud/api';
import type { AwsErrorKind } from '../../../core/aws/errors';
import { LinesOfFiles } from '../../../core/builds/reports/lines-of-files';
import { failedBuild, runningBuild } from '../builds';

export async function ok<T>(value: T): Promise<Answer<T>> {
  return { ok: true, value };
}

export async function failed(
  kind: AwsErrorKind,
  message = `It is ${kind}.`,
): Promise<{ ok: false } & Answer<never>> {
  return { ok: false, error: { kind, message, next: 'Do something about it.' } };
}

/** A connection with the project `web`, whose build 12 runs and whose build 11 failed. */
export function anApi(overrides: Partial<CloudApi> = {}): CloudApi {
  return {
    region: () => ok('eu-west-1'),
    identity: () => ok({ account: '123456789012', arn: 'arn:aws:sts::123456789012:assumed-role/Admin/ann' }),
    ssoProfile: () => ok(undefined),
    projectNames: () => ok({ names: ['web'] }),
    projects: () => ok([{ name: 'web' }]),
    builds: () => ok({ builds: [runningBuild(), failedBuild({ id: 'web:0a', buildNumber: 11 })] }),
    getBuilds: () => ok([]),
    batches: () => ok({ batches: [] }),
    pollBuilds: () => ok([]),
    pollBatches: () => ok([]),
    reports: () => ok([]),
    failedTestCases: () => ok({ testCases: [] }),
    testCases: () => ok({ testCases: [] }),
    codeCoverages: () => ok({ codeCoverages: [] }),
    exportedLines: async () => ok(await LinesOfFiles.read([], async () => undefined)),
    recentBuildIds: () => ok({ ids: [] }),
    latestBuildId: () => ok(undefined),
    ...overrides,
  };
}
