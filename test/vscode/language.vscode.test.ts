import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Harness, hasVsCode, useVsCode } from './harness';

// no buildspec by name or content: only the setting tells
const PAGES = 'phases:\n  build:\n    comands:\n      - make pages\n';
const DEPLOY = 'version: 0.2\nphases:\n  build:\n    comands:\n      - make deploy\n';

async function write({ workspace }: Harness, file: string, text: string): Promise<void> {
  const target = path.join(workspace, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

describe.skipIf(!hasVsCode)('a buildspec in VS Code', () => {
  const vscode = useVsCode(() => ({
    name: 'language',
    trusted: true,
    settings: { 'codebuild.docker.host': 'unix:///nonexistent/docker.sock' },
  }));

  it('has its mistakes underlined, with what to do', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('mistakes/buildspec.yml');
    await workbench.squiggles.first().waitFor();
    await workbench.command('Problems: Focus on Problems View');
    const problems = workbench.page.locator('.markers-panel .monaco-list-row');
    await problems.filter({ hasText: 'comands' }).waitFor();
    await problems.filter({ hasText: 'version' }).first().waitFor();
    await screenshot('diagnostics');
    await workbench.command('View: Hide Panel');
  });

  it('completes the keys of the section the cursor is in, with their docs', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('buildspec.yml');
    await workbench.insertLineAfter('echo "Building', '    ');
    await workbench.suggest();
    await workbench.suggestion('on-failure').waitFor();
    await workbench.suggestion('finally').waitFor();
    expect(await workbench.suggestion('artifacts').count()).toBe(0);
    await workbench.page.keyboard.type('fin');
    await workbench.suggestion('finally').waitFor();
    // once more shows the docs beside the list
    await workbench.suggest();
    await workbench.page.locator('.suggest-details', { hasText: 'Commands that run after' }).waitFor();
    await screenshot('completion');
    await workbench.page.keyboard.press('Enter');
    await workbench.line('finally:').waitFor();
    await workbench.command('File: Revert File');
  });

  it('tells at a key what CodeBuild does with it, and where that is written', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('buildspec.yml');
    await workbench.line('post_build:').locator('span', { hasText: 'post_build' }).last().hover();
    await workbench.hover
      .filter({ hasText: 'post_build' })
      .locator('a[data-href*="docs.aws.amazon.com"]')
      .first()
      .waitFor();
    await screenshot('hover');
  });

  it('is built by a click above its phases', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('buildspec.yml');
    await workbench.codeLens('Run Build').click();
    const question = workbench.page.locator('.monaco-dialog-box', { hasText: 'not isolated' });
    await question.locator('.monaco-button', { hasText: 'Run on This Computer' }).click();
    await workbench.notified('buildspec.yml #1 succeeded');
    await screenshot('code-lens');
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('View: Hide Panel');
  });

  it('has its mistakes mended from the light bulb', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('mistakes/buildspec.yml');
    await workbench.squiggles.first().waitFor();
    await workbench.openQuickFixes('comands:', 'comands');
    await screenshot('quick-fix');
    await workbench.takeQuickFix('Replace with commands');
    await workbench.line('comands:').waitFor({ state: 'detached' });
  });

  it('has a finding ignored by a comment', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openQuickFixes('on-failure: STOP', 'STOP');
    await workbench.takeQuickFix('Ignore wrong-value on This Line');
    await workbench.line('# codebuild-ignore').waitFor();
    await screenshot('suppression');
    await workbench.command('File: Revert File');
  });

  it('has a variable renamed wherever it is set and used', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('buildspec.yml');
    await workbench.codeLens('Run Build').waitFor();
    await workbench.word('SITE_TITLE: Workbench', 'SITE_TITLE').click();
    await workbench.page.keyboard.press('F2');
    const name = workbench.page.locator('.rename-box input:visible');
    await name.fill('PAGE_TITLE');
    await screenshot('rename');
    await name.press('Enter');
    await workbench.line('PAGE_TITLE: Workbench').waitFor();
    await workbench.line('echo "Building $PAGE_TITLE from').waitFor();
    await workbench.line('s/TITLE/$PAGE_TITLE/').waitFor();
    await workbench.command('File: Revert File');
    await workbench.codeLens('Run Build').waitFor();
  });

  it('has an outline of its phases and variables', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.command('Explorer: Focus on Outline View');
    const rows = workbench.page.locator('.outline-pane .monaco-list-row');
    await rows.filter({ hasText: 'SITE_TITLE' }).waitFor();
    await screenshot('outline');
    await workbench.page.keyboard.press('Control+ArrowLeft');
    await rows.filter({ hasText: 'artifacts' }).click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 30, Col 1' }).waitFor();
  });

  describe('the settings for buildspecs', () => {
    it('make a file a buildspec while it is open', async () => {
      const { workbench, screenshot } = vscode();
      await workbench.command('View: Close All Editors');
      await write(vscode(), 'ci/pages.yml', PAGES);
      await workbench.openFile('ci/pages.yml');
      await write(
        vscode(),
        '.vscode/settings.json',
        JSON.stringify({ 'codebuild.buildspec.files': ['ci/*'] }),
      );
      await workbench.squiggles.first().waitFor();
      await workbench.codeLens('Run Build').waitFor();
      await screenshot('buildspec-by-setting');
    });

    it('hide a rule', async () => {
      const { workbench } = vscode();
      await workbench.command('Problems: Focus on Problems View');
      const problems = workbench.page.locator('.markers-panel .monaco-list-row');
      const misspelled = problems.filter({ hasText: 'comands' });
      await misspelled.waitFor();
      const severities = { 'unknown-key': 'off' };
      const settings = { 'codebuild.buildspec.files': ['ci/*'], 'codebuild.lint.severities': severities };
      await write(vscode(), '.vscode/settings.json', JSON.stringify(settings));
      await misspelled.waitFor({ state: 'detached' });
    });

    it('are not needed for a file in a folder for buildspecs', async () => {
      const { workbench } = vscode();
      await write(vscode(), '.vscode/settings.json', '{}');
      await write(vscode(), '.codebuild/deploy.yml', DEPLOY);
      await workbench.openFile('.codebuild/deploy.yml');
      await workbench.squiggles.first().waitFor();
    });

    it('are not needed for a file that another buildspec names', async () => {
      const { workbench } = vscode();
      const build =
        'version: 0.2\nbatch:\n  build-list:\n    - identifier: deploy\n      buildspec: other/deploy.yml\n';
      await write(vscode(), 'buildspec-batch.yml', build);
      await write(vscode(), 'other/deploy.yml', DEPLOY);
      await workbench.openFile('buildspec-batch.yml');
      await workbench.line('identifier: deploy').waitFor();
      await workbench.openFile('other/deploy.yml');
      await workbench.squiggles.first().waitFor();
    });

    it('are not needed for a file that a buildspec on disk names from now on', async () => {
      const { workbench, workspace } = vscode();
      const build =
        'version: 0.2\nbatch:\n  build-list:\n    - identifier: release\n      buildspec: steps/release.yml\n';
      await write(vscode(), 'steps/release.yml', DEPLOY.replace('make deploy', 'make release'));
      await workbench.openFile('steps/release.yml');
      await workbench.line('make release').waitFor();
      await write(vscode(), 'release-buildspec.yml', build);
      await workbench.squiggles.first().waitFor();
      await rm(path.join(workspace, 'release-buildspec.yml'));
      await workbench.squiggles.first().waitFor({ state: 'detached' });
    });
  });
});
