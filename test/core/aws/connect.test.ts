import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ListProjectsCommand } from '@aws-sdk/client-codebuild';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect } from '../../../core/aws/connect';
import type { Connection, ConnectionSettings } from '../../../core/aws/connection';
import { listProfiles, profileRegion, ssoProfile } from '../../../core/aws/profiles';
import { startTestEmulator } from '../emulator/support';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** AWS's files with this content, and none of this computer's variables. */
async function awsFiles({
  config = '',
  credentials = '',
}: {
  config?: string;
  credentials?: string;
}): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'config'), config);
  await writeFile(join(folder, 'credentials'), credentials);
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  // the last link of the chain would look for the metadata service of EC2
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
}

function open(settings: ConnectionSettings): Connection {
  const connection = connect(settings, { env: process.env });
  onTestFinished(() => connection.dispose());
  return connection;
}

/** A server that answers every call with an empty list, and remembers who signed it and for which region. */
async function listeningServer(): Promise<{ endpoint: string; credentials: string[]; paths: string[] }> {
  const credentials: string[] = [];
  const paths: string[] = [];
  const server = createServer((request, response) => {
    const match = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '');
    credentials.push(`${match?.[1]} ${match?.[2]}`);
    paths.push(request.url ?? '');
    response.setHeader('content-type', 'application/x-amz-json-1.1').end('{"projects":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, credentials, paths };
}

async function list(connection: Connection): Promise<void> {
  const client = await connection.codeBuild();
  await client.send(new ListProjectsCommand({}));
}

const WORK = { config: '[profile work]\nregion = eu-west-3\n', credentials: keys('work', 'WORKKEY') };

describe('the region', () => {
  it('is the setting, else AWS_REGION, else AWS_DEFAULT_REGION, else the profile', async () => {
    await awsFiles(WORK);
    expect(await open({ profile: 'work' }).region()).toBe('eu-west-3');
    vi.stubEnv('AWS_DEFAULT_REGION', 'ap-south-1');
    expect(await open({ profile: 'work' }).region()).toBe('ap-south-1');
    vi.stubEnv('AWS_REGION', 'ca-central-1');
    expect(await open({ profile: 'work' }).region()).toBe('ca-central-1');
    expect(await open({ profile: 'work', region: 'us-west-2' }).region()).toBe('us-west-2');
  });

  it('of the profile in AWS_PROFILE is used without a setting', async () => {
    await awsFiles(WORK);
    vi.stubEnv('AWS_PROFILE', 'work');
    expect(await open({}).region()).toBe('eu-west-3');
  });

  it('is asked for where there is none', async () => {
    await awsFiles({ credentials: keys('default', 'DEFAULTKEY') });
    await expect(open({}).region()).rejects.toMatchObject({
      name: 'ConnectionError',
      kind: 'region',
      message: 'No AWS region is configured for the profile "default".',
    });
  });
});

describe('the profile', () => {
  it('signs the calls, before keys in the environment', async () => {
    await awsFiles(WORK);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'ENVKEY');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'x');
    const { endpoint, credentials } = await listeningServer();
    await list(open({ profile: 'work', endpoint }));
    await list(open({ region: 'us-east-1', endpoint }));
    expect(credentials).toEqual(['WORKKEY eu-west-3', 'ENVKEY us-east-1']);
  });

  it('that does not exist is named, with those that do', async () => {
    await awsFiles(WORK);
    await expect(open({ profile: 'wrok' }).codeBuild()).rejects.toMatchObject({
      kind: 'credentials',
      message: 'There is no profile "wrok" in the AWS config and credentials files.',
      next: 'Select one of: work.',
    });
  });

  it('may be added while the connection is there', async () => {
    await awsFiles({});
    const connection = open({ profile: 'work', region: 'us-east-1' });
    await expect(connection.codeBuild()).rejects.toMatchObject({ kind: 'credentials' });
    await writeFile(process.env.AWS_SHARED_CREDENTIALS_FILE ?? '', WORK.credentials);
    await expect(connection.region()).resolves.toBe('us-east-1');
  });
});

describe('the endpoint', () => {
  it.each([
    ['AWS_ENDPOINT_URL', (endpoint: string) => vi.stubEnv('AWS_ENDPOINT_URL', endpoint)],
    ['AWS_ENDPOINT_URL_CODEBUILD', (endpoint: string) => vi.stubEnv('AWS_ENDPOINT_URL_CODEBUILD', endpoint)],
  ])('of %s is used', async (_, set) => {
    await awsFiles(WORK);
    const { endpoint, credentials } = await listeningServer();
    set(endpoint);
    await list(open({ profile: 'work' }));
    expect(credentials).toHaveLength(1);
  });

  it.each([
    ['for all services', (endpoint: string) => `endpoint_url = ${endpoint}\n`],
    [
      'for CodeBuild',
      (endpoint: string) =>
        `services = local\n\n[services local]\ncodebuild =\n  endpoint_url = ${endpoint}\n`,
    ],
  ])('of a profile %s is used', async (_, lines) => {
    const { endpoint, credentials } = await listeningServer();
    await awsFiles({ ...WORK, config: `${WORK.config}${lines(endpoint)}` });
    await list(open({ profile: 'work' }));
    expect(credentials).toHaveLength(1);
  });
});

