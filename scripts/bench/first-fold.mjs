import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launchBrowser } from '../lib/browser.mjs';
import { WORKBENCH } from '../lib/paths.mjs';
import { linkExtension, writeSettings } from '../lib/vscode-folders.mjs';
import { startVsCodeServer } from '../lib/vscode-server.mjs';
import { inTurn, ms } from './figures.mjs';
import { generatedLog } from './generated-log.mjs';

const LINES = 100_000;
const ROUNDS = 5;
const LIMIT = 1.3;
const FOLDER = path.join(WORKBENCH, 'bench/first-fold');

/** @typedef {import('playwright-core').Page} Page */

/**
 * A log in the editor until its first fold is on screen, beside the same text in an editor where no provider of ours is asked, which
 * folds by its indentation.
 * @param {{ chromium: string, server: string }} vscode
 * @returns {Promise<import('./figures.mjs').Figure>}
 */
export async function benchFirstFold({ chromium, server: serverFolder }) {
  const workspace = path.join(FOLDER, 'workspace');
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(workspace, { recursive: true });
  const log = path.join(FOLDER, 'build.log');
  const text = path.join(FOLDER, 'build.txt');
  await writeFile(log, generatedLog(LINES));
  // what the log's document shows
  await writeFile(text, generatedLog(LINES).replaceAll(/\u001b\[\d+m/g, ''));
  const extensionsDirectory = path.join(FOLDER, 'extensions');
  await linkExtension(extensionsDirectory);
  const dataDirectory = path.join(FOLDER, 'server');
  const user = { 'security.workspace.trust.enabled': false, 'editor.showFoldingControls': 'always' };
  await writeSettings(path.join(dataDirectory, 'data'), { user, machine: {} });
  const server = await startVsCodeServer({ server: serverFolder, dataDirectory, extensionsDirectory });
  const browser = await launchBrowser(chromium);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.address(workspace));
    await page.locator('.monaco-workbench .statusbar').waitFor();
    await page.locator('.activitybar .action-label[aria-label^="CodeBuild"]').first().click();
    await page.locator('.sidebar .composite.title', { hasText: 'CodeBuild' }).waitFor();
    const { ours, reference } = await inTurn(
      ROUNDS,
      () => timeFold(page, 'CodeBuild Log: Open Log File…', log),
      () => timeFold(page, 'File: Open File...', text),
    );
    return {
      name: `First fold of a log of ${LINES} lines on screen`,
      value: `${ms(ours)}, ${(ours / reference).toFixed(2)} times`,
      reference: `the same text: ${ms(reference)}`,
      limit: `${LIMIT} times`,
      met: ours <= LIMIT * reference,
    };
  } finally {
    await browser.close();
    await server.dispose();
  }
}

/** @param {Page} page @param {string} command that asks for a file @param {string} file */
async function timeFold(page, command, file) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget:visible input.input');
  await input.fill(`>${command}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first().click();
  // the dialog takes no answer while it reads a folder
  await page.waitForFunction(
    "document.querySelector('.quick-input-widget input.input')?.value.endsWith('/')",
  );
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: path.basename(file) }).first();
  for (let found = false; !found; found = await isThere(row)) await input.fill(file);
  const start = performance.now();
  await row.click();
  await page.locator('.monaco-editor .codicon-folding-expanded').first().waitFor();
  const time = performance.now() - start;
  await page.keyboard.press('F1');
  await input.fill('>View: Close All Editors');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Close All Editors' }).first().click();
  await page.locator('.monaco-editor .codicon-folding-expanded').first().waitFor({ state: 'detached' });
  return time;
}

/** @param {import('playwright-core').Locator} locator */
function isThere(locator) {
  return locator.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );
}
