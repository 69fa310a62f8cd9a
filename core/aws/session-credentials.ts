import type { AwsCredentials, CredentialProvider } from './client-config';
import { nameOf } from './error-names';

export interface SessionCredentials extends AwsCredentials {
  /** What the user should know of them; undefined where there is nothing to say. */
  note?: string;
}

/** The part of STS's answer that counts. */
interface SessionToken {
  Credentials?: { AccessKeyId?: string; SecretAccessKey?: string; SessionToken?: string; Expiration?: Date };
}

const SESSION_SECONDS = 3_600;

/**
 * Short-lived credentials of a provider, read anew. The keys of an IAM user, which have no end, are exchanged by STS
 * GetSessionToken; where AWS refuses that to them, they are given as they are, and a note says so. Rejects where there are no
 * credentials, or AWS does not accept them.
 */
export async function sessionCredentials(
  provider: CredentialProvider,
  getSessionToken: (durationSeconds: number) => Promise<SessionToken>,
): Promise<SessionCredentials> {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = await provider({ forceRefresh: true });
  if (sessionToken) return { accessKeyId, secretAccessKey, sessionToken, expiration };
  try {
    const { Credentials: session } = await getSessionToken(SESSION_SECONDS);
    if (!session?.AccessKeyId || !session.SecretAccessKey || !session.SessionToken)
      throw new Error('STS gave no session credentials');
    return {
      accessKeyId: session.AccessKeyId,
      secretAccessKey: session.SecretAccessKey,
      sessionToken: session.SessionToken,
      expiration: session.Expiration,
      // AWS docs: API_GetSessionToken, "Permissions"
      note: "the keys of the IAM user are exchanged for a session's, with which AWS refuses calls of IAM and most of STS; for those choose a profile with a role",
    };
  } catch (error) {
    if (!/^AccessDenied/.test(nameOf(error))) throw error;
    return {
      accessKeyId,
      secretAccessKey,
      note: 'AWS refuses sts:GetSessionToken to these keys, so the commands get the long-lived keys themselves',
    };
  }
}
