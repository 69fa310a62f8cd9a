import type { BuildAccess } from '../../aws/build-access';
import { describeAwsError } from '../../aws/errors';
import { ecrRegistryOf } from './registries';
import type { RegistryCredentials } from './registry-login';

/** Logins of ECR by a profile; `profile` is its name, for messages. */
export function ecrCredentials(
  access: Pick<BuildAccess, 'registryLogin'>,
  profile: string,
): RegistryCredentials {
  return async (registry) => {
    const ecr = ecrRegistryOf(registry);
    if (!ecr) return undefined;
    try {
      return { ok: true, ...(await access.registryLogin(ecr)), from: `of the profile "${profile}"` };
    } catch (error) {
      const { message } = describeAwsError(error, { action: 'ecr:GetAuthorizationToken' });
      return { ok: false, message: `the profile "${profile}" gives none (${message.replace(/\.$/, '')})` };
    }
  };
}
