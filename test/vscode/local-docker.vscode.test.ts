import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { hasVsCode, useVsCode } from './harness';

const dockerHost = process.env.WORKBENCH_TEST_DOCKER_HOST;

const PAUSING = `version: 0.2

phases:
  build:
    commands:
      - mkdir work; cd work; ANSWER=42
      - test -e mended
      - codebuild-breakpoint
      - echo "went on in \${PWD##*/}"
`;

describe.skipIf(!hasVsCode || !dockerHost)('a local build in Docker', () => {
  const vscode = useVsCode(() => ({
    name: 'local-docker',
    trusted: true,
    settings: {
      'codebuild.docker.host': dockerHost,
      'codebuild.local.image': 'workbench-test:busybox',
      // text in the page, not on a canvas
      'terminal.integrated.gpuAcceleration': 'off',
    },
  }));

  it('runs from the sidebar, streams its log into its own channel and shows its phases', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await mkdir(path.join(workspace, 'pausing'), { recursive: true });
    await writeFile(path.join(workspace, 'pausing/buildspec.yml'), PAUSING);
    await workbench.openViews('CodeBuild');
    await workbench.runBuild(workbench.row('Local', /^buildspec\.yml/), 'Local: buildspec.yml #1');
    await workbench.waitForOutput('Phase complete: UPLOAD_ARTIFACTS State: SUCCEEDED');
    await workbench.notified('buildspec.yml #1 succeeded');
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
    await workbench.runBuild(workbench.row('Local', 'api/buildspec.yml'), 'api/buildspec.yml #1');
    await workbench.notified('failed in BUILD');
    await workbench.findInOutput('BUILD succeeded is 0');
    await screenshot('local-build-failed');
    await workbench.findInOutput('expected 200, got 500');
    await workbench.row('Local', 'api/buildspec.yml').collapse();
  });

  it('is cancelled from the tree, and leaves nothing running', async () => {
    const { workbench } = vscode();
    await workbench.runBuild(workbench.row('Local', 'nightly/buildspec.yml'), 'nightly/buildspec.yml #1');
    await workbench.waitForOutput('Load test, round 1 of 3000');
    await workbench
      .row('Local', /#1.*In progress/)
      .press('Cancel Run', { shows: workbench.row('Local', /#1.*Stopped/).locator });
    await workbench.row('Local', 'nightly/buildspec.yml').collapse();
  });

  it('pauses after a failed command on request, with a shell in its container', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('pausing/buildspec.yml');
    await workbench.askingCommand('Run Build with Options');
    await workbench.quickPick('Pause after a failed command').click();
    await workbench.quickPick(/Pause after a failed command.*on/).waitFor();
    await workbench.quickPick('Run with these options').click();
    const run = workbench.row('Local', /#1.*Paused after a failure in BUILD/);
    await run.locator.waitFor();
    const paused = 'is paused after a failure in BUILD (exit status 1)';
    await workbench.notified(paused);
    await screenshot('local-paused');
    await workbench.takeNotification(paused, 'Open Shell');
    const terminal = workbench.page.locator('.terminal-wrapper.active .xterm-rows');
    await terminal.filter({ hasText: '#' }).waitFor();
    await workbench.page.keyboard.type('touch mended; echo "answer: $ANSWER in ${PWD##*/}"\n');
    await terminal.filter({ hasText: 'answer: 42 in work' }).waitFor();
    await screenshot('local-paused-shell');
  });

  it('runs the paused command again, and goes on from a breakpoint', async () => {
    const { workbench, screenshot } = vscode();
    const run = workbench.row('Local', /#1.*Paused at a breakpoint in BUILD/);
    await workbench.row('Local', /#1.*Paused after a failure/).press('Retry Command', { shows: run.locator });
    await run.locator.hover();
    expect(await run.locator.locator('.action-label[aria-label^="Retry Command"]').count()).toBe(0);
    await screenshot('local-paused-breakpoint');
    await run.press('Continue', { hides: run.locator });
    await workbench.notified('pausing/buildspec.yml #1 succeeded');
    await workbench
      .row('Local', /#1.*Succeeded/)
      .press('Open Log', { shows: workbench.activeTab('buildspec.yml #1') });
    await workbench.findInOutput('went on in work');
  });
});
