import { describe, expect, it } from 'vitest';
import { hasVsCode, useVsCode } from './harness';

describe.skipIf(!hasVsCode)('Restricted Mode', () => {
  const vscode = useVsCode(() => ({ name: 'restricted', trusted: false }));

  it('keeps the language features', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await workbench.openFile('mistakes/buildspec.yml');
    await workbench.squiggles.first().waitFor();
    await screenshot('restricted-mode');
  });

  it('offers no build', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openViews('CodeBuild');
    const { locator } = workbench.row('Local', 'api/buildspec.yml');
    await locator.hover();
    expect(await locator.locator('.action-label[aria-label^="Run Build"]').count()).toBe(0);
    await screenshot('restricted-mode-views');
  });

  it('refuses Run Build in the command palette', async () => {
    const { workbench } = vscode();
    await workbench.page.keyboard.press('F1');
    await workbench.page.locator('.quick-input-widget:visible input.input').fill('>CodeBuild Local: ');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'CodeBuild Local: Refresh' })
      .waitFor();
    const run = workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Run Build' });
    expect(await run.count()).toBe(0);
    await workbench.page.keyboard.press('Escape');
  });

  it('ends with trust: the lens above the phases comes without a reload', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('buildspec.yml');
    // the hints of the same server
    await workbench.line('on failure: POST_BUILD runs').waitFor();
    expect(await workbench.codeLens('Run Build').count()).toBe(0);
    await workbench.command('Workspaces: Manage Workspace Trust');
    const trust = workbench.page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ });
    await trust.click();
    await workbench.openFile('buildspec.yml');
    await workbench.codeLens('Run Build').waitFor();
    await screenshot('trusted');
  });
});
