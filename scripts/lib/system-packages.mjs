import process from 'node:process';
import { findEngine } from './docker-engine.mjs';
import { findProgram, PROGRAMS } from './programs.mjs';
import { run } from './run.mjs';

/** Debian's package for each program the tests use. */
const PACKAGES = {
  // without fonts of its own the browser draws no letters
  chromium: ['chromium', 'fonts-dejavu-core'],
  dockerd: ['docker.io'],
  iptables: ['iptables'],
  podman: ['podman'],
  awscli: ['awscli'],
  busybox: ['busybox-static'],
  bash: ['bash-static'],
};

/** The Debian packages that are missing. Where a Docker engine answers, none is installed. */
export async function missingPackages() {
  const engine = await findEngine();
  const missing = await Promise.all(
    Object.entries(PACKAGES).map(async ([program, packages]) => {
      if (engine && (program === 'dockerd' || program === 'iptables')) return [];
      return (await PROGRAMS[/** @type {keyof typeof PACKAGES} */ (program)]()) ? [] : packages;
    }),
  );
  return missing.flat();
}

/**
 * Installs Debian packages by apt-get, through sudo where we are not root.
 * @param {string[]} packages
 * @param {(line: string) => void} log
 */
export async function installPackages(packages, log) {
  if (!(await findProgram('apt-get'))) {
    throw new Error(`This system has no apt-get. Install these by hand: ${packages.join(', ')}.`);
  }
  const root = process.getuid?.() === 0;
  const apt = async (/** @type {string[]} */ ...args) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y', ...args];
    const [program = '', ...rest] = root ? command : ['sudo', ...command];
    await run(program, rest, { stdio: ['inherit', 'ignore', 'inherit'] });
  };
  log(`Installing ${packages.join(', ')} (apt-get${root ? '' : ' through sudo'})…`);
  await apt('update');
  await apt('install', '--no-install-recommends', ...packages);
}
