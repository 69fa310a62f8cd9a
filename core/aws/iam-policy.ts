import type { DeniedAction } from './denied-action';

export interface PolicyOptions {
  /** Whether builds may be started and stopped, or only seen. */
  mayRun: boolean;
  /** What AWS refused, which is part of the policy whatever it is. */
  denied?: Omit<DeniedAction, 'isForbidden'>;
  /** Undefined where they are not known: the policy is for all then. */
  region?: string;
  account?: string;
}

interface Statement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: string;
}

const of = (service: string, names: string) => names.split(' ').map((name) => `${service}:${name}`);

// of the reference of IAM ("Actions, resources, and condition keys for AWS CodeBuild"): lists have no resource, builds are their project's
const LIST = of('codebuild', 'ListProjects ListBuilds ListCuratedEnvironmentImages ListSourceCredentials');
const READ_PROJECTS = of(
  'codebuild',
  'BatchGetProjects ListBuildsForProject BatchGetBuilds ListBuildBatchesForProject BatchGetBuildBatches',
);
const READ_REPORTS = of('codebuild', 'BatchGetReports DescribeTestCases DescribeCodeCoverages');
const READ_LOGS = of('logs', 'GetLogEvents');
const RUN = of(
  'codebuild',
  'StartBuild StopBuild RetryBuild StartBuildBatch StopBuildBatch RetryBuildBatch InvalidateProjectCache',
);

/** The policy that the CodeBuild view needs and no more, as the JSON that IAM takes. */
export function iamPolicy({ mayRun, denied, region = '', account = '' }: PolicyOptions): string {
  const partition = partitionOf(region);
  const place = `${/^[a-z0-9-]+$/.test(region) ? region : '*'}:${/^\d{12}$/.test(account) ? account : '*'}`;
  const arn = (service: string, resource: string) => `arn:${partition}:${service}:${place}:${resource}`;
  const projects = arn('codebuild', 'project/*');
  const runs = mayRun || (denied !== undefined && RUN.includes(denied.action));
  const statements: Statement[] = [
    allow('List', LIST, '*'),
    allow('ReadProjectsAndBuilds', READ_PROJECTS, projects),
    allow('ReadReports', READ_REPORTS, arn('codebuild', 'report-group/*')),
    allow('ReadLogs', READ_LOGS, arn('logs', 'log-group:/aws/codebuild/*:*')),
    ...(runs ? [allow('RunBuilds', RUN, projects)] : []),
  ];
  if (denied && !statements.some((statement) => covers(statement, denied)))
    statements.push(allow('Refused', [denied.action], denied.resource ?? '*'));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

function allow(Sid: string, Action: string[], Resource: string): Statement {
  return { Sid, Effect: 'Allow', Action, Resource };
}

function covers(
  { Action, Resource }: Statement,
  { action, resource }: { action: string; resource?: string },
) {
  if (!Action.includes(action)) return false;
  if (resource === undefined || Resource === '*') return true;
  const pattern = Resource.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${pattern}$`).test(resource);
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
