import { type BuildAccess, describeMissingCredentials } from '../../aws/build-access';
import type { CredentialSource } from './credentials';

/** The credentials of a profile; `profile` is its name, for messages. */
export function awsCredentials(access: Pick<BuildAccess, 'credentials'>, profile: string): CredentialSource {
  return {
    async read() {
      try {
        const { note, ...credentials } = await access.credentials();
        return { ok: true, credentials, note };
      } catch (error) {
        return { ok: false, message: describeMissingCredentials(error, profile) };
      }
    },
  };
}
