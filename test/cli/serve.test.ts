import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StopBuildCommand } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../cli/io';
import { serve } from '../../cli/serve';
import { printed } from './printed';
import { buildWhen, clientsOf, isComplete, logOf, startBuildOf, startServe } from './serve-support';

const HOST = ['--executor', 'host', '--data', '../data'];

const refused = (...args: string[]) => printed(serve, args, { signal: AbortSignal.abort() });

describe('serve', () => {
  it('prints where it listens, its keys and how to use them', async () => {
    const { stdout, stderr, printed, home } = await startServe(HOST);
    await printed('Ctrl-C');
    const { endpoint, accessKeyId, secretAccessKey } = JSON.parse(
      await readFile(join(home, 'data', 'emulator.json'), 'utf8'),
    ) as Record<string, string>;
    expect(stdout()).toBe(`The CodeBuild emulator listens on ${endpoint}
Builds run on this computer itself, not isolated. Its data is in ${home}/data

  region             us-east-1
  access key id      ${accessKeyId}
  secret access key  ${secretAccessKey}

With the AWS CLI:
  export AWS_SHARED_CREDENTIALS_FILE=${home}/data/credentials AWS_PROFILE=codebuild-emulator AWS_REGION=us-east-1
  aws --endpoint-url ${endpoint} codebuild list-projects

Ctrl-C ends it.
`);
    expect(stderr()).toBe('');
  });

  it.skipIf(process.platform !== 'linux')('says in one line that its folder cannot be made', async () => {
    const args = ['--executor', 'host', '--data', '/proc/no/data'];
    const { exit, stderr } = await printed(serve, args, { signal: AbortSignal.abort() });
    expect(exit).toBe(2);
    expect(stderr).toMatch(
      /^The emulator cannot use port 0 or the data folder \/proc\/no\/data: .* Give others.*\n$/,
    );
  });

  it('keeps its data in the state folder of the user unless told otherwise', async () => {
    const { home, printed, stdout } = await startServe(['--executor', 'host']);
    await printed('Ctrl-C');
    expect(stdout()).toContain(`Its data is in ${home}/.local/state/codebuild-workbench/emulator\n`);
  });

  it('runs the buildspec of a folder', async () => {
    const { home, printed } = await startServe(HOST);
    await printed('Ctrl-C');
    const source = join(home, 'my source');
    await mkdir(source);
    await writeFile(join(source, 'word.txt'), 'from a file\n');
    const buildspec =
      'version: 0.2\nphases:\n  build:\n    commands:\n      - cat word.txt\n      - exit 3\n';
    await writeFile(join(source, 'buildspec.yml'), buildspec);
    const clients = await clientsOf(join(home, 'data'));
    const id = await startBuildOf(clients, { type: 'S3', location: pathToFileURL(source).href });
    const build = await buildWhen(clients, id, isComplete);
    const log = await logOf(clients, build);
    expect(log).toContain('Running command cat word.txt\nfrom a file\n');
    expect(log).toContain('Command did not exit successfully exit 3 exit status 3\n');
    expect(build).toMatchObject({ buildStatus: 'FAILED' });
    expect(build.phases).toContainEqual(
      expect.objectContaining({
        phaseType: 'BUILD',
        phaseStatus: 'FAILED',
        contexts: [expect.objectContaining({ statusCode: 'COMMAND_EXECUTION_ERROR' })],
      }),
    );
  });

  it('stops a build that runs', async () => {
    const { home, printed } = await startServe(HOST);
    await printed('Ctrl-C');
    const clients = await clientsOf(join(home, 'data'));
    const id = await startBuildOf(clients, { type: 'NO_SOURCE', buildspec: LONG });
    await buildWhen(clients, id, ({ currentPhase }) => currentPhase === 'BUILD');
    await clients.codeBuild.send(new StopBuildCommand({ id }));
    expect(await buildWhen(clients, id, isComplete)).toMatchObject({ buildStatus: 'STOPPED' });
  });

  it('ends at the signal with its builds', async () => {
    const first = await startServe(HOST);
    await first.printed('Ctrl-C');
    const data = join(first.home, 'data');
    const clients = await clientsOf(data);
    const id = await startBuildOf(clients, { type: 'NO_SOURCE', buildspec: LONG });
    await buildWhen(clients, id, ({ currentPhase }) => currentPhase === 'BUILD');
    expect(await first.stop()).toBe(0);
    expect(first.stdout()).toMatch(/Stopping the builds…\nThe emulator has ended\.\n$/);

    const second = await startServe(['--executor', 'host', '--data', data]);
    await second.printed('Ctrl-C');
    const [build] = [await buildWhen(await clientsOf(data), id, isComplete)];
    expect(build).toMatchObject({ buildStatus: 'STOPPED' });
  });

  it('says loudly when it checks no signatures', async () => {
    const { printed, stderr } = await startServe([...HOST, '--insecure-any-credentials']);
    await printed('Ctrl-C');
    expect(stderr()).toMatch(/^WARNING: --insecure-any-credentials is on\./);
  });

  it.each([
    [[], 'serve runs commands: say where with --executor docker or --executor host (not isolated).'],
    [['--executor', 'podman'], '--executor takes docker or host, not "podman".'],
    [
      ['--executor', 'host', '--port', 'x'],
      '--port takes a number from 0 (any free port) to 65535, not "x".',
    ],
    [['--executor', 'host', '--port', '70000'], '--port takes a number'],
    [['--executor', 'host', '--faults', '1'], "Unknown option '--faults'"],
    [['--executor'], "Option '--executor <value>' argument missing"],
  ])('refuses %j', async (args, message) => {
    await expect(refused(...args)).rejects.toThrow(UsageError);
    await expect(refused(...args)).rejects.toThrow(message);
  });

  it('says when its port is taken', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );
    const { exit, stderr } = await startServe([...HOST, '--port', String(port)]);
    expect(await exit).toBe(2);
    expect(stderr()).toBe(
      `Port ${port} is in use. Give another with --port, or leave it out for a free one.\n`,
    );
    server.close();
  });

  it('says when no Docker engine answers', async () => {
    const { exit, stderr } = await startServe(['--executor', 'docker', '--data', '../data'], {
      DOCKER_HOST: 'unix:///nowhere/docker.sock',
    });
    expect(await exit).toBe(2);
    expect(stderr()).toMatch(/Docker/);
    expect(stderr()).not.toMatch(/\n\s+at /);
  });
});

const LONG = 'version: 0.2\nphases:\n  build:\n    commands:\n      - while true; do sleep 1; done\n';
