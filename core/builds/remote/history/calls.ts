import type { Build, CodeBuildClient, Report, TestCase } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../../aws/connection';
import { describeAwsError } from '../../../aws/errors';
import { tryOnce } from '../../../aws/try-once';
import type { BuildPoller } from '../poll/poller';
import type { PollAnswer } from '../poll/wanted';

export interface Page<Item> {
  items: Item[];
  /** Absent on the last page. */
  next?: string;
}

/** What a history is fetched with: one call each, for up to 100 ids. Nothing here rejects; what is gone is missing in the answer. */
export interface HistoryCalls {
  buildIds(projectName: string, nextToken?: string): Promise<PollAnswer<Page<string>>>;
  builds(ids: string[]): Promise<PollAnswer<Build[]>>;
  reports(reportArns: string[]): Promise<PollAnswer<Report[]>>;
  testCases(reportArn: string, nextToken?: string): Promise<PollAnswer<Page<TestCase>>>;
}

/** The calls of a connection, each in its turn with those of its poller, until the signal aborts. */
export function historyCalls(
  connection: Connection,
  poller: Pick<BuildPoller, 'inBackground'>,
  signal: AbortSignal,
): HistoryCalls {
  type Sdk = typeof import('../../../aws/sdk');
  function call<T>(
    name: string,
    send: (client: CodeBuildClient, sdk: Sdk, abort: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<PollAnswer<T>> {
    return poller.inBackground(async (abortSignal) => {
      try {
        const sdk = await import('../../../aws/sdk');
        return { ok: true, value: await send(await connection.codeBuild(), sdk, { abortSignal }) };
      } catch (error) {
        return { ok: false, error: describeAwsError(error, { action: `codebuild:${name}` }) };
      }
    }, signal);
  }
  return {
    // no sort order: with one the call fails on a project of over 100 builds, and newest first is the default (API)
    buildIds: (projectName, nextToken) =>
      call('ListBuildsForProject', async (client, { ListBuildsForProjectCommand }, abort) => {
        const command = new ListBuildsForProjectCommand({ projectName, nextToken });
        const { ids = [], nextToken: next } = await client.send(tryOnce(command), abort);
        return { items: ids, next: next || undefined };
      }),
    builds: (ids) =>
      call('BatchGetBuilds', async (client, { BatchGetBuildsCommand }, abort) => {
        const { builds = [] } = await client.send(tryOnce(new BatchGetBuildsCommand({ ids })), abort);
        return builds;
      }),
    reports: (reportArns) =>
      call('BatchGetReports', async (client, { BatchGetReportsCommand }, abort) => {
        const { reports = [] } = await client.send(
          tryOnce(new BatchGetReportsCommand({ reportArns })),
          abort,
        );
        return reports;
      }),
    testCases: (reportArn, nextToken) =>
      call('DescribeTestCases', async (client, { DescribeTestCasesCommand }, abort) => {
        const command = new DescribeTestCasesCommand({ reportArn, nextToken });
        const { testCases = [], nextToken: next } = await client.send(tryOnce(command), abort);
        return { items: testCases, next: next || undefined };
      }),
  };
}
