import type { CredentialSource } from '../../core/builds/local/credentials';
import type { RegistryCredentials } from '../../core/builds/local/registry-login';
import type { SecretSource } from '../../core/builds/local/secrets';
import type { CliIo } from '../io';
import { CannotStart } from './cannot-start';
import type { RunOptions } from './options';

/** What the profile of `--profile` gives a build. */
export interface ProfileAccess {
  region: string;
  credentials: CredentialSource;
  secrets: SecretSource;
  registryCredentials: RegistryCredentials;
  dispose(): void;
}

/** Undefined without `--profile`; throws CannotStart where there is no such profile or no region. */
export async function openAccess(
  { profile, region }: Pick<RunOptions, 'profile' | 'region'>,
  { env, askSecret }: CliIo,
): Promise<ProfileAccess | undefined> {
  if (profile === undefined) return undefined;
  const [{ openBuildAccess }, { ConnectionError }, { awsCredentials }, { awsSecrets }, { ecrCredentials }] =
    await Promise.all([
      import('../../core/aws/build-access'),
      import('../../core/aws/errors'),
      import('../../core/builds/local/aws-credentials'),
      import('../../core/builds/local/aws-secrets'),
      import('../../core/builds/local/ecr-credentials'),
    ]);
  const mfaCodeProvider =
    askSecret && ((serial: string) => codeFrom(askSecret(`Code of the MFA device ${serial}: `)));
  try {
    const access = await openBuildAccess({ profile, region }, { env, mfaCodeProvider });
    return {
      region: access.region,
      credentials: awsCredentials(access, profile),
      secrets: awsSecrets(access),
      registryCredentials: ecrCredentials(access, profile),
      dispose: () => access.dispose(),
    };
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    const next =
      error.kind === 'region' ? `${error.next.replace(/\.$/, '')}; --region names one.` : error.next;
    throw new CannotStart(`${error.message} ${next}`);
  }
}

async function codeFrom(code: Promise<string | undefined>): Promise<string> {
  const typed = await code;
  if (typed !== undefined) return typed;
  const { ConnectionError } = await import('../../core/aws/errors');
  throw new ConnectionError('cancelled', 'No code was given for its MFA device.', 'Run the build again.');
}
