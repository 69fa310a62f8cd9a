import { awsFiles, awsFilesStamp } from './aws-files';
import { type ConnectDependencies, clientConfigs } from './client-config';
import type { Clients } from './clients';
import type { ConnectionSettings } from './connection';
import type { RememberedCredentials } from './remembered-credentials';
import { renewRefused } from './renew-refused';
import { onUse, s3Client } from './s3-client';

export interface ChainClients extends Clients {
  /** Of AWS's files when they were last read. */
  stamp: string;
  credentials: RememberedCredentials;
}

/**
 * The clients of a connection to AWS. Those that are known stay while AWS's files stay as they are; once the files have changed,
 * credentials are read anew, and where region or endpoints are others now, clients are made anew.
 */
export async function chainClients(
  settings: ConnectionSettings,
  dependencies: ConnectDependencies,
  known: ChainClients | undefined,
): Promise<ChainClients> {
  const { env } = dependencies;
  const stamp = await awsFilesStamp(awsFiles(env));
  if (known?.stamp === stamp) return known;
  const { region, credentials, of } = await clientConfigs(settings, dependencies);
  const configs = {
    codeBuild: await of('codebuild', 'CODEBUILD'),
    logs: await of('cloudwatch_logs', 'CLOUDWATCH_LOGS'),
    sts: await of('sts', 'STS'),
    s3: await of('s3', 'S3'),
    iam: await of('iam', 'IAM'),
  };
  const madeFrom = JSON.stringify(configs);
  if (known?.madeFrom === madeFrom) {
    known.credentials.seen(stamp);
    return { ...known, stamp };
  }
  credentials.seen(stamp);
  const sdk = await import('./sdk');
  const codeBuild = new sdk.CodeBuildClient(configs.codeBuild);
  const logs = new sdk.CloudWatchLogsClient(configs.logs);
  const sts = new sdk.STSClient(configs.sts);
  const renew = renewRefused(credentials);
  const first = { step: 'initialize', name: 'renewRefusedCredentials' } as const;
  codeBuild.middlewareStack.add(renew, first);
  logs.middlewareStack.add(renew, first);
  sts.middlewareStack.add(renew, first);
  const s3 = onUse(async () => {
    const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = env;
    const client = await s3Client(
      configs.s3,
      configs.s3.endpoint ?? (AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL),
    );
    client.middlewareStack.add(renew, first);
    return client;
  });
  const iam = onUse(async () => {
    const { IAMClient } = await import('./iam-sdk');
    const client = new IAMClient(configs.iam);
    client.middlewareStack.add(renew, first);
    return client;
  });
  return { stamp, credentials, madeFrom, region, codeBuild, logs, sts, s3, iam };
}
