import type { Report } from '@aws-sdk/client-codebuild';
import { buildIdOfArn } from '../../../core/builds/remote/batch-groups';
import { testKey } from '../../../core/builds/reports/flaky-tests';
import { messageModel, type NodeModel } from '../../node';
import { reportModel, testCaseModel } from '../../report-model';
import type { BuildStore } from '../builds/build-store';
import { below, type CloudNode, type ReportNode, type TestCaseNode } from './kinds';
import { endOfList } from './list-nodes';

type Reports = Pick<BuildStore, 'reports' | 'batches'>;

/** A report stands below its build, and below the batch of that. */
export const reportNodeId = (arn: string, sectionId: string) => `report ${arn} ${sectionId}`;

/** Read when somebody looks at them; a report lives for 30 days (AWS docs test-report). */
export async function reportNodes(
  { reports }: BuildStore,
  reportArns: readonly string[],
  parent: CloudNode,
): Promise<CloudNode[]> {
  const answer = await reports.of(reportArns);
  const found = answer.ok ? answer.value.flatMap(({ arn }) => arn ?? []) : [];
  return [
    ...found.map(
      (arn): ReportNode => ({
        kind: 'report',
        id: reportNodeId(arn, parent.id),
        arn,
        ...below(parent),
      }),
    ),
    ...endOfList(parent, {
      empty: found.length === 0,
      more: false,
      error: answer.ok ? undefined : answer.error,
      nothing: 'These reports have expired',
    }),
  ];
}

/** The tests that did not pass. */
export async function reportChildren({ reports }: BuildStore, node: ReportNode): Promise<CloudNode[]> {
  const { ids, more, error } = await reports.failedTests(node.arn);
  return [
    ...ids.map(
      (number): TestCaseNode => ({
        kind: 'testCase',
        id: `test ${number} ${node.id}`,
        reportArn: node.arn,
        number,
        ...below(node),
      }),
    ),
    ...endOfList(node, {
      empty: ids.length === 0,
      more,
      error,
      nothing: 'The report does not hold the tests that failed',
    }),
  ];
}

export function reportNodeModel(
  { arn, parent }: ReportNode,
  { reports, batches }: Reports,
  hasConsole: boolean,
): NodeModel {
  const report = reports.get(arn);
  if (!report) return messageModel('This report is gone');
  const ofBatch = parent?.kind === 'section' && 'batchId' in parent.owner;
  const build = ofBatch ? batches.groupOfBuild(buildOf(report))?.identifier : undefined;
  const flaky = reports.flakyTests(arn).size;
  return reportModel(report, { can: hasConsole ? 'copyable console' : 'copyable', build, flaky });
}

function buildOf({ executionId }: Report): string {
  return buildIdOfArn(executionId) ?? '';
}

export function testCaseNodeModel(
  { reportArn, number }: TestCaseNode,
  { reports }: Pick<Reports, 'reports'>,
): NodeModel {
  const testCase = reports.testCase(reportArn, number);
  if (!testCase) return messageModel('This test is gone');
  const key = testKey({ ...testCase, name: testCase.name ?? '' });
  return testCaseModel(testCase, reports.flakyTests(reportArn).has(key));
}
