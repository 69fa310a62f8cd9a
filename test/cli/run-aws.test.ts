import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readRunOptions } from '../../cli/run/options';
import { startTestEmulator, type TestEmulator } from '../core/emulator/support';
import { runIn } from './run-support';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'run-'));
  // none of this computer's variables and profiles
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  await profiles('');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cwd, { recursive: true, force: true });
});

const file = (name: string, content: string, mode = 0o600) => writeFile(join(cwd, name), content, { mode });

async function profiles(config: string): Promise<void> {
  await file('aws-config', config);
  vi.stubEnv('AWS_CONFIG_FILE', join(cwd, 'aws-config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(cwd, 'none'));
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
}

/** A profile `dev` whose account is an emulator, which stands for AWS. */
async function emulatorProfile(emulator: TestEmulator): Promise<void> {
  const { accessKey, endpoint, region } = emulator;
  await profiles(
    `[profile dev]\naws_access_key_id = ${accessKey.accessKeyId}\naws_secret_access_key = ${accessKey.secretAccessKey}\nregion = ${region}\nendpoint_url = ${endpoint}\n`,
  );
}

const onHost = (...args: string[]) => runIn(cwd, ['--executor', 'host', '--source', '.', ...args]);

function buildspecOf(commands: string[], env = ''): string {
  return `version: 0.2\n${env}phases:\n  build:\n    commands: ${JSON.stringify(commands)}\n`;
}

const SECRETS = 'env:\n  parameter-store:\n    DB: /app/db\n  secrets-manager:\n    KEY: app:key\n';

describe('--profile', () => {
  test('gives the commands credentials of a session, and the region of the profile', async () => {
    const emulator = await startTestEmulator();
    await emulatorProfile(emulator);
    await file(
      'buildspec.yml',
      buildspecOf([
        'echo "region $AWS_REGION"',
        'sed "s/./&_/g" "${AWS_SHARED_CREDENTIALS_FILE%/*}/current.json"',
      ]),
    );
    const { exit, stdout, stderr } = await onHost('--profile', 'dev');
    expect(stderr).toBe('');
    expect(exit).toBe(0);
    expect(stdout).toContain('region eu-central-1\n');
    const output = stdout.replaceAll('_', '');
    expect(output).toContain('"AccessKeyId":"EMULATORSESSION');
    expect(output).not.toContain(emulator.accessKey.secretAccessKey);
    expect(stdout).toContain('Local build: the keys of the IAM user are exchanged for a session');
  });

  const aws = process.env.WORKBENCH_TEST_AWSCLI;
  test.skipIf(!aws)('makes the aws command work in the build', async () => {
    const emulator = await startTestEmulator();
    await emulatorProfile(emulator);
    await file(
      'buildspec.yml',
      buildspecOf([
        `${aws} --endpoint-url ${emulator.endpoint} --output text sts get-caller-identity --query Arn`,
      ]),
    );
    const { exit, stdout } = await onHost('--profile', 'dev');
    expect(stdout).toContain('\narn:aws:iam::000000000000:user/emulator\n');
    expect(exit).toBe(0);
  });

  test.each([
    ['that does not exist', ['--profile', 'none'], /There is no profile "none".*Select one of: dev\.\n$/],
    ['without a region', ['--profile', 'dev'], /No AWS region.*--region names one\.\n$/],
    [
      'without credentials',
      ['--profile', 'dev', '--region', 'eu-west-1'],
      /^The build has no AWS credentials of the profile "dev": .*aws sso login --profile dev.*\n$/,
    ],
  ])('one %s does not start the build', async (_, args, message) => {
    await profiles('[profile dev]\noutput = json\n');
    await file('buildspec.yml', buildspecOf(['echo never']));
    const { exit, stdout, stderr } = await onHost(...args);
    expect(exit).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).not.toContain('never');
  });

  test('reads the secrets of the buildspec from AWS', async () => {
    const emulator = await startTestEmulator();
    await emulatorProfile(emulator);
    await writeFile(join(emulator.dataDirectory, 'parameters.json'), '{"/app/db": "postgres"}');
    await writeFile(join(emulator.dataDirectory, 'secrets.json'), '{"app": {"key": "k3y"}}');
    await file('buildspec.yml', buildspecOf(['[ "$DB$KEY" = postgresk3y ] && echo "read $DB"'], SECRETS));
    const { exit, stdout } = await onHost('--profile', 'dev');
    expect(stdout).toContain('\nread ***\n');
    expect(exit).toBe(0);
  });

  test("fails the build in CodeBuild's words where a secret is not there", async () => {
    const emulator = await startTestEmulator();
    await emulatorProfile(emulator);
    await writeFile(join(emulator.dataDirectory, 'parameters.json'), '{"/app/db": "postgres"}');
    await file('buildspec.yml', buildspecOf(['echo never'], SECRETS));
    const { exit, stdout } = await onHost('--profile', 'dev');
    expect(exit).toBe(1);
    // CodeBuild does not say which
    expect(stdout).toContain(' Local build: KEY cannot be read from the secret app:key\n');
    expect(stdout).toContain(
      "Phase context status code: Secrets Manager Error Message: ResourceNotFoundException: Secrets Manager can't find the specified secret.\n",
    );
  });

  test.each(['--profile', '--region'])('%s that is empty is refused', (option) => {
    expect(() => readRunOptions([option, ''], '/')).toThrow(/is empty/);
  });
});

describe('secrets without a profile', () => {
  beforeEach(() => file('buildspec.yml', buildspecOf(['echo "$DB and $KEY"; echo ${#DB}${#KEY}'], SECRETS)));

  test('come from a file', async () => {
    await file('secrets.env', '# mine\nDB=postgres\nKEY=k3y\n');
    const { exit, stdout, stderr } = await onHost('--secrets-file', 'secrets.env');
    expect(stderr).toBe('');
    expect(stdout).toContain('\n*** and ***\n83\n');
    expect(exit).toBe(0);
  });

  test('a file that others can read is told, and names in it that the buildspec does not have', async () => {
    await file('secrets.env', 'DB=postgres\nKEY=k3y\nOTHER=x\n');
    await chmod(join(cwd, 'secrets.env'), 0o644);
    const { exit, stderr } = await onHost('--secrets-file', 'secrets.env');
    expect(stderr).toMatch(/^Other users .* chmod 600 .*secrets\.env\n.*: OTHER is in neither .*\n$/);
    expect(exit).toBe(0);
  });

  test('without values the build does not start, and what is missing is named', async () => {
    await file('secrets.env', 'DB=postgres\n');
    const { exit, stdout, stderr } = await onHost('--secrets-file', 'secrets.env');
    expect(exit).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'The build wants values that are not known here:\n  KEY   Secrets Manager: app:key\nRead them from AWS with --profile NAME, or give them in a file of NAME=VALUE lines with --secrets-file FILE.\n',
    );
  });

  test('are asked for in a terminal', async () => {
    const questions: string[] = [];
    const askSecret = async (question: string) => {
      questions.push(question);
      return `typed${questions.length}`;
    };
    const { stdout } = await runIn(cwd, ['--executor', 'host'], { askSecret });
    expect(questions).toEqual(['DB (Parameter Store: /app/db): ', 'KEY (Secrets Manager: app:key): ']);
    expect(stdout).toContain('\n*** and ***\n66\n');
  });

  test('a question without an answer ends it', async () => {
    const { exit, stderr } = await runIn(cwd, ['--executor', 'host'], { askSecret: async () => undefined });
    expect(exit).toBe(2);
    expect(stderr).toBe('No value was given for DB.\n');
  });

  test('--env gives them too', async () => {
    const { exit, stdout } = await onHost('--env', 'DB=one1', '--env', 'KEY=two2');
    expect(exit).toBe(0);
    expect(stdout).toContain('\n*** and ***\n44\n');
  });
});

test('the builds of a batch have the profile and its secrets too', async () => {
  const emulator = await startTestEmulator();
  await emulatorProfile(emulator);
  await writeFile(join(emulator.dataDirectory, 'parameters.json'), '{"/app/db": "postgres"}');
  await writeFile(join(emulator.dataDirectory, 'secrets.json'), '{"app": {"key": "k3y"}}');
  const batch = 'batch:\n  build-list:\n    - identifier: one\n    - identifier: two\n';
  const command = '[ "$DB$KEY" = postgresk3y ] && grep -c credential_process "$AWS_SHARED_CREDENTIALS_FILE"';
  await file('buildspec.yml', buildspecOf([command], `${batch}${SECRETS}`));
  const { exit, stderr } = await onHost('--batch', '--profile', 'dev');
  expect(stderr).toBe('');
  expect(exit).toBe(0);
});
