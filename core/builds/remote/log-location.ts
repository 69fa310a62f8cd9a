import type { Build } from '@aws-sdk/client-codebuild';

/** Where a build's log is, or in words why there is none to read. */
export type LogLocation =
  | { state: 'stream'; logGroupName: string; logStreamName: string }
  | { state: 'not-yet' }
  | { state: 'none'; message: string };

/**
 * The CloudWatch stream of a build. It exists from PROVISIONING on: before that the API says the literal "null". A project
 * without logs configuration may leave the names out; they are then `/aws/codebuild/<project>` and the build's uuid
 * (dark-mechanicum/aws-codebuild#39).
 */
export function logLocation(build: Build): LogLocation {
  const { logs } = build;
  if (logs?.cloudWatchLogs?.status === 'DISABLED') {
    const s3 = logs.s3Logs?.status === 'ENABLED' && logs.s3DeepLink;
    return {
      state: 'none',
      message: s3
        ? `CloudWatch logs are turned off for this project. Its logs go to S3: ${logs.s3Logs?.location ?? ''}`
        : 'Logs are turned off for this project. Turn on CloudWatch logs in the project to see the output of its builds.',
    };
  }
  const logGroupName = real(logs?.groupName);
  const logStreamName = real(logs?.streamName);
  if (logGroupName && logStreamName) return { state: 'stream', logGroupName, logStreamName };
  const [project, uuid] = (build.id ?? '').split(':');
  const provisioned = build.phases?.some(
    ({ phaseType, phaseStatus }) => phaseType === 'PROVISIONING' && phaseStatus === 'SUCCEEDED',
  );
  if (!provisioned || !project || !uuid) return { state: 'not-yet' };
  return { state: 'stream', logGroupName: logGroupName ?? `/aws/codebuild/${project}`, logStreamName: uuid };
}

function real(name: string | undefined): string | undefined {
  return name && name !== 'null' ? name : undefined;
}
