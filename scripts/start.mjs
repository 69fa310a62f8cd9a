import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openDesktop } from './lib/desktop.mjs';
import { Disposal } from './lib/disposal.mjs';
import { ensureNodeModules } from './lib/node-modules.mjs';
import { WORKBENCH } from './lib/paths.mjs';
import { rememberedPort } from './lib/remembered-port.mjs';
import { takeTurn } from './lib/turn.mjs';
import { copySampleWorkspace, linkExtension, writeSettings } from './lib/vscode-folders.mjs';
import { installVsCodeServer } from './lib/vscode-install.mjs';
import { startVsCodeServer } from './lib/vscode-server.mjs';

// `npm start [-- --folder DIR]`: from a fresh checkout to a VS Code with the extension, a sample workspace and the emulator, all
// of whose files lie in one folder

const { values } = parseArgs({
  options: { folder: { type: 'string', default: path.join(WORKBENCH, 'start') } },
});
const FOLDER = path.resolve(values.folder);
const WORKSPACE = path.join(FOLDER, 'sample-workspace');
const EMULATOR = path.join(FOLDER, 'emulator');
const DESKTOP = path.join(FOLDER, 'desktop');
const SERVER = path.join(FOLDER, 'server');

const log = (/** @type {string} */ line) => console.log(line);
const disposal = new Disposal();

async function startSamples() {
  // not at the top: their packages are there only after the node modules are
  const { chooseExecutor } = await import('./lib/sample-executor.mjs');
  const { SAMPLE_IMAGE, startSampleEmulator } = await import('./lib/samples.mjs');
  await copySampleWorkspace(WORKSPACE);
  const chosen = await chooseExecutor(log);
  log(
    chosen.executor === 'docker'
      ? 'Starting the CodeBuild emulator; its builds run in Docker…'
      : `Starting the CodeBuild emulator; its builds run on this computer, not isolated (${chosen.why})…`,
  );
  const emulator = await startSampleEmulator({
    ...chosen,
    data: EMULATOR,
    workspace: WORKSPACE,
    image: SAMPLE_IMAGE,
  });
  disposal.add(emulator.dispose);
  return emulator;
}

/** @returns {Promise<{ ended: Promise<unknown> }>} when the VS Code that we run has ended; never for a desktop window */
async function openVsCode() {
  // the one folder of this VS Code is our own sample
  const user = { 'security.workspace.trust.enabled': false, 'workbench.startupEditor': 'readme' };
  const settings = { user, machine: { 'codebuild.connection.emulator': EMULATOR } };
  await writeSettings(DESKTOP, settings);
  const extensionsDirectory = path.join(DESKTOP, 'extensions');
  if (await openDesktop({ workspace: WORKSPACE, userDataDirectory: DESKTOP, extensionsDirectory })) {
    log('VS Code opens on the sample workspace.');
    return { ended: new Promise(() => {}) };
  }
  const server = await startServer(settings);
  log(`\nOpen this address in a browser:\n\n  ${server.address(WORKSPACE)}\n`);
  return server;
}

/** @param {Parameters<typeof writeSettings>[1]} settings */
async function startServer(settings) {
  const serverFolder = await installVsCodeServer(log);
  const extensionsDirectory = path.join(SERVER, 'extensions');
  await linkExtension(extensionsDirectory);
  await writeSettings(path.join(SERVER, 'data'), settings);
  log("Starting VS Code's server…");
  const portFile = path.join(SERVER, 'port');
  const server = await startVsCodeServer({
    port: await rememberedPort(portFile),
    server: serverFolder,
    dataDirectory: SERVER,
    extensionsDirectory,
  });
  disposal.add(server.dispose);
  await writeFile(portFile, String(server.port));
  return server;
}

async function start() {
  await mkdir(FOLDER, { recursive: true });
  disposal.add(await takeTurn(path.join(FOLDER, 'pid'), '`npm start`'));
  await ensureNodeModules(log);
  log('Building…');
  const { build } = await import('./build.mjs');
  await build({ production: false });
  const emulator = await startSamples();
  const { ended } = await openVsCode();
  log('Ctrl-C ends the emulator, its builds and what else was started here.');
  const what = await Promise.race([
    ended.then(() => "VS Code's server"),
    emulator.ended.then(() => 'The emulator'),
  ]);
  if (!disposal.signal.aborted) log(`${what} has ended. Start everything again with npm start.`);
}

try {
  await Promise.race([start(), disposal.interrupted]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
if (disposal.signal.aborted) log('\nEnding…');
await disposal.dispose();
process.exit();
