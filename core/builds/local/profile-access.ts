import { openBuildAccess } from '../../aws/build-access';
import type { ConnectDependencies } from '../../aws/client-config';
import type { ConnectionSettings } from '../../aws/connection';
import { ConnectionError } from '../../aws/errors';
import { awsCredentials } from './aws-credentials';
import { awsSecrets } from './aws-secrets';
import type { CredentialSource } from './credentials';
import { ecrCredentials } from './ecr-credentials';
import type { RegistryCredentials } from './registry-login';
import type { SecretSource } from './secrets';

/** What an AWS profile gives a build. */
export interface ProfileAccess {
  region: string;
  credentials: CredentialSource;
  secrets: SecretSource;
  registryCredentials: RegistryCredentials;
  dispose(): void;
}

export type OpenedProfile = { ok: true; access: ProfileAccess } | { ok: false; error: ConnectionError };

/** Loads the SDK and reads AWS's files; not ok where profile or region are not there. */
export async function openProfile(
  { profile, ...settings }: ConnectionSettings & { profile: string },
  dependencies: ConnectDependencies,
): Promise<OpenedProfile> {
  try {
    const access = await openBuildAccess({ profile, ...settings }, dependencies);
    return {
      ok: true,
      access: {
        region: access.region,
        credentials: awsCredentials(access, profile),
        secrets: awsSecrets(access),
        registryCredentials: ecrCredentials(access, profile),
        dispose: () => access.dispose(),
      },
    };
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return { ok: false, error };
  }
}
