import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { CreateProjectCommand, StartBuildCommand } from '@aws-sdk/client-codebuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../scripts/lib/emulator.mjs';
import { hasVsCode, useVsCode } from './harness';

const dockerHost = process.env.WORKBENCH_TEST_DOCKER_HOST;

describe.skipIf(!hasVsCode || !dockerHost)('a buildspec whose project the CodeBuild view shows', () => {
  let data: string;
  let emulator: Awaited<ReturnType<typeof startEmulator>>;

  beforeAll(async () => {
    data = await mkdtemp(path.join(os.tmpdir(), 'workbench-emulator-'));
    emulator = await startEmulator({ data, executor: 'host' });
    const client = await emulator.client();
    await client.send(
      new CreateProjectCommand({
        name: 'another',
        source: { type: 'GITHUB', location: 'https://github.com/octo/another.git' },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'workbench-test:busybox',
          computeType: 'BUILD_GENERAL1_SMALL',
        },
        serviceRole: 'arn:aws:iam::000000000000:role/sample',
      }),
    );
    await client.send(
      new CreateProjectCommand({
        name: 'site',
        source: { type: 'GITHUB', location: 'https://github.com/octo/site.git' },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'workbench-test:busybox',
          computeType: 'BUILD_GENERAL1_SMALL',
          environmentVariables: [
            { name: 'SITE_TITLE', value: 'Of the project' },
            { name: 'DEPLOY_TOKEN', value: 'hunter2' },
          ],
        },
        serviceRole: 'arn:aws:iam::000000000000:role/sample',
      }),
    );
  });
  afterAll(async () => {
    await emulator?.dispose();
    await rm(data, { recursive: true, force: true });
  });

  const vscode = useVsCode(() => ({
    name: 'link',
    trusted: true,
    settings: { 'codebuild.docker.host': dockerHost, 'codebuild.connection.emulator': data },
  }));

  it('is linked by git remote and path, and runs in the image and with the variables of the project', async () => {
    const { workbench, workspace, screenshot } = vscode();
    const git = (...args: string[]) => execFileSync('git', args, { cwd: workspace, stdio: 'ignore' });
    git('init');
    git('config', 'remote.origin.url', 'git@github.com:octo/site.git');
    await workbench.openViews('CodeBuild');
    await workbench.row('Local', /^buildspec\.yml.*project site/).locator.waitFor();
    expect(await workbench.row('Local', /^api\/buildspec\.yml.*project/).locator.count()).toBe(0);
    await workbench.row('CodeBuild', /site.*builds buildspec\.yml of this workspace/).locator.waitFor();
    const projects = workbench.view('CodeBuild').locator('.monaco-list-row[aria-level="2"] .label-name');
    expect(await projects.allInnerTexts()).toEqual(['site', 'another']);
    await screenshot('linked-project');
    const question = workbench.dialog('variables and size of project site');
    await workbench.row('Local', /^buildspec\.yml/).press('Run Build', { shows: question });
    await question.getByText('SITE_TITLE').waitFor();
    await screenshot('linked-project-question');
    await question.getByRole('button', { name: 'Use', exact: true }).click();
    await workbench.notified('buildspec.yml #1 succeeded');
    await workbench.findInOutput('(Docker, workbench-test:busybox, image of project site)');
    await workbench.findInOutput('<h1>Of the project 1.0.1</h1>');
    await workbench.findInOutput('variables and size; left out as secret: DEPLOY_TOKEN');
  });

  it('has the latest build of its project in the status bar, which opens the log', async () => {
    const { workbench, screenshot } = vscode();
    const client = await emulator.client();
    const buildspecOverride =
      'version: 0.2\nphases:\n  build:\n    commands:\n      - echo "so it ends"; false\n';
    const noSource = { sourceTypeOverride: 'NO_SOURCE', buildspecOverride } as const;
    await client.send(new StartBuildCommand({ projectName: 'site', ...noSource }));
    const item = workbench.page.locator('.statusbar-item', { hasText: 'site #1 Failed' });
    await item.waitFor();
    await item.hover();
    await workbench.page
      .locator('.monaco-hover', { hasText: 'builds buildspec.yml of this workspace' })
      .waitFor();
    await screenshot('latest-build-in-status-bar');
    await item.locator('a').click();
    await workbench.line('so it ends').waitFor();
  });
});
