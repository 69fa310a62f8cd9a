import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from '../lib/browser.mjs';
import { DIST, fromRoot, ROOT, WORKBENCH } from '../lib/paths.mjs';
import { linkExtension, writeSettings } from '../lib/vscode-folders.mjs';
import { startVsCodeServer } from '../lib/vscode-server.mjs';
import { median, ms } from './figures.mjs';

const STARTS = 5;
const LIMIT_MS = 50;
const FOLDER = path.join(WORKBENCH, 'bench/activation');
const LOADED = path.join(FOLDER, 'loaded.txt');
const RESOLVED = path.join(FOLDER, 'resolved.txt');

/** Packages that must not load before somebody uses what they are for. */
const HEAVY = ['@aws-sdk/', '@smithy/', 'dockerode', 'docker-modem', 'vscode-languageclient'];

/** The extension's entry, which also writes down how many milliseconds after the call `activate` resolved. */
const TIMED_ENTRY = `const { writeFileSync } = require('node:fs');
exports.activate = async (context) => {
  const start = performance.now();
  const result = await (await import('./client.js')).activate(context);
  writeFileSync(${JSON.stringify(RESOLVED)}, String(performance.now() - start));
  return result;
};
exports.deactivate = async () => (await import('./client.js')).deactivate();
`;

/** @typedef {{ chromium: string, server: string }} VsCode */

/**
 * VS Code's own figure for the extension's activation beside that of an empty extension, which activates at the same event in the
 * same window. VS Code's figure ends when `activate` returns its promise; the time until that resolves is added to ours.
 * @param {VsCode} vscode
 * @param {import('esbuild').Metafile} metafile of the bundle in dist/
 * @returns {Promise<import('./figures.mjs').Figure[]>}
 */
export async function benchActivation(vscode, metafile) {
  const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  const empty = path.join(FOLDER, 'empty');
  await writeEmptyExtension(empty, manifest);
  const timed = path.join(FOLDER, 'timed');
  await copyExtension(timed);
  await writeFile(path.join(timed, manifest.main), TIMED_ENTRY);
  /** @type {Record<string, number>[]} */
  const starts = [];
  for (let start = 0; start < STARTS; start++) {
    const times = await activationTimes(vscode, [timed, empty], [manifest.displayName, 'Empty']);
    const resolved = Number(await readFile(RESOLVED, 'utf8'));
    starts.push({ ...times, [manifest.displayName]: (times[manifest.displayName] ?? Number.NaN) + resolved });
  }
  const of = (/** @type {string} */ name) => median(starts.map((times) => times[name] ?? Number.NaN));
  const ours = of(manifest.displayName);
  const heavy = await loadedPackages(vscode, manifest, metafile);
  return [
    {
      name: 'Activation of the extension',
      value: ms(ours),
      reference: `an empty extension: ${ms(of('Empty'))}`,
      limit: ms(LIMIT_MS),
      met: ours <= LIMIT_MS,
    },
    {
      name: 'Heavy packages loaded at activation',
      value: heavy.length === 0 ? 'none' : heavy.join(', '),
      reference: HEAVY.join(', '),
      limit: 'none',
      met: heavy.length === 0,
    },
  ];
}

/** @param {string} folder @param {{ engines: object, activationEvents: string[] }} manifest */
async function writeEmptyExtension(folder, { engines, activationEvents }) {
  await mkdir(folder, { recursive: true });
  const empty = { name: 'empty', displayName: 'Empty', publisher: 'codebuild-workbench', version: '0.0.1' };
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ ...empty, type: 'module', main: './client.js', engines, activationEvents }),
  );
  await writeFile(path.join(folder, 'client.js'), 'export function activate() {}\n');
}

/**
 * Starts VS Code once and reads the activation times from its page of running extensions.
 * @param {VsCode} vscode
 * @param {string[]} extensions folders
 * @param {string[]} names as that page shows them
 */
async function activationTimes(vscode, extensions, names) {
  return withWindow(vscode, extensions, async (page) => {
    /** @type {Record<string, number>} */
    const times = {};
    for (const name of names) {
      const row = page.locator('.runtime-extensions-editor .extension', { hasText: name }).first();
      const text = await row.locator('.activation-time').filter({ hasText: /\d+ms/ }).textContent();
      times[name] = Number(/(\d+)ms/.exec(text ?? '')?.[1]);
    }
    return times;
  });
}

/**
 * @template T
 * @param {VsCode} vscode
 * @param {string[]} extensions
 * @param {(page: import('playwright-core').Page) => Promise<T>} look at the page of running extensions
 */
async function withWindow({ chromium, server: serverFolder }, extensions, look) {
  const data = path.join(FOLDER, 'server');
  const extensionsDirectory = path.join(FOLDER, 'extensions');
  await rm(data, { recursive: true, force: true });
  await linkExtensions(extensionsDirectory, extensions);
  await writeSettings(path.join(data, 'data'), {
    user: { 'security.workspace.trust.enabled': false },
    machine: {},
  });
  const server = await startVsCodeServer({ server: serverFolder, dataDirectory: data, extensionsDirectory });
  const browser = await launchBrowser(chromium);
  try {
    const page = await browser.newPage();
    await page.goto(server.address(fromRoot('scripts/sample-workspace')));
    await page.locator('.monaco-workbench .statusbar').waitFor();
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget:visible input.input').fill('>Developer: Show Running Extensions');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'Show Running Extensions' })
      .first()
      .click();
    return await look(page);
  } finally {
    await browser.close();
    await server.dispose();
  }
}

/** @param {string} copy made anew */
async function copyExtension(copy) {
  await rm(copy, { recursive: true, force: true });
  for (const part of ['package.json', 'media', 'schemas', 'dist'])
    await cp(path.join(ROOT, part), path.join(copy, part), { recursive: true });
}

/** @param {string} folder @param {string[]} extensions */
async function linkExtensions(folder, extensions) {
  const [first = '', ...others] = extensions;
  await linkExtension(folder, first);
  for (const other of others) await symlink(other, path.join(folder, path.basename(other)), 'dir');
}

/**
 * The heavy packages whose code an activation loads: a copy of the extension writes down each of its files that is loaded.
 * @param {VsCode} vscode
 * @param {{ displayName: string }} manifest
 * @param {import('esbuild').Metafile} metafile
 */
async function loadedPackages(vscode, manifest, metafile) {
  const copy = path.join(FOLDER, 'copy');
  await copyExtension(copy);
  await writeFile(LOADED, '');
  for (const file of await readdir(path.join(copy, 'dist'), { recursive: true })) {
    if (!file.endsWith('.js') || file === 'server.js' || file === 'cli.js') continue;
    const target = path.join(copy, 'dist', file);
    const note = `import{appendFileSync as __note}from'node:fs';__note(${JSON.stringify(LOADED)},${JSON.stringify(`${file}\n`)});`;
    await writeFile(target, `${note}${await readFile(target, 'utf8')}`);
  }
  await activationTimes(vscode, [copy], [manifest.displayName]);
  const loaded = (await readFile(LOADED, 'utf8')).trim().split('\n');
  const inputs = loaded.flatMap((file) => {
    const output = metafile.outputs[path.relative(ROOT, path.join(DIST, file)).split(path.sep).join('/')];
    return Object.entries(output?.inputs ?? {}).flatMap(([input, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [input] : [],
    );
  });
  return HEAVY.filter((name) => inputs.some((input) => input.includes(`node_modules/${name}`)));
}
