import { describe, expect, it } from 'vitest';
import { describeMissingCredentials } from '../../../core/aws/build-access';
import { readParameters } from '../../../core/aws/secret-values';
import { sessionCredentials } from '../../../core/aws/session-credentials';

const LONG_LIVED = { accessKeyId: 'AKIA', secretAccessKey: 'long' };
const serviceError = (name: string) =>
  Object.assign(new Error('as the service says'), { name, $metadata: { httpStatusCode: 403 } });

describe('credentials of a session', () => {
  it('are taken as they are, read anew', async () => {
    const session = { ...LONG_LIVED, sessionToken: 'token', expiration: new Date(0) };
    const asked: unknown[] = [];
    const provider = async (options?: unknown) => {
      asked.push(options);
      return session;
    };
    const never = () => Promise.reject(new Error('no need'));
    expect(await sessionCredentials(provider, never)).toEqual(session);
    expect(asked).toEqual([{ forceRefresh: true }]);
  });

  it('are made of the keys of an IAM user, for an hour', async () => {
    const expiration = new Date(3_600_000);
    const made = await sessionCredentials(
      async () => LONG_LIVED,
      async (seconds) => ({
        Credentials: {
          AccessKeyId: 'ASIA',
          SecretAccessKey: `short ${seconds}`,
          SessionToken: 'token',
          Expiration: expiration,
        },
      }),
    );
    expect(made).toEqual({
      accessKeyId: 'ASIA',
      secretAccessKey: 'short 3600',
      sessionToken: 'token',
      expiration,
      note: expect.stringContaining('refuses calls of IAM'),
    });
  });

  it('are the keys themselves where AWS refuses the exchange, and that is told', async () => {
    const refuse = () => Promise.reject(serviceError('AccessDenied'));
    expect(await sessionCredentials(async () => LONG_LIVED, refuse)).toEqual({
      ...LONG_LIVED,
      note: expect.stringContaining('long-lived'),
    });
  });

  it('are none where AWS does not know the keys', async () => {
    const error = serviceError('InvalidClientTokenId');
    await expect(
      sessionCredentials(
        async () => LONG_LIVED,
        () => Promise.reject(error),
      ),
    ).rejects.toBe(error);
    expect(describeMissingCredentials(error, 'dev')).toMatch(/does not accept.*aws configure --profile dev/);
  });

  it('that have run out say how to sign in', () => {
    const error = Object.assign(new Error('Token is expired. Run aws sso login'), {
      name: 'CredentialsProviderError',
    });
    expect(describeMissingCredentials(error, 'dev')).toBe(
      'The build has no AWS credentials of the profile "dev": The AWS sign-in session has expired. Sign in again (for SSO: aws sso login --profile dev), then run the build again.',
    );
  });
});

describe('parameters', () => {
  it('are read ten at a time, none twice', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `/p${index}`);
    const calls: number[] = [];
    const values = await readParameters([...names, '/p0'], async (asked) => {
      calls.push(asked.length);
      return { Parameters: asked.map((Name) => ({ Name, Value: `value of ${Name}` })) };
    });
    expect(calls).toEqual([10, 10, 3]);
    expect(values.get('/p22')).toEqual({ exists: true, value: 'value of /p22' });
  });

  it('are known by the name, version or ARN that was asked for', async () => {
    const ARN = 'arn:aws:ssm:eu-west-1:1:parameter/a';
    const values = await readParameters(['/a:3', ARN, '/gone'], async () => ({
      Parameters: [
        { Name: '/a', ARN, Selector: ':3', Value: 'third' },
        { Name: '/a', ARN, Value: 'latest' },
      ],
    }));
    expect(values.get('/a:3')).toEqual({ exists: true, value: 'third' });
    expect(values.get(ARN)).toEqual({ exists: true, value: 'latest' });
    expect(values.get('/gone')).toEqual({ exists: false });
  });
});
