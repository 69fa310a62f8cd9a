import { SERVICE_ROLE_DOCS } from '../docs';
import { iamFix, roleIn } from '../iam';
import type { FailureRule } from '../rule';

/** Said before the build has a log: aws/aws-cdk#12179. */
export const logsAccessDenied: FailureRule = {
  code: 'logs-access-denied',
  lines: {
    words: ['cloudwatch logs log streams'],
    pattern:
      /Service role (?<role>\S+) does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams for build (?<build>\S+?)\.?(?: Error message: .* on resource: (?<resource>\S+)|$)/,
  },
  explain(_failure, lines) {
    const groups = lines[0]?.match.groups;
    if (!groups) return undefined;
    const { role = '', build = '', resource } = groups;
    const name = roleIn(role);
    const group = resource?.replace(/:log-stream:.*$/, '') ?? defaultGroup(build);
    return {
      message: `The role \`${name ?? role}\` may not do \`logs:CreateLogStream\`${group === undefined ? '' : ` on \`${group}\``}, so the build cannot write its log.`,
      advice: 'Allow the role to write to the log group that the project names.',
      docs: SERVICE_ROLE_DOCS,
      fix: iamFix(
        ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        group === undefined ? ['*'] : [group, `${group}:*`],
        name,
      ),
    };
  },
};

/** The group of a project that names none. */
function defaultGroup(build: string): string | undefined {
  const [, where, project] = /^arn:(aws[\w-]*):codebuild:[\w-]+:\d+:build\/([\w-]+):/.exec(build) ?? [];
  const [, , , region, account] = build.split(':');
  return where === undefined
    ? undefined
    : `arn:${where}:logs:${region}:${account}:log-group:/aws/codebuild/${project}`;
}
