import process from 'node:process';
import { isMainModule } from './lib/main-module.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { installPackages, missingPackages } from './lib/system-packages.mjs';
import { installVsCodeServer } from './lib/vscode-install.mjs';

/**
 * Puts everything in place that `npm test` can use: node modules, Chromium, a Docker engine, Podman, awscli, two static shells for test
 * images (all by apt) and VS Code's server (by npm). What is there already stays as it is.
 * @param {(line: string) => void} log
 */
export async function setUp(log) {
  await ensureNodeModules(log);
  const packages = await missingPackages();
  if (packages.length > 0) await installPackages(packages, log);
  await installVsCodeServer(log);
}

if (isMainModule(import.meta.url)) {
  try {
    await setUp(console.log);
    console.log('Everything that `npm test` uses is in place.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
