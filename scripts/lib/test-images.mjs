import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { dockerOf, finished } from './docker.mjs';
import { run } from './run.mjs';

/**
 * The images the Docker tests run in, made on the spot from two static programs, because a test machine may reach no registry:
 * `workbench-test:busybox` has `sh`, `workbench-test:bash` has `bash` too, `workbench-test:empty` has no shell.
 * @param {string} dockerHost
 * @param {{ busybox: string, bash: string }} programs
 */
export async function makeTestImages(dockerHost, programs) {
  const docker = dockerOf(dockerHost);
  const busybox = await readFile(programs.busybox);
  const applets = (await run(programs.busybox, ['--list'], { stdio: ['ignore', 'pipe', 'ignore'] }))
    .split('\n')
    .filter((name) => name !== '' && name !== 'busybox');
  const shell = { files: { busybox }, links: applets };
  await importImage(docker, 'busybox', shell);
  await importImage(docker, 'bash', {
    files: { ...shell.files, bash: await readFile(programs.bash) },
    links: applets.filter((name) => name !== 'bash'),
  });
  await importImage(docker, 'empty', { files: { nothing: busybox }, links: [] });
}

/**
 * @param {import('dockerode')} docker
 * @param {string} tag
 * @param {{ files: Record<string, Buffer>, links: string[] }} bin what /bin holds; links are to busybox
 */
async function importImage(docker, tag, { files, links }) {
  const tar = pack();
  for (const name of ['bin', 'etc', 'root', 'usr', 'usr/bin'])
    tar.entry({ name, type: 'directory', mode: 0o755 });
  tar.entry({ name: 'tmp', type: 'directory', mode: 0o1777 });
  tar.entry({ name: 'etc/passwd' }, 'root:x:0:0:root:/root:/bin/sh\n');
  for (const [name, content] of Object.entries(files))
    tar.entry({ name: `bin/${name}`, mode: 0o755 }, content);
  for (const name of links) tar.entry({ name: `bin/${name}`, type: 'symlink', linkname: 'busybox' });
  tar.finalize();
  const progress = await docker.importImage(Readable.from(tar), { repo: `workbench-test:${tag}` });
  await finished(docker, progress);
}
