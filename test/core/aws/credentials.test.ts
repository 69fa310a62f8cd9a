import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { ListProjectsCommand } from '@aws-sdk/client-codebuild';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect } from '../../../core/aws/connect';
import type { Connection, ConnectionSettings } from '../../../core/aws/connection';
import { describeAwsError } from '../../../core/aws/errors';
import { awsHome, keys } from './aws-home';
import { assumedRole, type FakeAnswer, type FakeCall, fakeAws, refusal, stsRefusal } from './fake-aws';

afterEach(() => {
  vi.unstubAllEnvs();
});

const HOUR = 3_600_000;
const PROJECTS: FakeAnswer = { body: '{"projects":[]}' };

function open(
  settings: ConnectionSettings,
  mfaCodeProvider?: (serial: string) => Promise<string>,
  now?: () => number,
): Connection {
  const connection = connect(settings, { env: process.env, mfaCodeProvider, now });
  onTestFinished(() => connection.dispose());
  return connection;
}

async function list(connection: Connection): Promise<void> {
  const client = await connection.codeBuild();
  await client.send(new ListProjectsCommand({}));
}

/** What a user reads where it fails. */
async function failure(connection: Connection) {
  try {
    await list(connection);
  } catch (error) {
    return describeAwsError(error, { action: 'codebuild:ListProjects' });
  }
  throw new Error('It did not fail.');
}

const signers = (calls: FakeCall[]) => calls.map(({ accessKeyId }) => accessKeyId);

/** A program that prints what a file holds, and counts how often it ran. */
async function credentialProcess(folder: string) {
  const output = join(folder, 'output.json');
  const runs = join(folder, 'runs');
  const script = join(folder, 'process.sh');
  await writeFile(script, `#!/bin/sh\necho run >> '${runs}'\ncat '${output}'\n`);
  await chmod(script, 0o700);
  return {
    command: `${script} --token hunter2`,
    gives: (AccessKeyId: string) =>
      writeFile(
        output,
        JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey: 'secret', SessionToken: 'token' }),
      ),
    runs: async () => (await readFile(runs, 'utf8')).trim().split('\n').length,
  };
}

describe('a profile with credential_process', () => {
  it('signs with what the program prints, which runs once', async () => {
    const home = await awsHome();
    const program = await credentialProcess(home.folder);
    await home.config(`[profile work]\nregion = eu-west-1\ncredential_process = ${program.command}\n`);
    await program.gives('PRINTED');
    const { endpoint, calls } = await fakeAws(() => PROJECTS);
    const connection = open({ profile: 'work', endpoint });
    await list(connection);
    await list(connection);
    expect(signers(calls)).toEqual(['PRINTED', 'PRINTED']);
    expect(await program.runs()).toBe(1);
  });

  it('is asked again, and the call made again, where AWS says that its credentials have expired', async () => {
    const home = await awsHome();
    const program = await credentialProcess(home.folder);
    await home.config(`[profile work]\nregion = eu-west-1\ncredential_process = ${program.command}\n`);
    await program.gives('OLD');
    let old = PROJECTS;
    const { endpoint, calls } = await fakeAws(({ accessKeyId }) => (accessKeyId === 'OLD' ? old : PROJECTS));
    const connection = open({ profile: 'work', endpoint });
    await list(connection);
    old = refusal('ExpiredTokenException');
    await program.gives('NEW');
    await list(connection);
    expect(signers(calls)).toEqual(['OLD', 'OLD', 'NEW']);
  });

  it('that fails runs once, ends in no other credentials, and shows no part of its command', async () => {
    const home = await awsHome({ credentials: keys('default', 'DEFAULT') });
    const program = await credentialProcess(home.folder);
    await home.config(`[profile work]\nregion = eu-west-1\ncredential_process = ${program.command}\n`);
    const { endpoint, calls } = await fakeAws(() => PROJECTS);
    const said = await failure(open({ profile: 'work', endpoint }));
    expect(said).toMatchObject({
      kind: 'credentials',
      message: 'The credential_process of the profile failed.',
    });
    expect(JSON.stringify(said)).not.toMatch(/hunter2|process\.sh/);
    expect(await program.runs()).toBe(1);
    expect(calls).toEqual([]);
  });
});

