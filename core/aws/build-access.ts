import { type AwsCredentials, type ConnectDependencies, clientConfigs } from './client-config';
import type { ConnectionSettings } from './connection';
import { type EcrLogin, ecrLogin } from './ecr-login';
import { ConnectionError, describeAwsError } from './errors';
import { readParameters, readSecret, type SecretId, type StoredValue } from './secret-values';
import { type SessionCredentials, sessionCredentials } from './session-credentials';

/** What a build on this computer has of AWS: credentials for its commands, and the values of its secrets. */
export interface BuildAccess {
  readonly region: string;
  /** Read anew at every call; rejects with what the SDK or STS says. */
  credentials(): Promise<SessionCredentials>;
  /** By name as asked for. Rejects as the SDK does. */
  parameters(names: readonly string[]): Promise<ReadonlyMap<string, StoredValue>>;
  /** The text of a secret. Rejects as the SDK does. */
  secret(id: SecretId): Promise<string | undefined>;
  /** A login of the private ECR registries of an account. Rejects as the SDK does. */
  registryLogin(registry: { account: string; region: string }): Promise<EcrLogin>;
  dispose(): void;
}

export type { AwsCredentials, SecretId, SessionCredentials, StoredValue };

/** Loads the SDK and reads AWS's files. Rejects with ConnectionError where profile or region are not there. */
export async function openBuildAccess(
  settings: ConnectionSettings,
  dependencies: ConnectDependencies,
): Promise<BuildAccess> {
  const configs = await clientConfigs(settings, dependencies);
  const sdk = await import('./build-sdk');
  const sts = new sdk.STSClient(await configs.of('sts', 'STS'));
  const ssm = new sdk.SSMClient(await configs.of('ssm', 'SSM'));
  const secrets = new sdk.SecretsManagerClient(await configs.of('secrets_manager', 'SECRETS_MANAGER'));
  return {
    region: configs.region,
    credentials: () =>
      sessionCredentials(configs.credentials, (DurationSeconds) =>
        sts.send(new sdk.GetSessionTokenCommand({ DurationSeconds })),
      ),
    parameters: (names) =>
      readParameters(names, (Names) =>
        ssm.send(new sdk.GetParametersCommand({ Names, WithDecryption: true })),
      ),
    secret: (id) => readSecret(id, (input) => secrets.send(new sdk.GetSecretValueCommand(input))),
    registryLogin: async (registry) => ecrLogin(await configs.of('ecr', 'ECR'), registry),
    dispose() {
      sts.destroy();
      ssm.destroy();
      secrets.destroy();
    },
  };
}

/** Why a profile gives a build no credentials, and what to do, in one text. */
export function describeMissingCredentials(error: unknown, profile: string): string {
  const { kind, message, next } = describeAwsError(error, { action: 'sts:GetSessionToken' });
  const what = `The build has no AWS credentials of the profile "${profile}": ${message}`;
  if (error instanceof ConnectionError) return `${what} ${next}`;
  switch (kind) {
    case 'expired':
      return `${what} Sign in again (for SSO: aws sso login --profile ${profile}), then run the build again.`;
    case 'credentials':
      return `${what} Sign in (for SSO: aws sso login --profile ${profile}), run aws configure --profile ${profile}, or choose another profile.`;
    default:
      return `${what} ${next}`;
  }
}
