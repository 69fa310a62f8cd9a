import { describe, expect, test } from 'vitest';
import { found, messages } from './support';

const variables = (...environmentVariables: { name: string; value: string; type?: string }[]) => ({
  project: { environment: { environmentVariables } },
});

describe('plaintext-secret', () => {
  const code = 'plaintext-secret';

  test('names the variable, never its value', () => {
    const [finding] = found(
      code,
      variables({ name: 'DB_PASSWORD', value: 'hunter2hunter2', type: 'PLAINTEXT' }),
    );
    expect(finding).toMatchObject({
      severity: 'high',
      message: 'The environment variable DB_PASSWORD holds its value in plain text.',
    });
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });

  test('knows keys by their form, whatever the name', () => {
    expect(messages(code, variables({ name: 'ID', value: `AKIA${'ABCDEFGH23456777'}` }))).toEqual([
      'The environment variable ID holds an AWS access key id.',
    ]);
  });

  test.each([
    ['the name of a parameter', { name: 'DB_PASSWORD', value: '/app/db1password', type: 'PARAMETER_STORE' }],
    ['the name of a secret', { name: 'API_KEY', value: 'prod3:key', type: 'SECRETS_MANAGER' }],
    ['a placeholder', { name: 'API_KEY', value: 'change-me-123', type: 'PLAINTEXT' }],
    ['the name of what holds it', { name: 'DB_SECRET', value: 'db-credentials-v2', type: 'PLAINTEXT' }],
    ['a version', { name: 'CACHE_TOKEN', value: 'v20240101', type: 'PLAINTEXT' }],
    ['an ARN', { name: 'TOKEN', value: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:a1' }],
    ['a value like others', { name: 'KEY_PREFIX', value: 'a1b2c3d4e5' }],
    ['nothing', { name: 'TOKEN', value: '' }],
  ])('says nothing of %s', (_, variable) => {
    expect(found(code, variables(variable))).toEqual([]);
  });
});

describe('buildspec-secret', () => {
  const code = 'buildspec-secret';

  test('tells the line of what the language server finds', () => {
    const buildspec =
      'version: 0.2\nenv:\n  variables:\n    API_TOKEN: a8f3k2m9x1\nphases:\n  build:\n    commands: make\n';
    expect(messages(code, { buildspec })).toEqual([
      'Line 4 of the buildspec: `API_TOKEN` holds its value in plain text.',
    ]);
  });

  test('says nothing of references', () => {
    const buildspec =
      'version: 0.2\nenv:\n  secrets-manager:\n    API_TOKEN: app:token\nphases:\n  build:\n    commands: make\n';
    expect(found(code, { buildspec })).toEqual([]);
  });
});

describe('source-url-credentials', () => {
  const code = 'source-url-credentials';
  const source = (location: string) => ({ project: { source: { type: 'BITBUCKET' as const, location } } });

  test.each([
    ['https://ann:s3cretPass@bitbucket.org/example/web.git', 'a user and a password or token'],
    [
      'https://x-token-auth:ATCTT3xFfGN0abcdef@bitbucket.org/example/web.git',
      'a user and a password or token',
    ],
    [`https://ghp_${'a'.repeat(36)}@github.com/example/web.git`, 'a token'],
    [`https://${'0123456789abcdef0123456789abcdef01234567'}@github.com/example/web.git`, 'a token'],
  ])('%s', (location, held) => {
    const findings = found(code, source(location));
    expect(findings.map(({ message }) => message)).toEqual([`The address of the source holds ${held}.`]);
    expect(JSON.stringify(findings)).not.toContain(location.replace(/^https:\/\/|@.*$/g, ''));
  });

  test('looks at secondary sources, too', () => {
    const secondarySources = [
      {
        type: 'GITHUB' as const,
        location: 'https://ann:s3cretPass@github.com/example/lib',
        sourceIdentifier: 'lib',
      },
    ];
    expect(messages(code, { project: { secondarySources } })).toEqual([
      'The address of the secondary source lib holds a user and a password or token.',
    ]);
  });

  test.each([
    'https://ann@bitbucket.org/example/web.git',
    'https://github.com/example/web.git',
    'https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/web',
    'https://user:$TOKEN@github.com/example/web.git',
    'https://github.com/example/web@1.0:beta',
    'example-bucket/source.zip',
    '',
  ])('says nothing of %s', (location) => {
    expect(found(code, source(location))).toEqual([]);
  });
});

describe('personal-token', () => {
  const code = 'personal-token';
  const credentials = (serverType: string, authType: string) => ({
    sourceCredentials: { known: [{ serverType: serverType as 'GITHUB', authType: authType as 'OAUTH' }] },
  });

  test('tells what the account reads the server of the source with', () => {
    expect(messages(code, credentials('GITHUB', 'PERSONAL_ACCESS_TOKEN'))).toEqual([
      'CodeBuild reads GITHUB with an access token that the account keeps.',
    ]);
  });

  test.each([
    ['OAuth', credentials('GITHUB', 'OAUTH')],
    ['a connection', credentials('GITHUB', 'CODECONNECTIONS')],
    ['an unknown kind', credentials('GITHUB', 'constructor')],
    ['another server', credentials('BITBUCKET', 'BASIC_AUTH')],
    [
      'a source with a secret of its own',
      {
        ...credentials('GITHUB', 'PERSONAL_ACCESS_TOKEN'),
        project: {
          source: { type: 'GITHUB' as const, auth: { type: 'SECRETS_MANAGER' as const, resource: 'arn:x' } },
        },
      },
    ],
  ])('says nothing of %s', (_, given) => {
    expect(found(code, given)).toEqual([]);
  });
});
