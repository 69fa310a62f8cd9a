import { describe, expect, it } from 'vitest';
import { hasVsCode, useVsCode } from './harness';

describe.skipIf(!hasVsCode)('a buildspec in VS Code', () => {
  const vscode = useVsCode(() => ({ name: 'language', trusted: true }));

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
});
