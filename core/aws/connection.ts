import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { CodeBuildClient } from '@aws-sdk/client-codebuild';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { S3Client } from '@aws-sdk/client-s3';

/** Which account and region to talk to; everything absent comes from the SDK's own chain. */
export interface ConnectionSettings {
  profile?: string;
  region?: string;
  /** Overrides AWS_ENDPOINT_URL*; for test servers and VPC endpoints. */
  endpoint?: string;
  /** The data folder of an emulator: endpoint, region and keys are read from its `emulator.json`. */
  emulator?: string;
}

export interface Identity {
  account: string;
  arn: string;
}

/** A place where builds run. Clients are made at the first call and share one credential provider. */
export interface Connection {
  readonly settings: ConnectionSettings;
  /** The region in use. Rejects with ConnectionError where none is configured. */
  region(): Promise<string>;
  codeBuild(): Promise<CodeBuildClient>;
  logs(): Promise<CloudWatchLogsClient>;
  /** For artifacts and logs in S3. Follows a bucket to its own region. */
  s3(): Promise<S3Client>;
  /** For the policies of a project's role, where somebody asks for them. Rejects with ConnectionError at an emulator, which has none. */
  iam(): Promise<IAMClient>;
  /** Who we are, by sts GetCallerIdentity; cached. */
  identity(): Promise<Identity>;
  dispose(): void;
}
