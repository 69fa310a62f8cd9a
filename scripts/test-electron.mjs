import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { build } from './build.mjs';
import { Disposal } from './lib/disposal.mjs';
import { fromRoot, WORKBENCH } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { prepareTestEnvironment } from './lib/test-environment.mjs';

// `npm run test:electron`: the VS Code tests of `npm test` in a downloaded desktop VS Code (on Linux under a display, such as
// `xvfb-run`)

const disposal = new Disposal();

/** The desktop VS Code of the version that engines.vscode begins with. */
async function download() {
  const { engines } = JSON.parse(await readFile(fromRoot('package.json'), 'utf8'));
  const version = engines.vscode.replace(/^\^/, '');
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: path.join(WORKBENCH, 'vscode-desktop') });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `VS Code ${version} could not be downloaded: ${reason}\n\`npm test\` runs the same tests in VS Code's server from npm.`,
    );
  }
}

try {
  const executable = await download();
  await build({ production: false });
  const { env } = await prepareTestEnvironment(disposal, console.log);
  await run(process.execPath, [fromRoot('node_modules/vitest/vitest.mjs'), 'run', '--project', 'vscode'], {
    env: { ...process.env, ...env, WORKBENCH_TEST_ELECTRON: executable },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await disposal.dispose();
