import { readFile } from 'node:fs/promises';
import { fromRoot } from './paths.mjs';
import { run } from './run.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} Packages */

/** @param {string} file @returns {Promise<Packages | undefined>} */
async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Whether node_modules/ holds what package-lock.json says; optional packages are for other platforms. */
async function upToDate() {
  const locked = await readPackages(fromRoot('package-lock.json'));
  // npm keeps this list of what it has installed
  const installed = await readPackages(fromRoot('node_modules/.package-lock.json'));
  if (!locked || !installed) return false;
  return Object.entries(locked).every(([name, { version, optional }]) => {
    if (name === '') return true;
    const present = installed[name];
    return present ? present.version === version : optional === true;
  });
}

/**
 * Installs the node modules where they are missing or older than package-lock.json. No package's script runs: nothing we use
 * needs one.
 * @param {(line: string) => void} log
 */
export async function ensureNodeModules(log) {
  if (await upToDate()) return;
  log('Installing node modules (npm ci)…');
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}
