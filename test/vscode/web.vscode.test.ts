import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { DIST, ROOT, WORKBENCH } from '../../scripts/lib/paths.mjs';
import { hasVsCode, useVsCode } from './harness';

const FOLDER = path.join(WORKBENCH, 'vscode-tests/web-extension');

/** The extension as VS Code for the Web sees it: one that can run nowhere else the server of these tests gives to the browser. */
async function writeWebExtension(): Promise<string> {
  const { main, extensionKind, ...manifest } = JSON.parse(
    await readFile(path.join(ROOT, 'package.json'), 'utf8'),
  );
  expect([main, extensionKind]).not.toContain(undefined);
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(path.join(FOLDER, 'dist'), { recursive: true });
  await writeFile(path.join(FOLDER, 'package.json'), JSON.stringify(manifest));
  for (const file of ['client.browser.js', 'server.browser.js'])
    await cp(path.join(DIST, file), path.join(FOLDER, 'dist', file));
  for (const part of ['media', 'schemas'])
    await cp(path.join(ROOT, part), path.join(FOLDER, part), { recursive: true });
  return FOLDER;
}

// a desktop VS Code runs no extension without `main`
describe.skipIf(!hasVsCode || process.env.WORKBENCH_TEST_ELECTRON)('in VS Code for the Web', () => {
  const vscode = useVsCode(async () => ({
    name: 'web',
    trusted: true,
    extension: await writeWebExtension(),
  }));

  it('a buildspec has its mistakes underlined', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('mistakes/buildspec.yml');
    await workbench.squiggles.first().waitFor();
    await workbench.command('Problems: Focus on Problems View');
    await workbench.page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'comands' }).waitFor();
    await screenshot('web-diagnostics');
    await workbench.command('View: Hide Panel');
  });

  it('keys are completed', async () => {
    const { workbench } = vscode();
    await workbench.openFile('buildspec.yml');
    await workbench.insertLineAfter('echo "Building', '    ');
    await workbench.suggest();
    await workbench.page.keyboard.type('fin');
    await workbench.suggestion('finally').waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.line('finally:').waitFor();
    await workbench.command('File: Revert File');
  });

  it('a key tells what it does', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('buildspec.yml');
    await workbench.line('post_build:').locator('span', { hasText: 'post_build' }).last().hover();
    await workbench.hover.filter({ hasText: 'post_build' }).first().waitFor();
    await screenshot('web-hover');
  });

  it('paths of the workspace are completed, though the server sees no files itself', async () => {
    const { workbench } = vscode();
    await workbench.openFile('buildspec.yml');
    await workbench.insertLineAfter('echo "Building', '      - sh ./nig');
    await workbench.suggest();
    await workbench.suggestion('nightly').waitFor();
    await workbench.command('File: Revert File');
  });

  it('nothing that needs Node is there', async () => {
    const { workbench } = vscode();
    const { page } = workbench;
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget:visible input.input').fill('>CodeBuild');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    expect(await page.locator('.quick-input-list .monaco-list-row', { hasText: /^CodeBuild/ }).count()).toBe(
      0,
    );
    await page.keyboard.press('Escape');
    expect(await page.locator('.activitybar .action-label[aria-label^="CodeBuild"]').count()).toBe(0);
  });
});
