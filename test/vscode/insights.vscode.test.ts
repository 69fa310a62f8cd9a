import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../scripts/lib/emulator.mjs';
import { generateAccount } from '../support/generate-account';
import { hasVsCode, useVsCode } from './harness';
import { untilDone } from './workbench';

describe.skipIf(!hasVsCode)('CodeBuild Insights', () => {
  let folder: string;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'workbench-insights-'));
    const data = path.join(folder, 'data');
    await generateAccount(data, { projects: 8, builds: 600, logLines: 20 });
    emulator = await startEmulator({ data, executor: 'host' });
  });
  afterAll(async () => {
    await emulator?.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const vscode = useVsCode(() => ({
    name: 'insights',
    trusted: true,
    settings: {
      'codebuild.connection.emulator': emulator.data,
      'codebuild.insights.targets': [{ project: 'team-1-web', percent: 80 }],
      'codebuild.insights.quotas': { emulator: 3 },
    },
  }));

  it('shows its pages, the table of a chart and the builds of a point in light, dark and high contrast', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openViews('CodeBuild');
    await workbench.command('CodeBuild: Open Insights');
    const page = workbench.webview;
    await page.locator('[role=status]', { hasText: /^Read at .*600 new builds/ }).waitFor();
    await screenshot('insights-overview');
    await page.getByRole('button', { name: 'Show Success rate as a table' }).click();
    await page.locator('#block-success td', { hasText: '%' }).first().waitFor();
    await page.getByRole('button', { name: 'Show Success rate as a table' }).click();
    // with the keyboard, from the last point to the one before
    await page.locator('#block-success .point').last().press('ArrowLeft');
    await page.locator('#block-success .point:focus').press('Enter');
    await page.getByRole('heading', { name: /^Builds from/ }).waitFor();
    await screenshot('insights-point');
    await page.getByRole('tab', { name: 'On call' }).click();
    await page.getByRole('heading', { name: 'Failing now' }).waitFor();
    await screenshot('insights-on-call');
    await page.getByRole('tab', { name: 'Debug' }).click();
    await page.getByRole('button', { name: 'Details' }).first().click();
    await page.getByRole('heading', { name: 'Phases as a timeline' }).waitFor();
    await workbench.inDarkTheme(() => screenshot('insights-debug-dark'));
    await page.getByRole('button', { name: 'Compare' }).first().click();
    await page.getByRole('heading', { name: /beside/ }).waitFor();
    await workbench.takeHighContrast();
    await screenshot('insights-compare-high-contrast');
  });

  it('saves the picture of a chart', async () => {
    const { workbench, workspace } = vscode();
    const page = workbench.webview;
    await page.getByRole('tab', { name: 'Overview' }).click();
    const question = workbench.quickInput('Save codebuild-duration.png');
    // a page that is drawn anew loses the click
    await untilDone(async (timeout) => {
      if (!(await question.isVisible()))
        await page.getByRole('button', { name: 'Save Duration as PNG' }).click({ timeout });
      await question.waitFor({ timeout });
    });
    await workbench.saveAsOffered('Save codebuild-duration.png', 'codebuild-duration.png');
    const file = path.join(workspace, 'codebuild-duration.png');
    const beginning = () =>
      readFile(file).then(
        (content) => content.subarray(1, 4).toString(),
        () => '',
      );
    await expect.poll(beginning, { timeout: 10_000 }).toBe('PNG');
  });

  it('is there again after a reload, and opens the log of a build', async () => {
    const { workbench } = vscode();
    await workbench.reload();
    const page = workbench.webview;
    await page.locator('[role=status]', { hasText: /^Read at .*no new builds/ }).waitFor();
    await page.getByRole('tab', { name: 'Debug' }).click();
    await page.locator('#block-latest-builds .link', { hasText: '#' }).first().click();
    await workbench.activeTab(/#\d+/).waitFor();
  });
});
