import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pack } from 'tar-stream';
import { dockerClient } from './support-docker';

const CONFIG = 'application/vnd.docker.container.image.v1+json';
const LAYER = 'application/vnd.docker.image.rootfs.diff.tar';
const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

const UNAUTHORIZED = JSON.stringify({
  errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }],
});
const UNKNOWN = JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] });

export interface RegistryOptions {
  /** `USER:PASSWORD`; undefined: everybody may pull. */
  login?: string;
  /** What the image says it is made for. */
  architecture?: string;
}

/** A registry on this computer with one image, `<address>/test:1`, which is the busybox one. */
export async function startRegistry({
  login,
  architecture = 'amd64',
}: RegistryOptions = {}): Promise<{ image: string } & AsyncDisposable> {
  const layer = await exportedImage('workbench-test:busybox');
  const config = Buffer.from(
    JSON.stringify({
      architecture,
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
      history: [{ created: '2020-01-01T00:00:00Z' }],
    }),
  );
  const descriptor = (mediaType: string, content: Buffer) => ({
    mediaType,
    size: content.length,
    digest: digestOf(content),
  });
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: descriptor(CONFIG, config),
      layers: [descriptor(LAYER, layer)],
    }),
  );
  const contents = new Map([
    ['/v2/', Buffer.from('{}')],
    ['/v2/test/manifests/1', manifest],
    [`/v2/test/manifests/${digestOf(manifest)}`, manifest],
    ...[config, layer].map((content) => [`/v2/test/blobs/${digestOf(content)}`, content] as const),
  ]);
  const server = createServer(({ url = '', method, headers }, response) => {
    if (login !== undefined && headers.authorization !== `Basic ${Buffer.from(login).toString('base64')}`) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end(UNAUTHORIZED);
      return;
    }
    const content = contents.get(url);
    response.statusCode = content ? 200 : 404;
    response.setHeader('content-type', url.includes('/manifests/') ? MANIFEST : 'application/octet-stream');
    if (content) response.setHeader('content-length', content.length);
    if (content && url.includes('/manifests/'))
      response.setHeader('docker-content-digest', digestOf(content));
    response.end(method === 'HEAD' ? undefined : (content ?? UNKNOWN));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    image: `127.0.0.1:${(server.address() as AddressInfo).port}/test:1`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** The image's files and one that no engine has yet, as one layer. */
async function exportedImage(image: string): Promise<Buffer> {
  const container = await dockerClient().createContainer({ Image: image, Cmd: ['true'] });
  const archive = pack();
  archive.entry({ name: 'unique' }, randomBytes(8_000_000));
  archive.finalize();
  await container.putArchive(archive as unknown as NodeJS.ReadableStream, { path: '/' });
  const chunks: Buffer[] = [];
  for await (const chunk of await container.export()) chunks.push(Buffer.from(chunk));
  await container.remove();
  return Buffer.concat(chunks);
}