describe('S3', () => {
  it.each([
    ['of the settings', (_: string) => {}, (endpoint: string) => ({ endpoint })],
    ['of the environment', (endpoint: string) => vi.stubEnv('AWS_ENDPOINT_URL_S3', endpoint), () => ({})],
  ])('has the bucket in the path at an endpoint %s', async (_, set, settings) => {
    await awsFiles(WORK);
    const { endpoint, credentials, paths } = await listeningServer();
    set(endpoint);
    const s3 = await open({ profile: 'work', ...settings(endpoint) }).s3();
    await s3.send(new GetObjectCommand({ Bucket: 'artifacts', Key: 'web/out.zip' }));
    expect(credentials).toEqual(['WORKKEY eu-west-3']);
    expect(paths).toEqual(['/artifacts/web/out.zip?x-id=GetObject']);
  });

  it('has the bucket in the host name at AWS, and follows it to another region', async () => {
    await awsFiles(WORK);
    const { config } = await open({ profile: 'work' }).s3();
    expect([config.forcePathStyle, config.followRegionRedirects]).toEqual([false, true]);
  });
});

describe('a connection to an emulator', () => {
  it('takes everything from its data folder, and nothing from AWS', async () => {
    await awsFiles({});
    const { dataDirectory } = await startTestEmulator();
    const connection = open({ emulator: dataDirectory });
    await list(connection);
    expect(await connection.region()).toBe('eu-central-1');
    expect(await connection.identity()).toEqual({
      account: '000000000000',
      arn: 'arn:aws:iam::000000000000:user/emulator',
    });
  });

  it('says that it has stopped, and finds it when it has started again', async () => {
    const first = await startTestEmulator();
    const connection = open({ emulator: first.dataDirectory });
    await list(connection);
    await first.close();
    const stopped = {
      kind: 'emulator',
      message: 'The emulator has stopped.',
      next: 'Start it again with npm start, then refresh, or select another connection.',
    };
    await expect(list(connection)).rejects.toMatchObject(stopped);
    await startTestEmulator({ dataDirectory: first.dataDirectory });
    await expect(list(connection)).resolves.toBeUndefined();
  });

  it('says so too where a crash left the file behind, or somebody wrote another address into it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workbench-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = (endpoint: string) =>
      writeFile(
        join(folder, 'emulator.json'),
        JSON.stringify({ endpoint, region: 'us-east-1', accessKeyId: 'a', secretAccessKey: 'b' }),
      );
    await file('http://127.0.0.1:1');
    await expect(list(open({ emulator: folder }))).rejects.toMatchObject({ kind: 'emulator' });
    await file('http://evil.example:80');
    await expect(open({ emulator: folder }).codeBuild()).rejects.toMatchObject({ kind: 'emulator' });
  });
});

describe('listProfiles', () => {
  it('names the profiles of both files, default first, and no other sections', async () => {
    await awsFiles({
      config:
        '[profile work]\nregion = eu-west-3\n[sso-session corp]\nsso_region = us-east-1\n[services local]\n',
      credentials: `${keys('default', 'A')}${keys('ci.bot', 'B')}`,
    });
    expect(await listProfiles()).toEqual(['default', 'ci.bot', 'work']);
    expect(await profileRegion('work')).toBe('eu-west-3');
    expect(await profileRegion('ci.bot')).toBeUndefined();
  });

  it('is empty where there are no files', async () => {
    await awsFiles({});
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere/config');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere/credentials');
    expect(await listProfiles()).toEqual([]);
  });
});

describe('ssoProfile', () => {
  it.each([
    ['session', 'session'],
    ['legacy', 'legacy'],
    ['role', 'session'],
    ['role-of-role', 'session'],
    ['keys', undefined],
    ['program', undefined],
    ['role-of-keys', undefined],
    ['circle', undefined],
    ['missing', undefined],
  ])('of %s is %s', async (profile, expected) => {
    await awsFiles({
      config: `
[profile session]
sso_session = corp
[profile legacy]
sso_start_url = https://corp.awsapps.com/start
[profile role]
role_arn = arn:aws:iam::123456789012:role/a
source_profile = session
[profile role-of-role]
role_arn = arn:aws:iam::123456789012:role/b
source_profile = role
[profile role-of-keys]
role_arn = arn:aws:iam::123456789012:role/c
source_profile = keys
[profile program]
credential_process = /bin/true
sso_session = corp
[profile circle]
role_arn = arn:aws:iam::123456789012:role/d
source_profile = circle
`,
      credentials: keys('keys', 'A'),
    });
    expect(await ssoProfile(profile)).toBe(expected);
  });
});

function keys(profile: string, accessKeyId: string): string {
  return `[${profile}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = secret\n`;
}
