import type { Clock } from '../events';

/** Credentials as AWS's programs take them. */
export interface BuildCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Absent where nobody says when they end. */
  expiration?: Date;
}

export type CredentialsAnswer =
  | { ok: true; credentials: BuildCredentials /** What the user should know of them. */; note?: string }
  | { ok: false /** What happened and what to do. */; message: string };

/** Gives a build the credentials of the profile that the user chose, each time anew. Never rejects. */
export interface CredentialSource {
  read(): Promise<CredentialsAnswer>;
}

/** The values of credentials that must not reach a log; CodeBuild masks the id of the key too. */
export function secretsOf({ accessKeyId, secretAccessKey, sessionToken }: BuildCredentials): string[] {
  return [accessKeyId, secretAccessKey, ...(sessionToken ? [sessionToken] : [])];
}

// botocore asks again 15 minutes before the end, and must then find new ones
const RENEWED_BEFORE_END = 20 * 60_000;
const WITHOUT_END = 15 * 60_000;
const AFTER_FAILURE = 60_000;
// a computer that slept may wake up long after its timers should have rung
const LONGEST_SLEEP = 60_000;

/** When credentials are to be renewed, in milliseconds since the epoch. */
export function renewalTime({ expiration }: BuildCredentials, now: number): number {
  if (!expiration) return now + WITHOUT_END;
  const left = expiration.getTime() - now;
  // no busier than once a minute, however short they live
  return now + Math.max(AFTER_FAILURE, left - Math.min(RENEWED_BEFORE_END, left / 2));
}

export interface RenewalParts {
  source: CredentialSource;
  /** Puts them where the commands find them; may reject where the engine is gone. */
  install(credentials: BuildCredentials): Promise<void>;
  say(line: string): void;
  clock: Clock;
  /** Ends the renewal. */
  signal: AbortSignal;
}

/** Renews credentials while a build runs. Where that fails, the commands keep what they have, and the log says why, once. */
export async function renewCredentials(
  first: BuildCredentials,
  { source, install, say, clock, signal }: RenewalParts,
): Promise<void> {
  let due = renewalTime(first, clock.now());
  let hasFailed = false;
  while (!signal.aborted) {
    await clock.sleep(Math.max(0, Math.min(LONGEST_SLEEP, due - clock.now())), signal);
    if (signal.aborted) return;
    if (clock.now() < due) continue;
    const answer = await source.read();
    if (signal.aborted) return;
    if (answer.ok) {
      await install(answer.credentials);
      due = renewalTime(answer.credentials, clock.now());
    } else {
      if (!hasFailed) say(`Local build: the AWS credentials could not be renewed. ${answer.message}`);
      due = clock.now() + AFTER_FAILURE;
    }
    hasFailed = !answer.ok;
  }
}
