import { describe, expect, test } from 'vitest';
import { awsSecrets } from '../../../../core/builds/local/aws-secrets';
import {
  type SecretVariable,
  secretVariables,
  withGivenValues,
  withVariables,
} from '../../../../core/builds/local/secrets';
import { interpret } from '../../../../core/buildspec/interpret';
import { parse } from '../../../../core/buildspec/parse';

const parameter = (name: string, reference: string): SecretVariable => ({
  name,
  store: 'parameter-store',
  reference,
});
const secret = (name: string, reference: string): SecretVariable => ({
  name,
  store: 'secrets-manager',
  reference,
});

describe('which variables are read', () => {
  const { tree } = parse(
    'version: 0.2\nenv:\n  parameter-store:\n    A: /a\n    B: /b\n    not-a-name: /c\n  secrets-manager:\n    S: app:key\n',
  );
  if (!tree) throw new Error('no tree');
  const buildspec = interpret(tree);

  test("the buildspec's, but for those that no shell can hold", () => {
    expect(secretVariables({ environmentVariables: [] }, buildspec)).toEqual([
      parameter('A', '/a'),
      parameter('B', '/b'),
      secret('S', 'app:key'),
    ]);
  });

  test('a plain value of the request is not read, another reference of it is read instead', () => {
    const environmentVariables = [
      { name: 'A', value: 'plain' },
      { name: 'B', value: 'other', type: 'SECRETS_MANAGER' as const },
      { name: 'C', value: '/c', type: 'PARAMETER_STORE' as const },
    ];
    expect(secretVariables({ environmentVariables }, buildspec)).toEqual([
      secret('B', 'other'),
      secret('S', 'app:key'),
      parameter('C', '/c'),
    ]);
  });
});

test('variables in the name of a parameter are replaced, in a reference to a secret they are not', () => {
  const variables = new Map([['STAGE', 'dev']]);
  expect(
    withVariables([parameter('A', '/$STAGE/${STAGE}x/$NONE/'), secret('S', 'app-$STAGE:key')], variables).map(
      ({ reference }) => reference,
    ),
  ).toEqual(['/dev/devx//', 'app-$STAGE:key']);
});

describe('values that the user gave', () => {
  const given = new Map([['A', 'from the file']]);

  test('are taken, and only the others are read', async () => {
    const asked: string[] = [];
    const source = withGivenValues(given, {
      async read(secrets) {
        asked.push(...secrets.map(({ name }) => name));
        return { ok: true, values: new Map([['B', 'from AWS']]) };
      },
    });
    const values = new Map([
      ['A', 'from the file'],
      ['B', 'from AWS'],
    ]);
    expect(await source.read([parameter('A', '/a'), parameter('B', '/b')])).toEqual({ ok: true, values });
    expect(asked).toEqual(['B']);
  });

  test('a value that nobody gives fails the build and is named', async () => {
    expect(await withGivenValues(given, undefined).read([secret('S', 'app')])).toEqual({
      ok: false,
      failure: {
        statusCode: 'Secrets Manager Error',
        message: 'Local build: no value is given for S, and there is no AWS profile to read it with.',
      },
    });
  });
});

describe('reading from AWS', () => {
  const stores = {
    async parameters(names: readonly string[]) {
      const value = (name: string) =>
        name === '/a' ? ({ exists: true, value: 'one' } as const) : ({ exists: false } as const);
      return new Map(names.map((name) => [name, value(name)]));
    },
    secret: async ({ secretId }: { secretId: string }) =>
      secretId === 'bytes' ? undefined : secretId === 'text' ? 'no JSON' : '{"key":"value","port":5432}',
  };
  const failing = (error: Error) =>
    awsSecrets({ parameters: () => Promise.reject(error), secret: () => Promise.reject(error) });
  const serviceError = (name: string, message: string) =>
    Object.assign(new Error(message), { name, $fault: 'client' });

  test('parameters, secrets and keys of secrets', async () => {
    const read = await awsSecrets(stores).read([
      parameter('A', '/a'),
      secret('KEY', 'app:key'),
      secret('PORT', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf:port'),
      secret('WHOLE', 'text'),
    ]);
    expect(read).toEqual({
      ok: true,
      values: new Map([
        ['A', 'one'],
        ['KEY', 'value'],
        ['PORT', '5432'],
        ['WHOLE', 'no JSON'],
      ]),
    });
  });

  test('a secret of which several keys are wanted is read once', async () => {
    let calls = 0;
    const secretOf = () => {
      calls += 1;
      return stores.secret({ secretId: 'app' });
    };
    const counting = { ...stores, secret: secretOf };
    await awsSecrets(counting).read([
      secret('A', 'app:key'),
      secret('B', 'app:port'),
      secret('C', 'app:key::2'),
    ]);
    expect(calls).toBe(2);
  });

  test.each([
    [parameter('X', '/missing'), 'Decrypted Variables Error', 'parameter does not exist: /missing'],
    [secret('X', 'bytes'), 'Secrets Manager Error', 'Local build: the secret bytes holds bytes, not text'],
    [
      secret('X', 'text:k'),
      'Secrets Manager Error',
      'Local build: the secret text is not JSON, so it has no key k',
    ],
    [secret('X', 'app:toString'), 'Secrets Manager Error', 'Local build: the secret app has no key toString'],
  ])('what is not there: %o', async (variable, statusCode, message) => {
    expect(await awsSecrets(stores).read([variable])).toEqual({
      ok: false,
      failure: { statusCode, message },
    });
  });

  // parameters are read together, so that no one of them is to blame
  test.each([
    [parameter('X', '/x'), 'Decrypted Variables Error', undefined],
    [secret('X', 'x'), 'Secrets Manager Error', secret('X', 'x')],
  ])("a refusal is told in the service's own words: %o", async (variable, statusCode, blamed) => {
    const error = serviceError('AccessDeniedException', 'User: me is not authorized');
    expect(await failing(error).read([variable])).toEqual({
      ok: false,
      failure: { statusCode, message: 'AccessDeniedException: User: me is not authorized' },
      secret: blamed,
    });
  });

  test('what never reached the service is told in ours', async () => {
    const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(await failing(error).read([parameter('X', '/x')])).toMatchObject({
      failure: { message: expect.stringMatching(/^Local build: The AWS endpoint could not be reached/) },
    });
  });
});
