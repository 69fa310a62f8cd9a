import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { CreateProjectCommand } from '@aws-sdk/client-codebuild';
import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmulatorFile } from '../../core/aws/emulator-file';
import { startEmulator } from '../../scripts/lib/emulator.mjs';
import { hasVsCode, useVsCode } from './harness';

type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/** A CodeBuild of its own, with projects of these names. */
async function startAccount(folder: string, projects: string[]): Promise<Emulator> {
  const emulator = await startEmulator({ data: folder, executor: 'host' });
  const client = await emulator.client();
  for (const name of projects) {
    await client.send(
      new CreateProjectCommand({
        name,
        source: {
          type: 'NO_SOURCE',
          buildspec: `{version: 0.2, phases: {build: {commands: [echo built ${name}]}}}`,
        },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: { type: 'LINUX_CONTAINER', image: 'any', computeType: 'BUILD_GENERAL1_SMALL' },
        serviceRole: 'arn:aws:iam::000000000000:role/sample',
      }),
    );
  }
  return emulator;
}

const fileOf = async (folder: string): Promise<EmulatorFile> =>
  JSON.parse(await readFile(path.join(folder, 'emulator.json'), 'utf8'));

/** The service of SSO that gives credentials for a token: those of a session of the emulator. */
async function startSso({ endpoint, region, ...credentials }: EmulatorFile) {
  const sts = new STSClient({ endpoint, region, credentials });
  const secrets: string[] = [];
  const server = createServer(async (_request, response) => {
    const { Credentials: session } = await sts.send(new GetSessionTokenCommand({}));
    secrets.push(session?.SecretAccessKey ?? '', session?.SessionToken ?? '');
    const roleCredentials = {
      accessKeyId: session?.AccessKeyId,
      secretAccessKey: session?.SecretAccessKey,
      sessionToken: session?.SessionToken,
      expiration: session?.Expiration?.getTime(),
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ roleCredentials }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What it gave out. */
    secrets,
    dispose() {
      sts.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** An AWS CLI that signs in at once: it leaves a token as the real one does. */
async function writeAwsCli(folder: string, home: string): Promise<void> {
  const cache = path.join(home, '.aws/sso/cache');
  const token = {
    accessToken: 'bearer-of-the-session',
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const file = path.join(cache, `${createHash('sha1').update('corp').digest('hex')}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'aws'),
    `#!/bin/sh
echo "$@" > '${path.join(folder, 'called')}'
mkdir -p '${cache}'
echo '${JSON.stringify(token)}' > '${file}'
`,
  );
  await chmod(path.join(folder, 'aws'), 0o700);
  // VS Code's server takes PATH from a login shell
  await writeFile(path.join(home, '.profile'), `export PATH='${folder}':"$PATH"\n`);
}

describe.skipIf(!hasVsCode)('several connections in the CodeBuild view', () => {
  let home: string;
  let local: Emulator;
  let remote: Emulator;
  let keys: EmulatorFile;
  let sso: Awaited<ReturnType<typeof startSso>>;

  const writeCredentials = (secret: string) =>
    writeFile(
      path.join(home, '.aws/credentials'),
      `[prod]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${secret}\n`,
    );

  beforeAll(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'workbench-home-'));
    await mkdir(path.join(home, '.aws'), { recursive: true });
    local = await startAccount(path.join(home, 'local'), ['web', 'try-out']);
    remote = await startAccount(path.join(home, 'remote'), ['web', 'shop', 'billing']);
    keys = await fileOf(path.join(home, 'remote'));
    sso = await startSso(keys);
    await writeCredentials(keys.secretAccessKey);
    await writeFile(
      path.join(home, '.aws/config'),
      `[profile prod]
region = ${keys.region}
endpoint_url = ${keys.endpoint}
[profile corp]
region = ${keys.region}
endpoint_url = ${keys.endpoint}
sso_session = corp
sso_account_id = 000000000000
sso_role_name = Admin
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
`,
    );
    await writeAwsCli(path.join(home, 'bin'), home);
  });
  afterAll(async () => {
    sso?.dispose();
    await local?.dispose();
    await remote?.dispose();
    await rm(home, { recursive: true, force: true });
  });

  const vscode = useVsCode(() => ({
    name: 'connections',
    trusted: true,
    settings: {
      'codebuild.connection.emulator': local.data,
      'codebuild.connections': [{ profile: 'prod' }, { profile: 'corp' }],
    },
    env: {
      HOME: home,
      PATH: `${path.join(home, 'bin')}${path.delimiter}${process.env.PATH}`,
      AWS_ENDPOINT_URL_SSO: sso.endpoint,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  }));

  it('stand side by side, each with its own projects', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openViews('CodeBuild');
    await workbench.row('CodeBuild', /^emulator/).expand();
    await workbench.row('CodeBuild', 'try-out').locator.waitFor();
    await workbench.row('CodeBuild', /^prod/).expand();
    await workbench.row('CodeBuild', 'shop').locator.waitFor();
    expect(await workbench.view('CodeBuild').locator('.monaco-list-row', { hasText: /^web/ }).count()).toBe(
      2,
    );
    await workbench.row('CodeBuild', /^prod.*000000000000/).locator.waitFor();
    await screenshot('connections');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await screenshot('connections-other-theme');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
  });

  it('start a build where its project is', async () => {
    const { workbench } = vscode();
    await workbench.runBuild(workbench.row('CodeBuild', 'shop'), 'shop #1');
    await workbench.waitForOutput('Phase complete: UPLOAD_ARTIFACTS');
    await workbench.findInOutput('built shop');
    await workbench.row('CodeBuild', 'shop').expand();
    await workbench.row('CodeBuild', /#1.*Succeeded/).locator.waitFor();
  });

  it('say whose credentials are wrong, and come back once they are changed', async () => {
    const { workbench, screenshot } = vscode();
    await writeCredentials('of-somebody-else');
    await workbench.command('CodeBuild: Refresh');
    await workbench.row('CodeBuild', 'Not connected').locator.waitFor();
    await workbench.page
      .locator('.pane .message', { hasText: 'prod: AWS does not accept' })
      .first()
      .waitFor();
    await screenshot('connection-refused');
    await writeCredentials(keys.secretAccessKey);
    await workbench.row('CodeBuild', 'shop').locator.waitFor();
  });

  it('sign in to SSO by the AWS CLI, and go on by themselves', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('CodeBuild', /^prod/).collapse();
    await workbench.row('CodeBuild', /^corp/).expand();
    const failed = workbench.row('CodeBuild', 'Not connected');
    await failed.locator.waitFor();
    await screenshot('connection-expired');
    await failed.press('Sign In', { shows: workbench.row('CodeBuild', 'billing').locator });
    expect(await readFile(path.join(home, 'bin/called'), 'utf8')).toBe('sso login --profile=corp\n');
  });

  it('are added by a picker and removed by their menu', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('CodeBuild', /^emulator/).collapse();
    await workbench.askingCommand('CodeBuild: Add Connection…');
    await workbench.quickPick('corp').waitFor();
    await screenshot('add-connection');
    await workbench.quickPick('prod').click();
    await workbench.quickPick('ap-south-1').click();
    const added = workbench.row('CodeBuild', /^prod · ap-south-1/);
    await added.locator.waitFor();
    await workbench.row('CodeBuild', 'Not connected').locator.waitFor();
    await added.locator.click({ button: 'right' });
    await screenshot('connection-menu');
    await workbench.page.keyboard.press('Escape');
    await added.menu('Remove Connection');
    await added.locator.waitFor({ state: 'hidden' });
    await workbench.row('CodeBuild', /^corp/).locator.waitFor();
  });

  it('show no credentials, and keep none in settings, state or logs', async () => {
    const { folder, workbench } = vscode();
    const secrets = [keys.secretAccessKey, keys.accessKeyId, 'bearer-of-the-session', ...sso.secrets];
    expect(sso.secrets.length).toBeGreaterThan(0);
    const shown = await workbench.page.content();
    // in a browser VS Code remembers things there
    const state = JSON.stringify(await workbench.page.context().storageState({ indexedDB: true }));
    const found = secrets.filter((secret) => shown.includes(secret) || state.includes(secret));
    for (const file of await filesBelow(folder)) {
      const content = await readFile(file);
      if (secrets.some((secret) => content.includes(secret))) found.push(file);
    }
    expect(found).toEqual([]);
  });
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
