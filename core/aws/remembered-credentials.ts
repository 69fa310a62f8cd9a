import type { AwsCredentials, CredentialProvider } from './client-config';

/** Credentials that are read when they are first needed, and again before they end. */
export interface RememberedCredentials extends CredentialProvider {
  /** The SDK's mark of a provider that remembers by itself: its clients keep nothing of their own then. */
  memoized: true;
  /** Tells the state of AWS's files: where it is another one than before, credentials are read anew at the next call. */
  seen(stamp: string): void;
  /** Whether there are others than these by now, which AWS has refused; they are read anew where nobody has done so meanwhile. */
  renew(refused: AwsCredentials): Promise<boolean>;
}

/** How long before their end credentials are read anew. Milliseconds. */
const MARGIN = 60_000;

/** `read` reads them anew at each call; `now` is in milliseconds since the epoch. */
export function rememberedCredentials(read: CredentialProvider, now: () => number): RememberedCredentials {
  let stamp: string | undefined;
  let held: AwsCredentials | undefined;
  let reading: Promise<AwsCredentials> | undefined;

  const endsWithin = (margin: number) =>
    held?.expiration !== undefined && held.expiration.getTime() - now() < margin;

  function readOnce(options: Parameters<CredentialProvider>[0]): Promise<AwsCredentials> {
    if (reading) return reading;
    const mine: Promise<AwsCredentials> = read(options)
      .then((credentials) => {
        // what was forgotten meanwhile must not come back
        if (reading === mine) held = credentials;
        return credentials;
      })
      .finally(() => {
        if (reading === mine) reading = undefined;
      });
    reading = mine;
    return mine;
  }

  const provider: CredentialProvider = async (options) => {
    if (held && !options?.forceRefresh && !endsWithin(MARGIN)) return held;
    const last = held && !options?.forceRefresh && !endsWithin(0) ? held : undefined;
    try {
      return await readOnce(options);
    } catch (error) {
      // what still counts is used to its end
      if (last) return last;
      throw error;
    }
  };

  return Object.assign(provider, {
    memoized: true as const,
    seen(next: string) {
      if (stamp !== undefined && stamp !== next) {
        held = undefined;
        reading = undefined;
      }
      stamp = next;
    },
    async renew(refused: AwsCredentials) {
      const current = held && !isSame(held, refused) ? held : await readOnce({ forceRefresh: true });
      return !isSame(current, refused);
    },
  });
}

function isSame(a: AwsCredentials, b: AwsCredentials): boolean {
  return (
    a.accessKeyId === b.accessKeyId &&
    a.secretAccessKey === b.secretAccessKey &&
    a.sessionToken === b.sessionToken
  );
}
