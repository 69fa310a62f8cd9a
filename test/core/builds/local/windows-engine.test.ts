import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { createDockerEngine } from '../../../../core/builds/local/docker-engine';
import { runBuild, temporaryFolder } from './support';

/** What Docker Desktop says in its mode for Windows containers. */
const NO_MATCH = 'no matching manifest for windows/amd64 10.0.22631 in the manifest list entries';

test('an engine that runs Windows containers is told as such, and not as an image that is not there', async () => {
  await using folder = await temporaryFolder();
  const socketPath = join(folder.path, 'docker.sock');
  const server = createServer(({ url = '' }, response) => {
    if (url.startsWith('/version')) response.end(JSON.stringify({ Os: 'windows', Arch: 'amd64' }));
    else if (url.startsWith('/images/create')) response.end(JSON.stringify({ error: NO_MATCH }));
    else response.writeHead(404).end(JSON.stringify({ message: 'No such image' }));
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  const dockerHost = `unix://${socketPath}`;
  const { platform } = process;
  const { outcome } = await runBuild({
    engine: createDockerEngine({ dockerHost, env: {}, homeDirectory: folder.path, platform }),
    buildspec: 'version: 0.2\nphases: {}\n',
  });
  server.closeAllConnections();
  server.close();
  expect(outcome).toMatchObject({
    ok: false,
    reason: 'could-not-start',
    message: expect.stringMatching(/^The Docker engine runs Windows containers.*Switch to Linux containers/),
  });
});
