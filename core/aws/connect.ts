import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { CodeBuildClient } from '@aws-sdk/client-codebuild';
import type { S3Client } from '@aws-sdk/client-s3';
import type { STSClient } from '@aws-sdk/client-sts';
import { type ConnectDependencies, clientConfigs, TIMEOUTS } from './client-config';
import type { Connection, ConnectionSettings, Identity } from './connection';
import { type EmulatorFile, emulatorStopped, readEmulatorFile } from './emulator-file';
import { isNetworkFailure } from './error-names';
import { type OnUse, onUse, s3Client } from './s3-client';

type Sdk = typeof import('./sdk');

interface Clients {
  /** What the clients were made from: an emulator that starts again has a new address and new keys. */
  madeFrom: string;
  region: string;
  codeBuild: CodeBuildClient;
  logs: CloudWatchLogsClient;
  sts: STSClient;
  s3: OnUse<S3Client>;
}

/**
 * A connection by the SDK's own rules: credentials from its provider chain, region from the setting, AWS_REGION,
 * AWS_DEFAULT_REGION or the profile, endpoint from the setting, AWS_ENDPOINT_URL* or the profile's endpoint_url. Loads the SDK
 * and touches files at the first call only. Every method rejects with ConnectionError where the settings cannot work.
 */
export function connect(settings: ConnectionSettings, dependencies: ConnectDependencies): Connection {
  let current: Promise<Clients> | undefined;
  let identity: { of: Clients; answer: Promise<Identity> } | undefined;

  // one after the other, so that two callers never make the clients twice
  function clients(): Promise<Clients> {
    current = refresh(current);
    return current;
  }

  async function refresh(before: Promise<Clients> | undefined): Promise<Clients> {
    const known = await before?.catch(() => undefined);
    try {
      const file = settings.emulator === undefined ? undefined : await readEmulatorFile(settings.emulator);
      const madeFrom = JSON.stringify(file ?? settings);
      if (known?.madeFrom === madeFrom) return known;
      const sdk = await import('./sdk');
      const made = file
        ? emulatorClients(sdk, madeFrom, file)
        : await chainClients(sdk, madeFrom, settings, dependencies);
      if (known) destroy(known);
      return made;
    } catch (error) {
      if (known) destroy(known);
      throw error;
    }
  }

  return {
    settings,
    region: async () => (await clients()).region,
    codeBuild: async () => (await clients()).codeBuild,
    logs: async () => (await clients()).logs,
    s3: async () => (await clients()).s3.get(),
    async identity() {
      const of = await clients();
      if (identity?.of !== of) {
        const answer = whoAmI(of.sts);
        identity = { of, answer };
        // a failure is not remembered: the user signs in and asks again
        answer.catch(() => {
          identity = undefined;
        });
      }
      return identity.answer;
    },
    dispose() {
      current?.then(destroy, () => undefined);
      current = undefined;
    },
  };
}

function destroy({ codeBuild, logs, sts, s3 }: Clients): void {
  codeBuild.destroy();
  logs.destroy();
  sts.destroy();
  s3.destroy();
}

async function whoAmI(sts: STSClient): Promise<Identity> {
  const { GetCallerIdentityCommand } = await import('./sdk');
  const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
  return { account: Account, arn: Arn };
}

function emulatorClients(sdk: Sdk, madeFrom: string, file: EmulatorFile): Clients {
  const { endpoint, region, accessKeyId, secretAccessKey } = file;
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: TIMEOUTS,
  };
  const codeBuild = new sdk.CodeBuildClient(config);
  const logs = new sdk.CloudWatchLogsClient(config);
  const sts = new sdk.STSClient(config);
  const first = { step: 'initialize', name: 'sayWhenEmulatorStopped' } as const;
  codeBuild.middlewareStack.add(sayWhenStopped, first);
  logs.middlewareStack.add(sayWhenStopped, first);
  sts.middlewareStack.add(sayWhenStopped, first);
  const s3 = onUse(async () => {
    const client = await s3Client(config);
    client.middlewareStack.add(sayWhenStopped, first);
    return client;
  });
  return { madeFrom, region, codeBuild, logs, sts, s3 };
}

/** A refused connection to an emulator has one meaning, whoever made the call. */
function sayWhenStopped<Arguments, Result>(next: (args: Arguments) => Promise<Result>) {
  return async (args: Arguments): Promise<Result> => {
    try {
      return await next(args);
    } catch (error) {
      const answered = error instanceof Error && '$response' in error && error.$response !== undefined;
      throw isNetworkFailure(error) && !answered ? emulatorStopped() : error;
    }
  };
}

async function chainClients(
  sdk: Sdk,
  madeFrom: string,
  settings: ConnectionSettings,
  dependencies: ConnectDependencies,
): Promise<Clients> {
  const configs = await clientConfigs(settings, dependencies);
  return {
    madeFrom,
    region: configs.region,
    codeBuild: new sdk.CodeBuildClient(await configs.of('codebuild', 'CODEBUILD')),
    logs: new sdk.CloudWatchLogsClient(await configs.of('cloudwatch_logs', 'CLOUDWATCH_LOGS')),
    sts: new sdk.STSClient(await configs.of('sts', 'STS')),
    s3: onUse(async () => {
      const config = await configs.of('s3', 'S3');
      const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = dependencies.env;
      return s3Client(config, config.endpoint ?? (AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL));
    }),
  };
}
