import type { ReportGroupName } from '../reports/make-report';
import type { LocalBuildRequest } from './request';

const ARN = /^arn:[\w-]+:codebuild:[\w-]*:\d*:report-group\/(.+)$/;

/** The report group that a key of `reports` means: `<project>-<name>`, or the one that its ARN names (AWS docs test-report-group-naming). */
export function reportGroupNamed(key: string, request: LocalBuildRequest): ReportGroupName {
  const named = ARN.exec(key)?.[1];
  if (named !== undefined) return { name: named, reportGroupArn: key };
  const { buildId, region, accountId = '000000000000' } = request;
  const name = `${buildId.split(':')[0]}-${key}`;
  return { name, reportGroupArn: `arn:aws:codebuild:${region}:${accountId}:report-group/${name}` };
}
