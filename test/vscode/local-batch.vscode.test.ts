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
    await mkdir(path.join(workspace, 'release'));
    await writeFile(path.join(workspace, 'release/buildspec.yml'), BUILDSPEC);
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', 'release/buildspec.yml').press('Run Batch');
    await workbench.row('Local', /test_linux.*Failed · ignored/).locator.waitFor();
    await workbench.row('Local', /test_arm.*Succeeded/).locator.waitFor();
    await workbench.row('Local', /deploy.*In progress/).locator.waitFor();
    await workbench.waitForOutput('deploy     | I am deploy');
    await screenshot('local-batch');
    await workbench.row('Local', /#1.*batch, 3 of 4 ended/).locator.waitFor();
    await workbench
      .notification('3 of 4 ended, 1 running')
      .locator('.monaco-button', { hasText: 'Cancel' })
      .click();
    await workbench.notification('release/buildspec.yml #1 was cancelled').waitFor();
    await workbench.row('Local', /deploy.*Stopped/).locator.waitFor();
  });

  it('is there again after a reload, with a log for each build', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.reload();
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', 'release/buildspec.yml').expand();
    await workbench.row('Local', /#1.*Stopped/).expand();
    await workbench.row('Local', /test_linux.*Failed/).press('Open Log');
    await workbench.page.locator('.tab', { hasText: 'buildspec.yml #1 test_linux.log' }).waitFor();
    await workbench.line('Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED').waitFor();
    await screenshot('local-batch-after-reload');
  });
});
