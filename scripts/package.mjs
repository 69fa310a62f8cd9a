import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { build } from './build.mjs';
import { thirdPartyNotices } from './lib/licences.mjs';
import { isMainModule } from './lib/main-module.mjs';
import { DIST, fromRoot } from './lib/paths.mjs';
import { run, tryRun } from './lib/run.mjs';

const VSIX = path.join(DIST, 'codebuild-workbench.vsix');

/** In bytes; through every version. */
export const VSIX_LIMIT = 1_500_000;

/**
 * Makes the VSIX from a production build.
 * @returns {Promise<number>} its size in bytes
 */
export async function makePackage() {
  const metafile = await build({ production: true });
  await writeFile(path.join(DIST, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(metafile));
  // the same commit gives the same file: no clock in the archive
  const committed = await tryRun('git', ['log', '-1', '--format=%ct']);
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await run(process.execPath, [fromRoot('node_modules/@vscode/vsce/vsce'), ...args, '--out', VSIX], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: committed?.trim() || '0' },
  });
  const { size } = await stat(VSIX);
  if (size > VSIX_LIMIT) throw new Error(`${VSIX} has ${size} bytes; the limit is ${VSIX_LIMIT}.`);
  return size;
}

if (isMainModule(import.meta.url)) {
  try {
    console.log(`${VSIX}: ${((await makePackage()) / 1000).toFixed(0)} kB`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