const ROLE = `[profile admin]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/Admin
source_profile = base
`;

/** AWS with an STS that gives KEY1, KEY2 and so on, each for an hour from `now`. */
async function awsWithRoles(now = () => Date.now()) {
  let role = 0;
  const aws = await fakeAws(({ operation }) =>
    operation === 'AssumeRole' ? assumedRole(`KEY${++role}`, new Date(now() + HOUR)) : PROJECTS,
  );
  vi.stubEnv('AWS_ENDPOINT_URL', aws.endpoint);
  return aws;
}

describe('a profile with a role', () => {
  it('assumes it with the credentials of its source, once, in the region of the profile', async () => {
    await awsHome({ config: ROLE, credentials: keys('base', 'BASE') });
    const { calls } = await awsWithRoles();
    const connection = open({ profile: 'admin', region: 'eu-central-1' });
    await list(connection);
    await list(connection);
    expect(calls.map(({ operation, accessKeyId, region }) => [operation, accessKeyId, region])).toEqual([
      ['AssumeRole', 'BASE', 'eu-west-1'],
      ['ListProjects', 'KEY1', 'eu-central-1'],
      ['ListProjects', 'KEY1', 'eu-central-1'],
    ]);
    expect(new URLSearchParams(calls[0]?.body).get('RoleArn')).toBe('arn:aws:iam::123456789012:role/Admin');
  });

  it('assumes it again shortly before its session ends', async () => {
    await awsHome({ config: ROLE, credentials: keys('base', 'BASE') });
    let time = Date.now();
    const { calls } = await awsWithRoles(() => time);
    const connection = open({ profile: 'admin' }, undefined, () => time);
    await list(connection);
    time += HOUR - 30_000;
    await list(connection);
    expect(signers(calls)).toEqual(['BASE', 'KEY1', 'BASE', 'KEY2']);
  });

  it('asks for the code of an MFA device once, and sends it to STS', async () => {
    await awsHome({
      config: `${ROLE}mfa_serial = arn:aws:iam::123456789012:mfa/ann\n`,
      credentials: keys('base', 'BASE'),
    });
    const { calls } = await awsWithRoles();
    const asked: string[] = [];
    const connection = open({ profile: 'admin' }, async (serial) => {
      asked.push(serial);
      return '123456';
    });
    await Promise.all([list(connection), list(connection)]);
    expect(asked).toEqual(['arn:aws:iam::123456789012:mfa/ann']);
    const form = new URLSearchParams(calls[0]?.body);
    expect([form.get('SerialNumber'), form.get('TokenCode')]).toEqual([asked[0], '123456']);
  });

  it('asks once for connections to several regions that share their credentials', async () => {
    const home = await awsHome({
      config: `${ROLE}mfa_serial = arn:aws:iam::123456789012:mfa/ann\n`,
      credentials: keys('base', 'BASE'),
    });
    const { calls } = await awsWithRoles();
    let asked = 0;
    const dependencies = { env: process.env, shared: new Map(), mfaCodeProvider: async () => `${++asked}` };
    const connections = ['eu-west-1', 'us-east-1'].map((region) => {
      const connection = connect({ profile: 'admin', region }, dependencies);
      onTestFinished(() => connection.dispose());
      return connection;
    });
    await Promise.all(connections.map(list));
    expect(asked).toBe(1);
    await home.credentials(keys('base', 'CHANGED'));
    for (const connection of connections) await list(connection);
    expect(asked).toBe(2);
    expect(signers(calls)).toEqual(['BASE', 'KEY1', 'KEY1', 'CHANGED', 'KEY2', 'KEY2']);
  });

  it.each([
    [
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
      { kind: 'credentials', message: 'AWS does not accept the code of the MFA device.' },
    ],
    [
      'AccessDenied',
      'User: arn:aws:iam::123456789012:user/ann is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/Admin',
      { kind: 'denied', message: 'These credentials may not call sts:AssumeRole.' },
    ],
  ])('tells a refusal of STS as what it is: %s %s', async (code, message, expected) => {
    await awsHome({ config: ROLE, credentials: keys('base', 'BASE') });
    const { endpoint } = await fakeAws(() => stsRefusal(code, message));
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
    expect(await failure(open({ profile: 'admin' }))).toMatchObject(expected);
  });
});

