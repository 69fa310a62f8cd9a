import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { createServer as createTlsServer } from 'node:tls';
import type { DockerEnvironment } from '../../../../core/builds/local/docker-address';
import { temporaryFolder } from './support';

/** Another way to the tests' engine. */
export interface Door extends AsyncDisposable {
  environment: DockerEnvironment;
}

const enginePath = () => (process.env.WORKBENCH_TEST_DOCKER_HOST ?? '').replace(/^unix:\/\//, '');

/** The engine behind TLS with certificates of an authority of our own, on both sides. */
export async function secureDoor(): Promise<Door & { certificates: string; dockerHost: string }> {
  const folder = await temporaryFolder();
  const certificates = folder.path;
  makeCertificates(certificates);
  const read = (name: string) => readFile(join(certificates, name));
  const [ca, cert, key] = await Promise.all([read('ca.pem'), read('server.pem'), read('server-key.pem')]);
  const sockets = new Set<Socket>();
  const server = createTlsServer(
    { ca, cert, key, requestCert: true, rejectUnauthorized: true, allowHalfOpen: true },
    (client) => relay(client, sockets),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dockerHost = `tcp://localhost:${(server.address() as AddressInfo).port}`;
  return {
    certificates,
    dockerHost,
    environment: {
      env: { DOCKER_HOST: dockerHost, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: certificates },
      homeDirectory: folder.path,
      platform: process.platform,
    },
    [Symbol.asyncDispose]: () => shut({ server, sockets, folder }),
  };
}

function environmentAt(socketPath: string, homeDirectory: string): DockerEnvironment {
  return { dockerHost: `unix://${socketPath}`, env: {}, homeDirectory, platform: process.platform };
}

async function shut(door: {
  server: Server;
  sockets: Iterable<Socket>;
  folder: AsyncDisposable;
}): Promise<void> {
  door.server.close();
  for (const socket of door.sockets) socket.destroy();
  await door.folder[Symbol.asyncDispose]();
}

function relay(client: Socket, sockets: Set<Socket>): void {
  const upstream = connect({ path: enginePath(), allowHalfOpen: true });
  client.pipe(upstream).pipe(client);
  for (const socket of [client, upstream]) sockets.add(socket.on('error', () => {}));
}

function makeCertificates(folder: string): void {
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca-key.pem',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=test',
    '-days',
    '2',
  );
  for (const [name, file] of [
    ['server', 'server'],
    ['client', ''],
  ]) {
    const [keyFile, certificate] = file ? [`${file}-key.pem`, `${file}.pem`] : ['key.pem', 'cert.pem'];
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-days', '2', '-out', certificate];
    openssl(
      ...['req', '-x509', ...key, '-keyout', keyFile, '-subj', `/CN=${name}`, ...signed],
      ...['-addext', 'subjectAltName=DNS:localhost'],
    );
  }
}

/** An `ssh` that relays to the engine of this computer and notes what it was called with; or one that refuses. */
export async function sshDoor(
  refusal?: string,
): Promise<Door & { folder: string; calls(): Promise<string[][]> }> {
  const folder = await temporaryFolder();
  const [bin, log] = [join(folder.path, 'bin'), join(folder.path, 'calls')];
  await mkdir(bin);
  const body = refusal
    ? `process.stderr.write(${JSON.stringify(`${refusal}\n`)}, () => process.exit(255));`
    : `const socket = require('node:net').connect({ path: ${JSON.stringify(enginePath())}, allowHalfOpen: true });
process.stdin.pipe(socket).pipe(process.stdout);
socket.on('end', () => process.exit(0));`;
  const note = `require('node:fs').appendFileSync(${JSON.stringify(log)}, JSON.stringify(process.argv.slice(2)) + '\\n');`;
  await writeFile(join(bin, 'ssh'), `#!${process.execPath}\n${note}\n${body}\n`);
  await chmod(join(bin, 'ssh'), 0o755);
  const before = process.env.PATH;
  process.env.PATH = `${bin}:${before}`;
  return {
    folder: folder.path,
    environment: {
      env: { DOCKER_HOST: 'ssh://builder@far.example:2222' },
      homeDirectory: folder.path,
      platform: process.platform,
    },
    calls: async () =>
      (await readFile(log, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    async [Symbol.asyncDispose]() {
      process.env.PATH = before;
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** The engine as Docker 25 and later: it refuses clients that ask for an API before 1.44. */
export async function newerDoor(): Promise<Door & { refused: string[] }> {
  const folder = await temporaryFolder();
  const socketPath = join(folder.path, 'docker.sock');
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => {});
    client.once('data', (first) => {
      const [, line = '', minor] = /^(\w+ \/(?:v1\.(\d+))?\S*)/.exec(first.toString('latin1')) ?? [];
      if (minor !== undefined && Number(minor) < 44) {
        refused.push(line);
        const message = JSON.stringify({ message: `client version 1.${minor} is too old. Minimum is 1.44` });
        client.end(
          `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${message.length}\r\nConnection: close\r\n\r\n${message}`,
        );
        return;
      }
      client.unshift(first);
      relay(client, sockets);
    });
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return {
    refused,
    environment: environmentAt(socketPath, folder.path),
    [Symbol.asyncDispose]: () => shut({ server, sockets, folder }),
  };
}

/** The engine without the right to make privileged containers, which a test machine may not have: it makes ordinary ones instead. */
export async function ordinaryDoor(): Promise<Door & { privileged: string[]; platforms: string[] }> {
  const folder = await temporaryFolder();
  const socketPath = join(folder.path, 'docker.sock');
  const privileged: string[] = [];
  const platforms: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ path: enginePath(), allowHalfOpen: true });
    client.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      privileged.push(...[...text.matchAll(/"Privileged":(true|false)/g)].map(([, value = '']) => value));
      const asked = /^POST \/containers\/create\?platform=(\S+)/.exec(text)?.[1];
      if (asked !== undefined) platforms.push(decodeURIComponent(asked));
      // as long as before
      upstream.write(Buffer.from(text.replace('"Privileged":true', '"Privileged":null'), 'latin1'));
    });
    client.on('end', () => upstream.end());
    upstream.pipe(client);
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => {}));
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return {
    privileged,
    platforms,
    environment: environmentAt(socketPath, folder.path),
    [Symbol.asyncDispose]: () => shut({ server, sockets, folder }),
  };
}

/** The status that an engine answers a path with. */
export function statusOf(environment: DockerEnvironment, path: string): Promise<number | undefined> {
  const socketPath = environment.dockerHost?.replace(/^unix:\/\//, '');
  return new Promise((resolve, reject) => {
    httpRequest({ socketPath, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
