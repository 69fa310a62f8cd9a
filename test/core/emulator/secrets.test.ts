import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodeBuildClient, ListProjectsCommand, StartBuildCommand } from '@aws-sdk/client-codebuild';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { runOnHost } from '../../../core/emulator/run-build';
import { FakeClock } from '../../client/fake-clock';
import { hostEngine } from '../builds/local/support';
import { createTestProject, endedBuild, startTestEmulator, type TestEmulator } from './support';

async function withValues(options: Parameters<typeof startTestEmulator>[0] = {}): Promise<TestEmulator> {
  const emulator = await startTestEmulator(options);
  await writeFile(
    join(emulator.dataDirectory, 'parameters.json'),
    '{"/app/db": "postgres://", "/app/port": 5432}',
  );
  await writeFile(
    join(emulator.dataDirectory, 'secrets.json'),
    '{"app": {"key": "k3y"}, "plain": "text", "app/dashed-name": "x"}',
  );
  return emulator;
}

const clientOf = <Client>(
  { endpoint, region, accessKey }: TestEmulator,
  Kind: new (config: object) => Client,
  credentials: object = accessKey,
) => new Kind({ endpoint, region, credentials, maxAttempts: 1 });

describe('Parameter Store', () => {
  it('has what the file in the data folder says', async () => {
    const ssm = clientOf(await withValues(), SSMClient);
    const Names = ['/app/db', '/missing', '/app/port'];
    const { Parameters, InvalidParameters } = await ssm.send(
      new GetParametersCommand({ Names, WithDecryption: true }),
    );
    expect(Parameters?.map(({ Name, Value }) => [Name, Value])).toEqual([
      ['/app/db', 'postgres://'],
      ['/app/port', '5432'],
    ]);
    expect(InvalidParameters).toEqual(['/missing']);
  });

  it('refuses more than ten names, and a name twice', async () => {
    const ssm = clientOf(await withValues(), SSMClient);
    for (const Names of [Array.from({ length: 11 }, (_, index) => `/${index}`), ['/a', '/a']])
      await expect(ssm.send(new GetParametersCommand({ Names }))).rejects.toMatchObject({
        name: 'ValidationException',
      });
  });

  it('says which file cannot be read', async () => {
    const emulator = await withValues();
    await writeFile(join(emulator.dataDirectory, 'parameters.json'), '[]');
    await expect(
      clientOf(emulator, SSMClient).send(new GetParametersCommand({ Names: ['/a'] })),
    ).rejects.toThrow(/parameters\.json is not a JSON object/);
  });
});

describe('Secrets Manager', () => {
  it('has what the file in the data folder says, by name and by ARN', async () => {
    const secrets = clientOf(await withValues(), SecretsManagerClient);
    const read = async (SecretId: string) =>
      (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString;
    expect(await read('app')).toBe('{"key":"k3y"}');
    expect(await read('arn:aws:secretsmanager:eu-central-1:000000000000:secret:plain-AbCdEf')).toBe('text');
    expect(await read('app/dashed-name')).toBe('x');
  });

  it('does not find others, nor versions that are not current', async () => {
    const secrets = clientOf(await withValues(), SecretsManagerClient);
    for (const input of [{ SecretId: 'other' }, { SecretId: 'app', VersionStage: 'AWSPREVIOUS' }])
      await expect(secrets.send(new GetSecretValueCommand(input))).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: "Secrets Manager can't find the specified secret.",
      });
  });
});

describe('a build of the emulator', () => {
  const BUILDSPEC = `version: 0.2
env:
  secrets-manager:
    KEY: app:key
phases:
  build:
    commands:
      - '[ "$KEY$DB" = k3ypostgres:// ] && echo "read $KEY"'
`;
  const start = async (emulator: TestEmulator, reference: string) => {
    await createTestProject(emulator);
    const { build } = await emulator.codeBuild.send(
      new StartBuildCommand({
        projectName: 'web',
        buildspecOverride: BUILDSPEC,
        environmentVariablesOverride: [{ name: 'DB', value: reference, type: 'PARAMETER_STORE' }],
      }),
    );
    return endedBuild(emulator, build?.id ?? '');
  };

  it('reads its variables and its buildspec from them', async () => {
    const emulator = await withValues({ runBuild: runOnHost(hostEngine()) });
    const build = await start(emulator, '/app/db');
    expect(build.buildStatus).toBe('SUCCEEDED');
    // a store shows the name of a parameter, never its value
    expect(build.environment?.environmentVariables).toContainEqual({
      name: 'DB',
      value: '/app/db',
      type: 'PARAMETER_STORE',
    });
  });

  it('fails as on CodeBuild where a parameter is not there', async () => {
    const emulator = await withValues({ runBuild: runOnHost(hostEngine()) });
    const build = await start(emulator, '/other');
    expect(build.buildStatus).toBe('FAILED');
    expect(build.phases?.find(({ phaseType }) => phaseType === 'DOWNLOAD_SOURCE')?.contexts).toEqual([
      { statusCode: 'Decrypted Variables Error', message: 'parameter does not exist: /other' },
    ]);
  });
});

describe('the keys of a session', () => {
  async function session(emulator: TestEmulator) {
    const { Credentials: made } = await emulator.sts.send(
      new GetSessionTokenCommand({ DurationSeconds: 900 }),
    );
    return {
      accessKeyId: made?.AccessKeyId ?? '',
      secretAccessKey: made?.SecretAccessKey ?? '',
      sessionToken: made?.SessionToken ?? '',
      expires: made?.Expiration,
    };
  }

  it('open the emulator', async () => {
    const emulator = await startTestEmulator();
    const { expires: _, ...keys } = await session(emulator);
    await expect(
      clientOf(emulator, CodeBuildClient, keys).send(new ListProjectsCommand({})),
    ).resolves.toMatchObject({
      projects: [],
    });
  });

  it.each([
    ['without their token', { sessionToken: undefined }],
    ['with another token', { sessionToken: 'other' }],
  ])('do not %s', async (_, change) => {
    const emulator = await startTestEmulator();
    const { expires: __, ...keys } = await session(emulator);
    await expect(
      clientOf(emulator, CodeBuildClient, { ...keys, ...change }).send(new ListProjectsCommand({})),
    ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('do not with the key of another', async () => {
    const emulator = await startTestEmulator();
    const { sessionToken } = await session(emulator);
    const keys = { ...emulator.accessKey, sessionToken };
    await expect(
      clientOf(emulator, CodeBuildClient, keys).send(new ListProjectsCommand({})),
    ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('end', async () => {
    const clock = new FakeClock();
    // signatures bear the time of this computer
    const now = Date.now();
    await clock.pass(now - 14 * 60_000);
    const emulator = await startTestEmulator({ clock });
    const { expires, ...keys } = await session(emulator);
    expect(expires?.getTime()).toBeGreaterThan(now);
    await clock.pass(16 * 60_000);
    await expect(
      clientOf(emulator, CodeBuildClient, keys).send(new ListProjectsCommand({})),
    ).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    await expect(emulator.sts.send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({
      Account: '000000000000',
    });
  });
});
