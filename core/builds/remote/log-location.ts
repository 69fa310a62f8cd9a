import type { Build } from '@aws-sdk/client-codebuild';
import { type S3Place, s3Place } from './s3-place';

/** Where a build's log is, or in words why there is none to read. */
export type LogLocation =
  | { state: 'stream'; logGroupName: string; logStreamName: string }
  /** It comes there when the build ends. */
  | ({ state: 's3' } & S3Place)
  | { state: 'not-yet' }
  | { state: 'none'; message: string };

/**
 * The CloudWatch stream of a build, or its object in S3 where CloudWatch is turned off. A stream exists from PROVISIONING on: before
 * that the API says the literal "null". A project without logs configuration may leave the names out; they are then
 * `/aws/codebuild/<project>` and the build's uuid (dark-mechanicum/aws-codebuild#39).
 */
export function logLocation(build: Build): LogLocation {
  const { logs } = build;
  if (logs?.cloudWatchLogs?.status === 'DISABLED') {
    const place = s3LogPlace(build);
    if (place) return { state: 's3', ...place };
    return {
      state: 'none',
      message:
        'This build has no log: logs are turned off for its project. Turn on CloudWatch or S3 logs in the project to see the output of its next builds.',
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

/** Where S3 has the log of a build whose S3 logs are on: as its ARN says, else `<location>/<uuid>.gz`. */
export function s3LogPlace({ id = '', logs }: Build): S3Place | undefined {
  if (logs?.s3Logs?.status !== 'ENABLED') return undefined;
  const told = s3Place(logs.s3LogsArn ?? '');
  if (told?.key) return told;
  const uuid = id.split(':')[1];
  const configured = s3Place(logs.s3Logs.location ?? '');
  if (!uuid || !configured) return undefined;
  const folder =
    configured.key === '' || configured.key.endsWith('/') ? configured.key : `${configured.key}/`;
  return { bucket: configured.bucket, key: `${folder}${uuid}.gz` };
}

function real(name: string | undefined): string | undefined {
  return name && name !== 'null' ? name : undefined;
}
