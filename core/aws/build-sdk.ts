/** What only local builds use of the AWS SDK: a chunk of its own, so that the CodeBuild view does not load it. */
export { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
export { GetParametersCommand, SSMClient, StartSessionCommand } from '@aws-sdk/client-ssm';
export { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
