import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { expect, test } from 'vitest';
import { pullImage } from '../../../../core/builds/local/docker-pull';
import type { FoundLogin } from '../../../../core/builds/local/registry-login';

/** What the engine answers to a pull, message by message; the lines that the user sees. */
async function pull(messages: object[], found: FoundLogin = { from: '/home/config.json has none' }) {
  const text = messages.map((message) => JSON.stringify(message)).join('\r\n');
  const docker = {
    createImage: async () => Readable.from([text.slice(0, 50), text.slice(50)]),
  } as unknown as Docker;
  const lines: string[] = [];
  const { signal } = new AbortController();
  await pullImage(docker, 'image:1', {
    signal,
    onProgress: (line) => lines.push(line),
    findLogin: async () => found,
  });
  return lines;
}

const downloading = (id: string, current: number, total: number) => ({
  id,
  status: 'Downloading',
  progressDetail: { current, total },
});

test('the layers of a pull are summed up, a line for every tenth', async () => {
  const lines = await pull([
    { status: 'Pulling from library/image', id: '1' },
    downloading('a', 1e6, 100e6),
    downloading('b', 20e6, 100e6),
    downloading('a', 2e6, 100e6),
    downloading('b', 100e6, 100e6),
    { id: 'b', status: 'Download complete', progressDetail: {} },
    downloading('a', 100e6, 100e6),
    { id: 'a', status: 'Extracting', progressDetail: { current: 1, total: 100e6 } },
  ]);
  expect(lines).toEqual([
    'Pulling image image:1',
    'Pulled 21 of 200 MB',
    'Pulled 102 of 200 MB',
    'Pulled 200 of 200 MB',
    'Pulled image image:1',
  ]);
});

test.each([
  ['manifest for image:1 not found: manifest unknown', 'no-image', 'does not exist: manifest'],
  ['Get "https://x/v2/": dial tcp: lookup x: no such host', 'no-image', 'cannot be reached'],
  ['toomanyrequests: You have reached your pull rate limit', 'no-image', 'refuses more pulls'],
  ['failed to register layer: write /bin/x: no space left on device', 'no-space', 'no disk space left'],
  ['something else', 'no-image', 'cannot be pulled: something else'],
])('%s', async (error, reason, message) => {
  await expect(pull([{ status: 'Pulling' }, { error }])).rejects.toMatchObject({
    reason,
    message: expect.stringContaining(message),
  });
});

const DENIED = [{ error: 'pull access denied for image, repository does not exist or may require login' }];

test('a registry that refuses: the message says with which login it was asked', async () => {
  await expect(pull(DENIED)).rejects.toThrow(
    "asked without a login: /home/config.json has none. Check the image's name. Log in with: docker login",
  );
  const login = { username: 'me', password: 'hidden', serveraddress: 'x' };
  const refused = pull(DENIED, { login, from: 'of docker-credential-pass' });
  await expect(refused).rejects.toThrow('asked with the login of docker-credential-pass.');
  await expect(refused).rejects.not.toThrow('hidden');
});

test('an image that is not made for the processor: the message names the platforms', async () => {
  await expect(
    pull([{ error: 'no matching manifest for linux/arm64 in the manifest list entries' }]),
  ).rejects.toThrow('Choose another platform with --platform linux/amd64 or linux/arm64');
});
