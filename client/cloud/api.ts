import type { Build, BuildBatch, Project, Report } from '@aws-sdk/client-codebuild';
import type { Identity } from '../../core/aws/connection';
import type { AwsErrorDescription } from '../../core/aws/errors';
import type { BatchesPage } from '../../core/builds/remote/batches';
import type { BuildsPage } from '../../core/builds/remote/builds';
import type { BuildIdsPage } from '../../core/builds/remote/latest-builds';
import type { ProjectNamesPage } from '../../core/builds/remote/projects';
import type { CodeCoveragesPage, FailedStatus, TestCasesPage } from '../../core/builds/remote/reports';
import type { LinesOfFiles } from '../../core/builds/reports/lines-of-files';

/** What a call gave, or in words why it gave nothing. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: AwsErrorDescription };

/** What the CodeBuild view reads of a connection. Nothing here rejects. */
export interface CloudApi {
  region(): Promise<Answer<string>>;
  identity(): Promise<Answer<Identity>>;
  /** The profile that the AWS CLI signs in to SSO with; undefined where credentials come from elsewhere. */
  ssoProfile(): Promise<Answer<string | undefined>>;
  projectNames(nextToken?: string): Promise<Answer<ProjectNamesPage>>;
  /** Those of these names that are there. */
  projects(names: readonly string[]): Promise<Answer<Project[]>>;
  builds(projectName: string, nextToken?: string): Promise<Answer<BuildsPage>>;
  getBuilds(ids: string[], signal?: AbortSignal): Promise<Answer<Build[]>>;
  batches(projectName: string, nextToken?: string): Promise<Answer<BatchesPage>>;
  /** For up to 100 builds, and without a second try. */
  pollBuilds(ids: string[], signal: AbortSignal): Promise<Answer<Build[]>>;
  pollBatches(ids: string[], signal: AbortSignal): Promise<Answer<BuildBatch[]>>;
  /** Those of these that are there. */
  reports(reportArns: readonly string[]): Promise<Answer<Report[]>>;
  /** Tests of a report that did not pass; `from` is the `next` of the page before. */
  failedTestCases(
    reportArn: string,
    statuses: readonly FailedStatus[],
    from?: string,
  ): Promise<Answer<TestCasesPage>>;
  /** All tests of a report, and all files of one of coverage; `from` is the `next` of the page before. */
  testCases(reportArn: string, from?: string): Promise<Answer<TestCasesPage>>;
  codeCoverages(reportArn: string, from?: string): Promise<Answer<CodeCoveragesPage>>;
  /** Of the files of a coverage report, where its raw files were exported. */
  exportedLines(report: Report): Promise<Answer<LinesOfFiles>>;
  /** Of the builds of all projects. */
  recentBuildIds(nextToken?: string): Promise<Answer<BuildIdsPage>>;
  /** Of the newest build of a project; undefined where it has none. */
  latestBuildId(projectName: string): Promise<Answer<string | undefined>>;
}

/** The same interface, whose failures are also told to somebody else. */
export function withFailures(api: CloudApi, onFailure: (error: AwsErrorDescription) => void): CloudApi {
  const calls = Object.entries(api).map(([name, call]) => [
    name,
    async (...args: unknown[]) => {
      const answer: Answer<unknown> = await call(...args);
      if (!answer.ok) onFailure(answer.error);
      return answer;
    },
  ]);
  return Object.fromEntries(calls);
}

/** An interface whose code is loaded at the first call. */
export function lazyApi(load: () => Promise<CloudApi>): CloudApi {
  return {
    region: async () => (await load()).region(),
    identity: async () => (await load()).identity(),
    ssoProfile: async () => (await load()).ssoProfile(),
    projectNames: async (nextToken) => (await load()).projectNames(nextToken),
    projects: async (names) => (await load()).projects(names),
    builds: async (projectName, nextToken) => (await load()).builds(projectName, nextToken),
    getBuilds: async (ids, signal) => (await load()).getBuilds(ids, signal),
    batches: async (projectName, nextToken) => (await load()).batches(projectName, nextToken),
    pollBuilds: async (ids, signal) => (await load()).pollBuilds(ids, signal),
    pollBatches: async (ids, signal) => (await load()).pollBatches(ids, signal),
    reports: async (reportArns) => (await load()).reports(reportArns),
    failedTestCases: async (reportArn, statuses, from) =>
      (await load()).failedTestCases(reportArn, statuses, from),
    testCases: async (reportArn, from) => (await load()).testCases(reportArn, from),
    codeCoverages: async (reportArn, from) => (await load()).codeCoverages(reportArn, from),
    exportedLines: async (report) => (await load()).exportedLines(report),
    recentBuildIds: async (nextToken) => (await load()).recentBuildIds(nextToken),
    latestBuildId: async (projectName) => (await load()).latestBuildId(projectName),
  };
}
