import { createServer, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { createDockerEngine, type DockerEngine } from '../../../../core/builds/local/docker-engine';
import { runBuild, temporaryFolder } from './support';

const ANY = 'version: 0.2\nphases:\n  build:\n    commands: [echo ran]\n';
const ID = '0123456789abcdef0123456789abcdef';

interface SilentEngine extends AsyncDisposable {
  engine: DockerEngine;
}

/** An engine that answers until a request matches, and then never again, as one that was stopped by a signal. */
async function silentFrom(request: RegExp, onSilence = () => {}): Promise<SilentEngine> {
  const folder = await temporaryFolder();
  const socketPath = join(folder.path, 'docker.sock');
  let isSilent = false;
  const hears = ({ method, url }: IncomingMessage): string | undefined => {
    const line = `${method} ${url}`;
    if (!isSilent && request.test(line)) {
      isSilent = true;
      onSilence();
    }
    return isSilent ? undefined : line;
  };
  const server: Server = createServer((message, response) => {
    const line = hears(message);
    if (line?.includes('/create')) response.writeHead(201).end(JSON.stringify({ Id: ID }));
    else if (line?.includes('/start')) response.writeHead(204).end();
    else if (line !== undefined) response.writeHead(200).end('[]');
  });
  server.on('upgrade', (message, socket) => {
    socket.on('error', () => {});
    if (hears(message)) socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  const environment = {
    dockerHost: `unix://${socketPath}`,
    env: {},
    homeDirectory: folder.path,
    platform: process.platform,
  };
  return {
    engine: createDockerEngine(environment, { answerMilliseconds: 100, removalMilliseconds: 100 }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

test.each([
  [/./, 'making the container'],
  [/attach/, 'attaching to the container'],
  [/start/, 'starting the container'],
])('an engine that says nothing from %s on: the build cannot start', async (request, doing) => {
  await using silent = await silentFrom(request);
  const { outcome } = await runBuild({ engine: silent.engine, buildspec: ANY });
  expect(outcome).toMatchObject({
    ok: false,
    reason: 'could-not-start',
    noEngine: true,
    message: `The Docker engine did not answer for 0 seconds while ${doing}. Check that it runs, or restart it.`,
  });
});

test('an engine that says nothing is told wherever it is asked', async () => {
  await using silent = await silentFrom(/./);
  for (const asked of [
    silent.engine.images(),
    silent.engine.imageStatus('any'),
    silent.engine.architecture(),
  ])
    await expect(asked).rejects.toMatchObject({ reason: 'no-engine' });
});

test.each([/start/, /archive/])(
  'a stop while the engine says nothing from %s on: it ends, and names what may be left',
  async (request) => {
    const controller = new AbortController();
    await using silent = await silentFrom(request, () => controller.abort());
    const { outcome } = await runBuild({ engine: silent.engine, buildspec: ANY, signal: controller.signal });
    expect(outcome).toEqual({
      ok: true,
      buildStatus: 'STOPPED',
      leftBehind: expect.stringMatching(
        /^The container 0123456789ab may be left: .* Remove it with: docker rm -f 0123456789ab$/,
      ),
    });
  },
);
