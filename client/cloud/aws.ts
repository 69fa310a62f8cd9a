import process from 'node:process';
import type { Connection } from '../../core/aws/connection';
import { describeAwsError } from '../../core/aws/errors';
import { signInProfile } from '../../core/aws/profiles';
import { listBatches } from '../../core/builds/remote/batches';
import { getBuilds, listBuilds } from '../../core/builds/remote/builds';
import { latestBuildId, listBuildIds } from '../../core/builds/remote/latest-builds';
import { pollBatches, pollBuilds } from '../../core/builds/remote/poll/reads';
import { getProjects, listProjectNames } from '../../core/builds/remote/projects';
import {
  getReports,
  listCodeCoverages,
  listFailedTestCases,
  listTestCases,
} from '../../core/builds/remote/reports';
import type { Answer, CloudApi } from './api';

// what the CodeBuild view needs of AWS, in one chunk that is loaded when the view is first shown
export { connect } from '../../core/aws/connect';

export function awsApi(connection: Connection): CloudApi {
  return {
    region: () => answer('codebuild:ListProjects', () => connection.region()),
    identity: () => answer('sts:GetCallerIdentity', () => connection.identity()),
    ssoProfile: () => answer('sts:GetCallerIdentity', () => signInProfile(connection.settings, process.env)),
    projectNames: (nextToken) =>
      answer('codebuild:ListProjects', () => listProjectNames(connection, { nextToken })),
    projects: (names) => answer('codebuild:BatchGetProjects', () => getProjects(connection, names)),
    builds: (projectName, nextToken) =>
      answer('codebuild:ListBuildsForProject', () => listBuilds(connection, projectName, { nextToken })),
    getBuilds: (ids, signal) => answer('codebuild:BatchGetBuilds', () => getBuilds(connection, ids, signal)),
    batches: (projectName, nextToken) =>
      answer('codebuild:ListBuildBatchesForProject', () =>
        listBatches(connection, projectName, { nextToken }),
      ),
    pollBuilds: (ids, signal) =>
      answer('codebuild:BatchGetBuilds', () => pollBuilds(connection, ids, signal)),
    pollBatches: (ids, signal) =>
      answer('codebuild:BatchGetBuildBatches', () => pollBatches(connection, ids, signal)),
    reports: (reportArns) => answer('codebuild:BatchGetReports', () => getReports(connection, reportArns)),
    failedTestCases: (reportArn, statuses, from) =>
      answer('codebuild:DescribeTestCases', () =>
        listFailedTestCases(connection, reportArn, { statuses, from }),
      ),
    testCases: (reportArn, from) =>
      answer('codebuild:DescribeTestCases', () => listTestCases(connection, reportArn, { nextToken: from })),
    codeCoverages: (reportArn, from) =>
      answer('codebuild:DescribeCodeCoverages', () =>
        listCodeCoverages(connection, reportArn, { nextToken: from }),
      ),
    exportedLines: (report) =>
      answer('s3:GetObject', async () => {
        const { exportedLines } = await import('../../core/builds/remote/exported-lines');
        return exportedLines(connection, report);
      }),
    recentBuildIds: (nextToken) =>
      answer('codebuild:ListBuilds', () => listBuildIds(connection, { nextToken })),
    latestBuildId: (projectName) =>
      answer('codebuild:ListBuildsForProject', () => latestBuildId(connection, projectName)),
  };
}

/** The answer of a call; `action` is the IAM action that it needs. */
export async function answer<T>(action: string, call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, error: describeAwsError(error, { action }) };
  }
}
