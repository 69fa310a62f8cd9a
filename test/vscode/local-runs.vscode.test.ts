import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { hasVsCode, useVsCode } from './harness';

const dockerHost = process.env.WORKBENCH_TEST_DOCKER_HOST;

const RELEASE = `version: 0.2

phases:
  pre_build:
    commands:
      - echo "Stage is \${STAGE:-none}"
  build:
    commands:
      - echo "Building"
      - test "$STAGE" = beta
  post_build:
    commands:
      - echo "Done"
`;

describe.skipIf(!hasVsCode)('runs of a buildspec', () => {
  const vscode = useVsCode(() => ({
    name: 'local-runs',
    trusted: true,
    settings: { 'codebuild.docker.host': 'unix:///nonexistent/docker.sock' },
  }));

  it('run a phase alone from the lens above it', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await mkdir(path.join(workspace, 'release'));
    await writeFile(path.join(workspace, 'release/buildspec.yml'), RELEASE);
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', 'release/buildspec.yml').locator.waitFor();
    await workbench.openFile('release/buildspec.yml');
    await workbench.codeLens('Run from Here').waitFor();
    await screenshot('local-phase-lenses');
    await workbench.codeLens('Run Phase').click();
    await workbench.page
      .locator('.monaco-dialog-box .monaco-button', { hasText: 'Always in This Window' })
      .click();
    await workbench.notification('release/buildspec.yml #1 succeeded').waitFor();
    await workbench.row('Local', /#1.*PRE_BUILD only/).locator.waitFor();
    await workbench.findInOutput('Stage is none');
  });

  it('mark the command that failed, until it is edited', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('Local', 'release/buildspec.yml').press('Run Build');
    await workbench.notification('release/buildspec.yml #2 failed in BUILD: exit status 1').waitFor();
    await workbench.squiggles.first().waitFor();
    await workbench.word('test "$STAGE" = beta', 'STAGE').hover();
    await workbench.hover.filter({ hasText: 'COMMAND_EXECUTION_ERROR in BUILD of run #2' }).waitFor();
    await screenshot('local-failed-command');
    await workbench.hover.locator('a', { hasText: 'Open Log' }).click();
    await workbench.line('Command did not exit successfully').waitFor();
    await screenshot('local-failed-command-log');
    await workbench.openFile('release/buildspec.yml');
    await workbench.line('test "$STAGE" = beta').click();
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type(' -o "$STAGE" = prod');
    await workbench.squiggles.first().waitFor({ state: 'detached' });
    await workbench.command('File: Revert File');
    await workbench.line('= prod').waitFor({ state: 'detached' });
  });

  it('run with options, which are remembered for the next run and for Rerun', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('release/buildspec.yml');
    await workbench.askingCommand('Run Build with Options');
    await workbench.quickPick('Environment variables').click();
    await workbench.quickPick('Add a variable').click();
    await workbench.answer('Name of the variable', 'STAGE');
    await workbench.answer('Value of STAGE', 'beta');
    await screenshot('local-options-variables');
    await workbench.quickPick('Add a variable').click();
    await workbench.answer('Name of the variable', 'NPM_TOKEN');
    await workbench.quickPick('NPM_TOKEN').waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickPick('STAGE=beta, NPM_TOKEN (secret)').waitFor();
    await screenshot('local-options');
    await workbench.quickPick('Run with these options').click();
    await workbench.answer('environment variable of this run', 's3cret');
    await workbench.quickPick('Use for this run only').click();
    await workbench.notification('release/buildspec.yml #3 succeeded').waitFor();
    await workbench.findInOutput('Stage is beta');

    await workbench.openFile('release/buildspec.yml');
    await workbench.askingCommand('Run Build with Options');
    await workbench.quickPick(/Run with these options.*STAGE, NPM_TOKEN/).waitFor();
    await screenshot('local-options-remembered');
    await workbench.page.keyboard.press('Escape');
    await workbench.row('Local', /#3.*Succeeded/).press('Rerun');
    await workbench.answer('environment variable of this run', 's3cret');
    await workbench.quickPick('Use for this run only').click();
    await workbench.notification('release/buildspec.yml #4 succeeded').waitFor();
    await screenshot('local-runs');
  });
});

const PAUSING = `version: 0.2

phases:
  build:
    commands:
      - mkdir work; cd work; ANSWER=42
      - test -e mended
      - codebuild-breakpoint
      - echo "went on in \${PWD##*/}"
`;

describe.skipIf(!hasVsCode || !dockerHost)('a build that waits for its user', () => {
  const vscode = useVsCode(() => ({
    name: 'local-pauses',
    trusted: true,
    settings: {
      'codebuild.docker.host': dockerHost,
      'codebuild.local.image': 'workbench-test:busybox',
      // text in the page, not on a canvas
      'terminal.integrated.gpuAcceleration': 'off',
    },
  }));

  it('waits after a failed command on request, with a shell in its container', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await mkdir(path.join(workspace, 'pausing'));
    await writeFile(path.join(workspace, 'pausing/buildspec.yml'), PAUSING);
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', 'pausing/buildspec.yml').locator.waitFor();
    await workbench.openFile('pausing/buildspec.yml');
    await workbench.askingCommand('Run Build with Options');
    await workbench.quickPick('Pause after a failed command').click();
    await workbench.quickPick(/Pause after a failed command.*on/).waitFor();
    await workbench.quickPick('Run with these options').click();
    const run = workbench.row('Local', /#1.*Paused after a failure in BUILD/);
    await run.locator.waitFor();
    const notification = workbench.notification('is paused after a failure in BUILD (exit status 1)');
    await notification.waitFor();
    await screenshot('local-paused');
    await notification.locator('.monaco-button', { hasText: 'Open Shell' }).click();
    const terminal = workbench.page.locator('.terminal-wrapper.active .xterm-rows');
    await terminal.filter({ hasText: '#' }).waitFor();
    await workbench.page.keyboard.type('touch mended; echo "answer: $ANSWER in ${PWD##*/}"\n');
    await terminal.filter({ hasText: 'answer: 42 in work' }).waitFor();
    await screenshot('local-paused-shell');
  });

  it('runs the command again, and goes on from a breakpoint', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('Local', /#1.*Paused after a failure/).press('Retry Command');
    const run = workbench.row('Local', /#1.*Paused at a breakpoint in BUILD/);
    await run.locator.waitFor();
    await run.locator.hover();
    expect(await run.locator.locator('.action-label[aria-label^="Retry Command"]').count()).toBe(0);
    await screenshot('local-paused-breakpoint');
    await run.press('Continue');
    await workbench.notification('pausing/buildspec.yml #1 succeeded').waitFor();
    await workbench.row('Local', /#1.*Succeeded/).press('Open Log');
    await workbench.findInOutput('went on in work');
  });
});
