import { existsSync } from 'node:fs';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromRoot, ROOT } from './paths.mjs';
import { tryRun } from './run.mjs';

/**
 * An extensions folder that holds this checkout as the one installed extension. It is a link: a new build is there at the
 * next reload of the window.
 * @param {string} folder made anew
 * @param {string} [extension] another extension's folder
 */
export async function linkExtension(folder, extension = ROOT) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await symlink(extension, path.join(folder, path.basename(extension)), 'dir');
}

/** @typedef {Record<string, unknown>} Settings */

/** What a window of ours never does: ask the network, or talk about itself. */
const QUIET = {
  'telemetry.telemetryLevel': 'off',
  'git.openRepositoryInParentFolders': 'never',
  // the server would offer each port that a build opens
  'remote.autoForwardPorts': false,
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'chat.commandCenter.enabled': false,
};

/**
 * Writes the settings of a VS Code of our own. Settings of scope `machine` are read from another file where VS Code's server runs
 * the extension than on a desktop, so they go to both.
 * @param {string} dataDirectory --user-data-dir, or `data` in --server-data-dir
 * @param {{ user: Settings, machine: Settings }} settings
 */
export async function writeSettings(dataDirectory, { user, machine }) {
  const files = { User: { ...QUIET, ...user, ...machine }, Machine: machine };
  for (const [folder, settings] of Object.entries(files)) {
    await mkdir(path.join(dataDirectory, folder), { recursive: true });
    await writeFile(
      path.join(dataDirectory, folder, 'settings.json'),
      JSON.stringify(settings, undefined, 2),
    );
  }
}

/**
 * Lays a copy of the sample workspace, where there is none yet: what the user changed in it stays. It is a repository of its own:
 * the one around it ignores the folder, and builds take no ignored files.
 * @param {string} folder
 */
export async function copySampleWorkspace(folder) {
  if (existsSync(folder)) return;
  await cp(fromRoot('scripts/sample-workspace'), folder, { recursive: true });
  const author = [
    '-c',
    'user.name=Sample',
    '-c',
    'user.email=sample@localhost',
    '-c',
    'commit.gpgsign=false',
  ];
  const options = { cwd: folder };
  await tryRun('git', ['init', '--quiet', '--initial-branch=main'], options);
  await tryRun('git', ['add', '.'], options);
  await tryRun('git', [...author, 'commit', '--quiet', '--message=Start here'], options);
}
