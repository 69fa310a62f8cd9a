import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { SshAgent } from '../../../../core/builds/local/docker-ssh';
import { temporaryFolder } from './support';

afterEach(() => vi.unstubAllEnvs());

test.skipIf(process.platform === 'win32')(
  'an ssh that no longer listens: its last words say why, not the failed write',
  async () => {
    await using folder = await temporaryFolder();
    const [bin, gate] = [join(folder.path, 'bin'), join(folder.path, 'gate')];
    await mkdir(bin);
    execFileSync('mkfifo', [gate]);
    const ssh = `#!/bin/sh\nexec 0<&-\necho deaf\nread -r word <'${gate}'\necho "far.example: no route to host" >&2\nexit 255\n`;
    await writeFile(join(bin, 'ssh'), ssh);
    await chmod(join(bin, 'ssh'), 0o755);
    vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
    const connection = new SshAgent({ host: 'far.example' }, folder.path).createConnection();
    const ended = once(connection, 'close').catch((error: Error) => error);
    await once(connection, 'data');
    await new Promise((resolve) => connection.write('GET /_ping', resolve));
    await writeFile(gate, 'go\n');
    expect(await ended).toMatchObject({ message: 'far.example: no route to host' });
  },
  5_000,
);
