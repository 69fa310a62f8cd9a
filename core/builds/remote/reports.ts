import type { CodeCoverage, Report, TestCase } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { BATCH_SIZE } from './projects';

/** The reports of these ARNs, in their order; those that are gone (a report lives for 30 days) are left out. Rejects with the SDK's errors. */
export async function getReports(
  connection: Connection,
  reportArns: readonly string[],
  signal?: AbortSignal,
): Promise<Report[]> {
  const { BatchGetReportsCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const found = new Map<string, Report>();
  for (let start = 0; start < reportArns.length; start += BATCH_SIZE) {
    const command = new BatchGetReportsCommand({ reportArns: reportArns.slice(start, start + BATCH_SIZE) });
    const { reports = [] } = await client.send(command, { abortSignal: signal });
    for (const report of reports) found.set(report.arn ?? '', report);
  }
  return reportArns.flatMap((arn) => found.get(arn) ?? []);
}

/** What counts as a failed test. */
export const FAILED_STATUSES = ['FAILED', 'ERROR'] as const;
export type FailedStatus = (typeof FAILED_STATUSES)[number];

export interface TestCasesPage {
  testCases: TestCase[];
  /** Where the next page begins; absent on the last one. */
  next?: string;
}

/**
 * One page of the test cases of a report that have these statuses, of which DescribeTestCases takes one a call. `from` is the `next` of
 * the page before: the status that is being read, and CodeBuild's own token behind it. Rejects with the SDK's errors.
 */
export async function listFailedTestCases(
  connection: Connection,
  reportArn: string,
  {
    statuses = FAILED_STATUSES,
    from,
    signal,
  }: { statuses?: readonly FailedStatus[]; from?: string; signal?: AbortSignal } = {},
): Promise<TestCasesPage> {
  const { DescribeTestCasesCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const [name, token] = position(from);
  const status = statuses.find((each) => each === name) ?? statuses[0];
  if (status === undefined) return { testCases: [] };
  const command = new DescribeTestCasesCommand({ reportArn, filter: { status }, nextToken: token });
  const { testCases = [], nextToken } = await client.send(command, { abortSignal: signal });
  const next = nextToken ? `${status} ${nextToken}` : statuses[statuses.indexOf(status) + 1];
  // a page that only says that the next status begins would look like the end of the list
  if (testCases.length === 0 && next !== undefined) {
    return listFailedTestCases(connection, reportArn, { statuses, from: next, signal });
  }
  return { testCases, next };
}

/** One page of all test cases of a report. Rejects with the SDK's errors. */
export async function listTestCases(
  connection: Connection,
  reportArn: string,
  { nextToken, signal }: { nextToken?: string; signal?: AbortSignal } = {},
): Promise<TestCasesPage> {
  const { DescribeTestCasesCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const page = await client.send(new DescribeTestCasesCommand({ reportArn, nextToken }), {
    abortSignal: signal,
  });
  return { testCases: page.testCases ?? [], next: page.nextToken || undefined };
}

export interface CodeCoveragesPage {
  codeCoverages: CodeCoverage[];
  /** Where the next page begins; absent on the last one. */
  next?: string;
}

/** One page of the files of a coverage report, by their paths; CodeBuild keeps totals only. Rejects with the SDK's errors. */
export async function listCodeCoverages(
  connection: Connection,
  reportArn: string,
  { nextToken, signal }: { nextToken?: string; signal?: AbortSignal } = {},
): Promise<CodeCoveragesPage> {
  const { DescribeCodeCoveragesCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const command = new DescribeCodeCoveragesCommand({
    reportArn,
    nextToken,
    sortBy: 'FILE_PATH',
    sortOrder: 'ASCENDING',
  });
  const page = await client.send(command, { abortSignal: signal });
  return { codeCoverages: page.codeCoverages ?? [], next: page.nextToken || undefined };
}

function position(from = ''): [status: string, token: string | undefined] {
  const [status = ''] = from.split(' ', 1);
  return [status, from.slice(status.length + 1) || undefined];
}
