import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { hasVsCode, useVsCode } from './harness';

const dockerHost = process.env.WORKBENCH_TEST_DOCKER_HOST;

describe.skipIf(!hasVsCode || !dockerHost)('a local build in Docker', () => {
  const vscode = useVsCode(() => ({
    name: 'local-docker',
    trusted: true,
    settings: { 'codebuild.docker.host': dockerHost, 'codebuild.local.image': 'workbench-test:busybox' },
  }));

  it('runs from the sidebar, streams its log into its own channel and shows its phases', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', /^buildspec\.yml/).press('Run Build');
    await workbench.waitForOutput('Phase complete: UPLOAD_ARTIFACTS State: SUCCEEDED');
    await workbench.notification('buildspec.yml #1 succeeded').waitFor();
    await workbench.outputChannel('Local: buildspec.yml #1').waitFor();
    await workbench.row('Local', '#1').expand();
    await workbench.row('Local', 'POST_BUILD').locator.waitFor();
    await workbench.row('Local', 'Artifacts').locator.waitFor();
    await screenshot('local-build');
    await workbench.findInOutput('Entering phase BUILD');
    await workbench.findInOutput('<h1>Workbench 1.0.1</h1>');
    await workbench.row('Local', /^buildspec\.yml/).collapse();
  });

  it('says in which phase it failed, and runs POST_BUILD all the same', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('Local', 'api/buildspec.yml').press('Run Build');
    await workbench.notification('failed in BUILD').waitFor();
    await workbench.findInOutput('BUILD succeeded is 0');
    await screenshot('local-build-failed');
    await workbench.findInOutput('expected 200, got 500');
    await workbench.row('Local', 'api/buildspec.yml').collapse();
  });

  it('is cancelled from the tree, and leaves nothing running', async () => {
    const { workbench } = vscode();
    await workbench.row('Local', 'nightly/buildspec.yml').press('Run Build');
    await workbench.waitForOutput('Load test, round 1 of 3000');
    await workbench.row('Local', /#1.*In progress/).press('Cancel Run');
    await workbench.notification('was cancelled').waitFor();
  });
});

describe.skipIf(!hasVsCode)('a local build without Docker', () => {
  const vscode = useVsCode(() => ({
    name: 'local-host',
    trusted: true,
    settings: { 'codebuild.docker.host': 'unix:///nonexistent/docker.sock' },
  }));

  it('runs on this computer after one question', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', /^buildspec\.yml/).press('Run Build');
    await workbench.page.locator('.monaco-dialog-box', { hasText: 'not isolated' }).waitFor();
    await screenshot('local-build-host-question');
    await workbench.page
      .locator('.monaco-dialog-box .monaco-button', { hasText: 'Run on This Computer' })
      .click();
    await workbench.notification('buildspec.yml #1 succeeded').waitFor();
    await workbench.findInOutput('Version 1.0.1 is ready');
    expect(existsSync(path.join(workspace, 'public'))).toBe(false);
  });

  it('still has the log after the window was loaded anew', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.reload();
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', /^buildspec\.yml/).expand();
    await workbench.row('Local', /#1.*Succeeded/).press('Open Log');
    await workbench.line('Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED').waitFor();
    await screenshot('local-log-after-reload');
  });
});
