import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { CodeBuildClient } from '@aws-sdk/client-codebuild';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { S3Client } from '@aws-sdk/client-s3';
import type { STSClient } from '@aws-sdk/client-sts';
import type { OnUse } from './s3-client';

/** The clients of a connection. */
export interface Clients {
  /** What they were made from: an emulator that starts again has a new address and new keys, a profile may get another region. */
  madeFrom: string;
  region: string;
  codeBuild: CodeBuildClient;
  logs: CloudWatchLogsClient;
  sts: STSClient;
  s3: OnUse<S3Client>;
  iam: OnUse<IAMClient>;
}

export function destroyClients({ codeBuild, logs, sts, s3, iam }: Clients): void {
  codeBuild.destroy();
  logs.destroy();
  sts.destroy();
  s3.destroy();
  iam.destroy();
}
