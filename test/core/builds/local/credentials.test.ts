import { expect, test } from 'vitest';
import { processOutput } from '../../../../core/builds/local/credential-files';
import {
  type BuildCredentials,
  type CredentialsAnswer,
  renewalTime,
  renewCredentials,
} from '../../../../core/builds/local/credentials';
import { FakeClock } from '../../../client/fake-clock';

const MINUTE = 60_000;

function credentials(id: string, endsAt?: number): BuildCredentials {
  return {
    accessKeyId: id,
    secretAccessKey: `secret of ${id}`,
    sessionToken: `token of ${id}`,
    expiration: endsAt === undefined ? undefined : new Date(endsAt),
  };
}

test.each([
  ['20 minutes before their end', 60 * MINUTE, 40 * MINUTE],
  ['after half of a short life', 30 * MINUTE, 15 * MINUTE],
  ['not more often than once a minute', 10_000, MINUTE],
  ['every 15 minutes where they have no end', undefined, 15 * MINUTE],
])('credentials are renewed %s', (_, endsAt, expected) => {
  expect(renewalTime(credentials('A', endsAt), 0)).toBe(expected);
});

interface Renewal {
  clock: FakeClock;
  installed: string[];
  said: string[];
  end: AbortController;
}

/** A renewal that has begun; each reading takes the next answer, the last again and again. */
function renewing(first: BuildCredentials, answers: ((now: number) => CredentialsAnswer)[]): Renewal {
  const clock = new FakeClock();
  const renewal: Renewal = { clock, installed: [], said: [], end: new AbortController() };
  void renewCredentials(first, {
    source: { read: async () => (answers.length > 1 ? answers.shift() : answers[0])?.(clock.now()) as never },
    install: async ({ accessKeyId }) => void renewal.installed.push(accessKeyId),
    say: (line) => renewal.said.push(line),
    clock,
    signal: renewal.end.signal,
  });
  return renewal;
}

test('credentials are renewed again and again while the build runs, and no longer', async () => {
  let count = 0;
  const renewal = renewing(credentials('FIRST', 60 * MINUTE), [
    (now) => {
      count += 1;
      return { ok: true, credentials: credentials(`RENEWED${count}`, now + 60 * MINUTE) };
    },
  ]);
  await renewal.clock.pass(39 * MINUTE);
  expect(renewal.installed).toEqual([]);
  await renewal.clock.pass(2 * MINUTE);
  expect(renewal.installed).toEqual(['RENEWED1']);
  await renewal.clock.pass(40 * MINUTE);
  expect(renewal.installed).toEqual(['RENEWED1', 'RENEWED2']);
  renewal.end.abort();
  await renewal.clock.pass(600 * MINUTE);
  expect(renewal.installed).toHaveLength(2);
  expect(renewal.clock.sleeping).toBe(0);
});

test('a renewal that fails is told once and tried again each minute', async () => {
  const failure = (): CredentialsAnswer => ({ ok: false, message: 'Sign in again.' });
  const renewal = renewing(credentials('FIRST', 60 * MINUTE), [
    failure,
    failure,
    failure,
    (now) => ({ ok: true, credentials: credentials('RENEWED', now + 60 * MINUTE) }),
  ]);
  await renewal.clock.pass(42 * MINUTE);
  expect(renewal.installed).toEqual([]);
  await renewal.clock.pass(2 * MINUTE);
  expect(renewal.installed).toEqual(['RENEWED']);
  expect(renewal.said).toEqual(['Local build: the AWS credentials could not be renewed. Sign in again.']);
});

test('the process prints what SDKs read from it', () => {
  expect(JSON.parse(processOutput(credentials('AKIA', 0)))).toEqual({
    Version: 1,
    AccessKeyId: 'AKIA',
    SecretAccessKey: 'secret of AKIA',
    SessionToken: 'token of AKIA',
    Expiration: '1970-01-01T00:00:00.000Z',
  });
});
