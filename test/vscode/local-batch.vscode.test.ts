import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { describe, it } from 'vitest';
import { hasVsCode, useVsCode } from './harness';

const dockerHost = process.env.WORKBENCH_TEST_DOCKER_HOST;

const BUILDSPEC = `version: 0.2
batch:
  build-graph:
    - identifier: compile
    - identifier: test_linux
      depend-on: [compile]
      ignore-failure: true
      env: { variables: { TARGET: fails } }
    - identifier: test_arm
      depend-on: [compile]
    - identifier: deploy
      depend-on: [test_linux, test_arm]
      env: { variables: { TARGET: waits } }
phases:
  build:
    commands:
      - echo "I am $CODEBUILD_BATCH_BUILD_IDENTIFIER"
      - if [ "$TARGET" = fails ]; then exit 3; fi
      - if [ "$TARGET" = waits ]; then sleep 1000; fi
`;

describe.skipIf(!hasVsCode || !dockerHost)('a batch in Docker', () => {
  const vscode = useVsCode(() => ({
    name: 'local-batch',
    trusted: true,
    settings: { 'codebuild.docker.host': dockerHost, 'codebuild.local.image': 'workbench-test:busybox' },
  }));

  it('shows its builds in the order of the graph while it runs, and is cancelled as a whole', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await mkdir(path.join(workspace, 'release'), { recursive: true });
    await writeFile(path.join(workspace, 'release/buildspec.yml'), BUILDSPEC);
    await workbench.openViews('CodeBuild');
    await workbench
      .row('Local', 'release/buildspec.yml')
      .press('Run Batch', { shows: workbench.row('Local', /#1.*batch/).locator });
    await workbench.row('Local', /test_linux.*Failed · ignored/).locator.waitFor();
    await workbench.row('Local', /test_arm.*Succeeded/).locator.waitFor();
    await workbench.row('Local', /deploy.*In progress/).locator.waitFor();
    await workbench.waitForOutput('deploy     | I am deploy');
    await screenshot('local-batch');
    await workbench.row('Local', /#1.*batch, 3 of 4 ended/).locator.waitFor();
    await workbench.takeNotification('3 of 4 ended, 1 running', 'Cancel');
    await workbench.notified('release/buildspec.yml #1 was cancelled');
    await workbench.row('Local', /deploy.*Stopped/).locator.waitFor();
  });

  it('marks the command that failed in a build where it stands in the buildspec', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('release/buildspec.yml');
    await workbench.word('if [ "$TARGET" = fails ]', 'fails').hover();
    await workbench.hover.filter({ hasText: 'of run #1, test_linux: exit status 3' }).waitFor();
    await screenshot('local-batch-problem');
  });

  it('runs from its code lens, and goes on without a build that is cancelled alone', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.codeLens('Run Batch').click();
    const deploy = workbench.row('Local', /deploy.*In progress/);
    await deploy.locator.waitFor();
    await screenshot('local-batch-lens');
    await deploy.press('Cancel Run', { hides: deploy.locator });
    await workbench.notified('release/buildspec.yml #2, a batch, failed: deploy stopped');
  });

  it('has a build that waits for its user after a failed command, when the options of the run say so', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('Local', /#2.*Failed/).collapse();
    await workbench.askingCommand('Run Batch with Options');
    await workbench.quickPick('Pause after a failed command').click();
    await workbench.quickPick(/Pause after a failed command.*on/).waitFor();
    await screenshot('local-batch-options');
    await workbench.quickPick('Run with these options').click();
    const paused = workbench.row('Local', /test_linux.*Paused after a failure in BUILD/);
    await paused.locator.waitFor();
    await workbench.row('Local', /#3.*batch, .*1 paused/).locator.waitFor();
    await workbench.notified(
      'release/buildspec.yml #3, test_linux is paused after a failure in BUILD (exit status 3)',
    );
    await screenshot('local-batch-paused');
    await paused.press('Continue', { shows: workbench.row('Local', /deploy.*In progress/).locator });
    const running = workbench.row('Local', /#3.*In progress/);
    await running.press('Cancel Run', { hides: running.locator });
    await workbench.notified('release/buildspec.yml #3 was cancelled');
  });

  it('is there again after a reload, with a log for each build', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.reload();
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', 'release/buildspec.yml').expand();
    await workbench.row('Local', /#1.*Stopped/).expand();
    await workbench
      .row('Local', /test_linux.*Failed/)
      .press('Open Log', { shows: workbench.activeTab('buildspec.yml #1 test_linux.log') });
    await workbench.line('Command did not exit successfully').waitFor();
    await screenshot('local-batch-after-reload');
  });
});
