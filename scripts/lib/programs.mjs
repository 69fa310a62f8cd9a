import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';

/** @param {string} file */
async function executable(file) {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first of some programs that is there. A bare name is looked for in PATH, and in the system's folders that PATH lacks for
 * users who are not root.
 * @param {string[]} names
 * @returns {Promise<string | undefined>} an absolute path
 */
export async function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  for (const name of names) {
    const files = path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name));
    for (const file of files) if (await executable(file)) return file;
  }
  return undefined;
}

/** What the tests use of the system; Debian's own before others of the name. */
export const PROGRAMS = {
  chromium: () =>
    findProgram(
      process.env.WORKBENCH_TEST_CHROMIUM ?? 'chromium',
      'chromium',
      'chromium-browser',
      'google-chrome',
    ),
  dockerd: () => findProgram('dockerd'),
  podman: () => findProgram('podman'),
  iptables: () => findProgram('iptables'),
  awscli: () => findProgram(process.env.WORKBENCH_TEST_AWSCLI ?? '/usr/bin/aws', 'aws'),
  busybox: () => findProgram('/bin/busybox', 'busybox'),
  bash: () => findProgram('/bin/bash-static', 'bash-static'),
};