const SSO = `[profile work]
region = eu-west-1
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Admin

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
`;

describe('a profile with SSO', () => {
  it('says that the session has expired, and works at the next call after a sign-in', async () => {
    const home = await awsHome({ config: SSO });
    const { endpoint, calls } = await fakeAws(({ operation }) =>
      operation === '/federation/credentials'
        ? {
            body: JSON.stringify({
              roleCredentials: {
                accessKeyId: 'SSOKEY',
                secretAccessKey: 'secret',
                sessionToken: 'token',
                expiration: Date.now() + HOUR,
              },
            }),
          }
        : PROJECTS,
    );
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
    const connection = open({ profile: 'work' });
    expect((await failure(connection)).kind).toBe('expired');
    await home.ssoToken('corp', { accessToken: 'bearer', expiresAt: new Date(Date.now() - 1_000) });
    expect((await failure(connection)).kind).toBe('expired');
    await home.ssoToken('corp', { accessToken: 'bearer', expiresAt: new Date(Date.now() + HOUR) });
    await list(connection);
    expect(calls.map(({ operation, accessKeyId }) => [operation, accessKeyId])).toEqual([
      ['/federation/credentials', ''],
      ['ListProjects', 'SSOKEY'],
    ]);
  });

  it('says so where AWS has ended the session', async () => {
    const home = await awsHome({ config: SSO });
    await home.ssoToken('corp', { accessToken: 'bearer', expiresAt: new Date(Date.now() + HOUR) });
    const { endpoint } = await fakeAws(() => ({
      status: 401,
      body: '{"__type":"UnauthorizedException","message":"Session token not found or invalid"}',
    }));
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
    expect((await failure(open({ profile: 'work' }))).kind).toBe('expired');
  });
});

describe('credentials that change in their file', () => {
  it('count at the next call', async () => {
    const home = await awsHome({
      config: '[profile work]\nregion = eu-west-1\n',
      credentials: keys('work', 'OLD'),
    });
    const { endpoint, calls } = await fakeAws(() => PROJECTS);
    const connection = open({ profile: 'work', endpoint });
    await list(connection);
    await home.credentials(keys('work', 'CHANGED'));
    await list(connection);
    expect(signers(calls)).toEqual(['OLD', 'CHANGED']);
  });

  it('count although they expired under a call, which is made again', async () => {
    const home = await awsHome({
      config: '[profile work]\nregion = eu-west-1\n',
      credentials: keys('work', 'OLD', 'token'),
    });
    const { endpoint, calls } = await fakeAws(({ accessKeyId }) =>
      accessKeyId === 'OLD' ? refusal('ExpiredTokenException') : PROJECTS,
    );
    const client = await open({ profile: 'work', endpoint }).codeBuild();
    await home.credentials(keys('work', 'NEW', 'token'));
    // as a call does that began before the file changed: it has its client
    await client.send(new ListProjectsCommand({}));
    expect(signers(calls).at(-1)).toBe('NEW');
  });

  it('have expired for good where the file has no others', async () => {
    await awsHome({
      config: '[profile work]\nregion = eu-west-1\n',
      credentials: keys('work', 'OLD', 'token'),
    });
    const { endpoint, calls } = await fakeAws(() => refusal('ExpiredTokenException'));
    expect((await failure(open({ profile: 'work', endpoint }))).kind).toBe('expired');
    expect(calls).toHaveLength(1);
  });

  it('bring another region along', async () => {
    const home = await awsHome({
      config: '[profile work]\nregion = eu-west-1\n',
      credentials: keys('work', 'KEY'),
    });
    const { endpoint, calls } = await fakeAws(() => PROJECTS);
    const connection = open({ profile: 'work', endpoint });
    await list(connection);
    await home.config('[profile work]\nregion = eu-central-1\n');
    await list(connection);
    expect(calls.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-central-1']);
  });
});
