import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasVsCode, useVsCode } from './harness';

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

// what GCC prints of a file that is there, and of one that is not; and bash in a shell that is none
const CHECK = `version: 0.2

phases:
  build:
    commands:
      - |
        echo 'src/greet.c:3:5: error: expected expression before return'
        echo 'src/gone.c:1:1: error: no such thing'
      - '[[ -n "$HOME" ]] && echo ready'
`;

const GREET = `int greet(void) {
  int times = 3;
  int x = ; return times;
}
`;

/** One test passes in every second run of it. */
const FLAKY = `version: 0.2

phases:
  build:
    commands:
      - test $((CODEBUILD_BUILD_NUMBER % 2)) = 0 && failure= || failure='<failure message="timed out"/>'
      - echo "<testsuite><testcase classname='Mail' name='sends'>$failure</testcase><testcase classname='Mail' name='signs'/></testsuite>" > mail.xml
reports:
  mail:
    files: mail.xml
`;

describe.skipIf(!hasVsCode)('a local build without Docker', () => {
  const vscode = useVsCode(() => ({
    name: 'local-host',
    trusted: true,
    settings: { 'codebuild.docker.host': 'unix:///nonexistent/docker.sock' },
  }));

  it('runs on this computer after one question', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await workbench.openViews('CodeBuild');
    const question = workbench.dialog('not isolated');
    await workbench.row('Local', /^buildspec\.yml/).press('Run Build', { shows: question });
    await screenshot('local-build-host-question');
    await question.locator('.monaco-button', { hasText: 'Run on This Computer' }).click();
    await workbench.notified('buildspec.yml #1 succeeded');
    await workbench.findInOutput('Version 1.0.1 is ready');
    expect(existsSync(path.join(workspace, 'public'))).toBe(false);
    await workbench.row('Local', /^buildspec\.yml/).collapse();
  });

  it('shows a buildspec that comes with the folders it lies in', async () => {
    const { workbench, workspace } = vscode();
    // without a pause: the system does not watch the inner folders yet
    mkdirSync(path.join(workspace, 'new/and/deep'), { recursive: true });
    writeFileSync(path.join(workspace, 'new/and/deep/buildspec.yml'), RELEASE);
    await workbench.row('Local', 'new/and/deep/buildspec.yml').locator.waitFor();
  });

  it('runs a phase alone from the lens above it', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await mkdir(path.join(workspace, 'release'), { recursive: true });
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
    await workbench.notified('release/buildspec.yml #1 succeeded');
    await workbench.row('Local', /#1.*PRE_BUILD only/).locator.waitFor();
    await workbench.findInOutput('Stage is none');
  });

  it('marks the command that failed, until it is edited', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.runBuild(workbench.row('Local', 'release/buildspec.yml'), 'release/buildspec.yml #2');
    await workbench.notified(/release\/buildspec\.yml #\d failed in BUILD: exit status 1/);
    await workbench.squiggles.first().waitFor();
    await workbench.word('test "$STAGE" = beta', 'STAGE').hover();
    await workbench.hover.filter({ hasText: /COMMAND_EXECUTION_ERROR in BUILD of run #\d/ }).waitFor();
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

  it('shows what the tools of a build found, in the files that are there', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await mkdir(path.join(workspace, 'src'), { recursive: true });
    await writeFile(path.join(workspace, 'src/greet.c'), GREET);
    await mkdir(path.join(workspace, 'check'), { recursive: true });
    await writeFile(path.join(workspace, 'check/buildspec.yml'), CHECK);
    await workbench.row('Local', 'check/buildspec.yml').locator.waitFor();
    // its row is still moving others away
    await workbench.openFile('check/buildspec.yml');
    await workbench.codeLens('Run Build').click();
    await workbench.notified('check/buildspec.yml #1 failed in BUILD');
    await workbench.openFile('src/greet.c');
    await workbench.squiggles.first().waitFor();
    await workbench.command('Problems: Focus on Problems View');
    await workbench.page
      .locator('.markers-panel .monaco-list-row', { hasText: 'expected expression before return' })
      .waitFor();
    await screenshot('local-build-problems');
  });

  it('explains why it failed, and fixes it', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.takeNotification('check/buildspec.yml #1 failed in BUILD', 'Explain Failure');
    await workbench.line('Why check/buildspec.yml #1 failed').waitFor();
    await workbench.line('Set `shell: bash` under `env`').waitFor();
    await workbench.codeLens('Apply Fix').waitFor();
    await screenshot('local-explanation');
    await workbench.inDarkTheme(() => screenshot('local-explanation-dark'));
    await workbench.codeLens('Open Log').click();
    await workbench.line('[[: not found').waitFor();
    const place = workbench.page.locator('.detected-link', { hasText: 'greet.c:3:5' }).first();
    await place.click({ modifiers: ['ControlOrMeta'] });
    await workbench.page.locator('.statusbar', { hasText: 'Ln 3, Col 5' }).waitFor();
    await workbench.openFile('check/buildspec.yml');
    await workbench.openQuickFixes('echo ready', 'echo');
    await workbench.takeQuickFix('Explain Failure');
    await workbench.codeLens('Apply Fix').click();
    await workbench.line('shell: bash').waitFor();
    await workbench.page.locator('.statusbar', { hasText: 'Ln 3, Col 1' }).waitFor();
    await screenshot('local-explanation-fixed');
    await workbench.command('File: Save');
    await workbench.codeLens('Run Build').click();
    await workbench.notified('check/buildspec.yml #2 succeeded');
  });

  it('runs with options, which are remembered for the next run and for Rerun', async () => {
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
    await workbench.notified(/release\/buildspec\.yml #[34] succeeded/);
    await workbench.findInOutput('Stage is beta');

    await workbench.openFile('release/buildspec.yml');
    await workbench.askingCommand('Run Build with Options');
    await workbench.quickPick(/Run with these options.*STAGE, NPM_TOKEN/).waitFor();
    await screenshot('local-options-remembered');
    await workbench.page.keyboard.press('Escape');
    await workbench
      .row('Local', /#[34].*Succeeded/)
      .press('Rerun', { shows: workbench.quickInput('environment variable of this run') });
    await workbench.answer('environment variable of this run', 's3cret');
    await workbench.quickPick('Use for this run only').click();
    await workbench.notified(/release\/buildspec\.yml #[45] succeeded/);
    await screenshot('local-runs');
  });

  it('has its reports in the Testing view: tests, why they failed, and which lines ran', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openViews('CodeBuild');
    await workbench.fold('CodeBuild');
    for (const folder of ['release', 'check'])
      await workbench.row('Local', `${folder}/buildspec.yml`).collapse();
    await workbench.runBuild(workbench.row('Local', 'api/buildspec.yml'), 'api/buildspec.yml #1');
    await workbench.notified('api/buildspec.yml #1 failed');
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.row('Local', 'Reports').expand();
    await workbench.row('Local', /2 passed, 1 failed/).expand();
    await workbench.row('Local', /test_refunds_an_order.*assert 500 == 200/).locator.waitFor();
    await screenshot('local-reports');
    await workbench
      .row('Local', 'Reports')
      .press('Show Reports in Testing View', { shows: workbench.testItem(/^api\/buildspec.yml.*run #1/) });
    await workbench.testItem('test_refunds_an_order').waitFor();
    await workbench.row('Test Coverage', /orders\.py.*78\.57%/).locator.waitFor();
    await workbench.testItem('test_refunds_an_order').click();
    await workbench.page.locator('.test-error-content-widget', { hasText: 'assert 500 == 200' }).waitFor();
    await screenshot('testing-view');
    await workbench.inDarkTheme(() => screenshot('testing-view-dark'));
    await workbench.openFile('api/orders.py');
    await workbench.editor.locator('.coverage-deco-gutter.coverage-deco-miss').first().waitFor();
    await workbench.openViews('Explorer');
    await screenshot('coverage');
    await workbench.inDarkTheme(() => screenshot('coverage-dark'));
  });

  it('runs the whole build for its failed tests', async () => {
    const { workbench } = vscode();
    await workbench.command('Test: Rerun Failed Tests');
    await workbench.notified('api/buildspec.yml #2 failed');
    await workbench.openViews('Testing');
    await workbench.testItem(/^api\/buildspec.yml.*run #2/).waitFor();
  });

  it('marks a test that passed and failed for one commit as flaky', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await mkdir(path.join(workspace, 'mail'), { recursive: true });
    await writeFile(path.join(workspace, 'mail/buildspec.yml'), FLAKY);
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', 'mail/buildspec.yml').locator.waitFor();
    const author = ['-c', 'user.name=me', '-c', 'user.email=me@localhost', '-c', 'commit.gpgsign=false'];
    execFileSync('git', ['add', '.'], { cwd: workspace });
    execFileSync('git', [...author, 'commit', '--quiet', '--message=Mail'], { cwd: workspace });
    await workbench.row('Local', 'api/buildspec.yml').collapse();
    for (const number of [1, 2]) {
      const title = `mail/buildspec.yml #${number}`;
      await workbench.runBuild(workbench.row('Local', 'mail/buildspec.yml'), title);
      await workbench.notified(`${title} succeeded`);
    }
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.row('Local', 'Reports').expand();
    await workbench.row('Local', /2 passed.*1 flaky/).locator.waitFor();
    await workbench
      .row('Local', 'Reports')
      .press('Show Reports in Testing View', { shows: workbench.testItem(/^sends.*flaky/) });
    await screenshot('flaky-test');
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', 'mail/buildspec.yml').collapse();
    await workbench.fold('CodeBuild', false);
  });

  it('still has the log after the window was loaded anew', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.reload();
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', /^buildspec\.yml/).expand();
    await workbench.row('Local', /#1.*Succeeded/).press('Open Log', { shows: workbench.activeTab('#1') });
    await workbench.line('Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED').waitFor();
    await screenshot('local-log-after-reload');
  });
});
