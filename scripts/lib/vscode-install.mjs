import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fromRoot, WORKBENCH } from './paths.mjs';
import { run } from './run.mjs';

/** code-server 4.100.3 carries VS Code 1.100.3: what engines.vscode asks for, and it runs on Node 20. */
const VERSION = '4.100.3';

/** The first versions carry no program and download it from GitHub; this one has it in packages for each platform. */
const RIPGREP = '@vscode/ripgrep@1.18.0';

const FOLDER = path.join(WORKBENCH, 'vscode');
const PACKAGE = path.join(FOLDER, 'node_modules/code-server');
const SERVER = path.join(PACKAGE, 'lib/vscode');
const DONE = path.join(FOLDER, 'installed');
/** An install of another recipe is made anew. */
const RECIPE = `code-server@${VERSION} ${RIPGREP}`;

const NPM_INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

async function installed() {
  try {
    return (await readFile(DONE, 'utf8')) === RECIPE;
  } catch {
    return false;
  }
}

/** Where a VS Code server lies that needs no installing: WORKBENCH_TEST_VSCODE, or ours of an earlier run. */
async function findVsCodeServer() {
  const given = process.env.WORKBENCH_TEST_VSCODE;
  if (given) return given;
  return (await installed()) ? SERVER : undefined;
}

/**
 * VS Code's own server, workbench and extension host from the npm package `code-server`, without a compiler: neither its
 * wrapper nor native modules are used. Does nothing where it is there already.
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the folder with `out/server-main.js`
 */
export async function installVsCodeServer(log) {
  const present = await findVsCodeServer();
  if (present) return present;
  log(`Installing VS Code's server (code-server ${VERSION} from npm, 290 MB on disk)…`);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(path.join(FOLDER, 'package.json'), '{"private":true}');
  await run('npm', [...NPM_INSTALL, '--save-exact', `code-server@${VERSION}`, RIPGREP], { cwd: FOLDER });
  await run('npm', [...NPM_INSTALL, '--omit=dev'], { cwd: SERVER });
  // the server looks for its modules under the name they have in a desktop VS Code
  await link('node_modules', path.join(SERVER, 'node_modules.asar'));
  await copyFile(
    fromRoot('scripts/stubs/spdlog.cjs'),
    path.join(SERVER, 'node_modules/@vscode/spdlog/index.js'),
  );
  // without it no file of the workspace is ever found
  const ripgrep = createRequire(path.join(FOLDER, 'package.json'))('@vscode/ripgrep').rgPath;
  await link(ripgrep, path.join(SERVER, 'node_modules/@vscode/ripgrep/bin/rg'));
  await writeFile(DONE, RECIPE);
  return SERVER;
}

/** @param {string} target @param {string} file */
async function link(target, file) {
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  await symlink(target, file);
}
