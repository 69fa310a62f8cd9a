import type { IAMClient } from '@aws-sdk/client-iam';
import { TIMEOUTS } from './client-config';
import type { Clients } from './clients';
import { emulatorStopped, readEmulatorFile } from './emulator-file';
import { isNetworkFailure } from './error-names';
import { ConnectionError } from './errors';
import { onUse, s3Client } from './s3-client';

/** The clients of the emulator whose data folder that is; those that are known where it is the same one still. Rejects with ConnectionError where none runs. */
export async function emulatorClients(dataDirectory: string, known: Clients | undefined): Promise<Clients> {
  const file = await readEmulatorFile(dataDirectory);
  const madeFrom = JSON.stringify(file);
  if (known?.madeFrom === madeFrom) return known;
  const sdk = await import('./sdk');
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
  const iam = onUse<IAMClient>(() => Promise.reject(noIam()));
  return { madeFrom, region, codeBuild, logs, sts, s3, iam };
}

function noIam(): ConnectionError {
  return new ConnectionError('emulator', 'The emulator has no IAM.', 'Roles and policies are on AWS alone.');
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
