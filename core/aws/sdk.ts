/**
 * All of the AWS SDK that the product uses, in one module: it is loaded with a dynamic import, at the first call to AWS, and
 * becomes one chunk that client and CLI share.
 */
export { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
export {
  BatchGetBuildBatchesCommand,
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  BatchGetReportsCommand,
  CodeBuildClient,
  CreateProjectCommand,
  DescribeCodeCoveragesCommand,
  DescribeTestCasesCommand,
  InvalidateProjectCacheCommand,
  ListBuildBatchesForProjectCommand,
  ListBuildsCommand,
  ListBuildsForProjectCommand,
  ListCuratedEnvironmentImagesCommand,
  ListProjectsCommand,
  ListSourceCredentialsCommand,
  RetryBuildBatchCommand,
  RetryBuildCommand,
  StartBuildBatchCommand,
  StartBuildCommand,
  StopBuildBatchCommand,
  StopBuildCommand,
} from '@aws-sdk/client-codebuild';
export { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
export { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
export { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
