import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { CreateProjectCommand } from '@aws-sdk/client-codebuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { startSampleEmulator } from '../../scripts/lib/samples.mjs';
import { hasVsCode, useVsCode } from './harness';

const dockerHost = process.env.WORKBENCH_TEST_DOCKER_HOST;

const start = (data: string) =>
  startSampleEmulator({
    data,
    executor: dockerHost ? 'docker' : 'host',
    dockerHost,
    image: 'workbench-test:busybox',
    workspace: fromRoot('scripts/sample-workspace'),
  });

describe.skipIf(!hasVsCode)('the CodeBuild view on the emulator', () => {
  let data: string;
  let emulator: Awaited<ReturnType<typeof startSampleEmulator>>;

  beforeAll(async () => {
    data = await mkdtemp(path.join(os.tmpdir(), 'workbench-emulator-'));
    emulator = await start(data);
  });
  afterAll(async () => {
    await emulator?.dispose();
    await rm(data, { recursive: true, force: true });
  });

  const vscode = useVsCode(() => ({
    name: 'cloud',
    trusted: true,
    settings: { 'codebuild.connection.emulator': data },
  }));

  /** Those on screen, in their order. */
  const projectNames = () =>
    vscode()
      .workbench.view('CodeBuild')
      .locator('.monaco-list-row[aria-level="2"] .label-name')
      .allInnerTexts();

  /** Runs a command and answers its questions by the rows that it offers. */
  async function ask(command: string, ...answers: string[]): Promise<void> {
    const { workbench } = vscode();
    await workbench.askingCommand(command);
    for (const answer of answers) await workbench.quickPick(answer).click();
  }

  /** Projects without builds, whose names begin alike. */
  async function addProjects(): Promise<void> {
    const client = await emulator.client();
    for (const [name, team] of [
      ['web-deploy', 'payments'],
      ['web-docs', 'search'],
      ['web-test', 'search'],
    ]) {
      await client.send(
        new CreateProjectCommand({
          name,
          source: { type: 'NO_SOURCE', buildspec: 'version: 0.2' },
          artifacts: { type: 'NO_ARTIFACTS' },
          environment: { type: 'LINUX_CONTAINER', image: 'busybox', computeType: 'BUILD_GENERAL1_SMALL' },
          serviceRole: 'arn:aws:iam::000000000000:role/sample',
          tags: [{ key: 'team', value: team }],
        }),
      );
    }
  }

  it('shows projects with finished, failed and running builds', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openViews('CodeBuild');
    await workbench.row('CodeBuild', 'web').expand();
    await workbench.row('CodeBuild', /#1.*Succeeded/).locator.waitFor();
    await workbench.row('CodeBuild', 'api').expand();
    await workbench.row('CodeBuild', /Failed/).locator.waitFor();
    await workbench.row('CodeBuild', 'nightly').expand();
    await workbench.row('CodeBuild', /In progress/).locator.waitFor();
    await screenshot('projects');
  });

  it('shows a batch with its builds in the order of the graph, and what they left', async () => {
    const { workbench, screenshot } = vscode();
    for (const project of ['web', 'api', 'nightly']) await workbench.row('CodeBuild', project).collapse();
    await workbench.fold('Local');
    await workbench.row('CodeBuild', 'release').expand();
    await workbench.row('CodeBuild', /Batch #1.*Succeeded/).locator.waitFor();
    await workbench.row('CodeBuild', /Batch #1/).expand();
    await workbench.row('CodeBuild', /lint.*ignored/).locator.waitFor();
    await workbench.row('CodeBuild', /^test/).expand();
    await workbench.row('CodeBuild', 'Reports').expand();
    await workbench.row('CodeBuild', /2 passed, 1 failed/).expand();
    await workbench.row('CodeBuild', /refunds an order.*expected 200, got 500/).locator.waitFor();
    await screenshot('batch');
    await workbench.inDarkTheme(() => screenshot('batch-dark'));
  });

  it('downloads an artifact into a folder', async () => {
    const { workbench, workspace, screenshot } = vscode();
    const folder = path.join(path.dirname(workspace), 'downloads');
    await mkdir(folder, { recursive: true });
    await workbench.row('CodeBuild', 'Reports').collapse();
    await workbench.row('CodeBuild', /^Artifacts/).expand();
    await workbench.row('CodeBuild', /Primary artifact.*sample-artifacts/).press('Download…', {
      shows: workbench.quickInput('Download the primary artifact'),
    });
    await workbench.pickFolder('Download the primary artifact', folder);
    // while it comes, another notification has its name too
    await workbench.notification('release.zip').filter({ hasText: 'Show in Folder' }).waitFor();
    await screenshot('artifact');
    expect(await readdir(folder)).toEqual(['release.zip']);
    await workbench.row('CodeBuild', 'release').collapse();
    await workbench.fold('Local', false);
  });

  it('shows the reports of a build in the Testing view, and runs it again for the tests that failed', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.fold('Local');
    await workbench.row('CodeBuild', 'api').expand();
    await workbench.row('CodeBuild', /#2.*Failed/).expand();
    await workbench
      .row('CodeBuild', 'Reports')
      .press('Show Reports in Testing View', { shows: workbench.testItem(/^api.*build #2/) });
    await workbench.testItem('test_refunds_an_order').waitFor();
    await workbench.row('Test Coverage', /orders\.py.*78\.57%/).locator.waitFor();
    await screenshot('cloud-testing-view');
    await workbench.command('Test: Rerun Failed Tests');
    await workbench.testItem(/^api.*build #3/).waitFor();
    await workbench.openViews('CodeBuild');
    await workbench.row('CodeBuild', 'api').collapse();
    await workbench.fold('Local', false);
  });

  it('starts a build of a project and streams its log while it runs', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('mistakes/buildspec.yml');
    await workbench.squiggles.first().waitFor();
    await workbench.runBuild(workbench.row('CodeBuild', 'nightly'), 'CodeBuild: nightly #3');
    await workbench.waitForOutput('Load test, round 3 of 3000');
    await workbench.row('CodeBuild', /#3.*In progress/).locator.waitFor();
    await workbench.leaveTooltip();
    // the picture of the README: editor, views and log in one
    await screenshot('workbench');
  });

  it('stops a running build', async () => {
    const { workbench } = vscode();
    await workbench
      .row('CodeBuild', /#3.*In progress/)
      .press('Stop Build', { shows: workbench.row('CodeBuild', /#3.*Stopped/).locator });
  });

  it('starts a build with overrides, after a look at what differs from the project', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.openFile('buildspec.yml');
    await workbench.insertLineAfter('- export SITE_VERSION', '      - codebuild-breakpoint');
    await workbench
      .row('CodeBuild', 'web')
      .press('Run with Overrides', { shows: workbench.quickPick('Environment variables') });
    await workbench.quickPick('Environment variables').click();
    await workbench.quickPick('Add a variable').click();
    await workbench.answer('Name of the variable', 'STAGE');
    await workbench.quickPick('Plain text').click();
    await workbench.answer('remembered as plain text', 'prod');
    await workbench.quickPick(/^\W*STAGE/).waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickPick(/^\W*Buildspec/).click();
    await workbench.quickPick(/^\W*buildspec\.yml.*unsaved/).click();
    await workbench.quickPick(/^\W*Timeout/).click();
    await workbench.answer('Minutes until', '30');
    await workbench.quickPick(/^\W*Debug session/).click();
    await workbench.quickPick(/Debug session.*off → on/).waitFor();
    await screenshot('overrides-form');
    await workbench.quickPick('Review and start').click();
    await workbench.quickPick(/STAGE.*not set → prod/).waitFor();
    await screenshot('overrides-preview');
    await workbench.quickPick('Save as preset').click();
    await workbench.answer('Name of the preset', 'Release');
    await workbench.quickPick('Start build').click();
    await workbench.outputChannel('CodeBuild: web #3').waitFor();
    await workbench.command('File: Revert File');
  });

  it('lets a build go on that waits at a breakpoint', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('CodeBuild', /#3.*debug session ready/).locator.waitFor();
    await workbench.notified('web #3 waits at a breakpoint');
    await screenshot('cloud-breakpoint');
    await workbench
      .row('CodeBuild', /#3.*debug session ready/)
      .press('Resume', { shows: workbench.row('CodeBuild', /#3.*Succeeded/).locator });
  });

  it('shows the buildspec that a build used', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('CodeBuild', /#3.*Succeeded/).menu('Show Buildspec Used');
    await workbench.page.locator('.tab.active', { hasText: 'web #3 buildspec.yml' }).waitFor();
    await workbench.line('- codebuild-breakpoint').waitFor();
    await screenshot('buildspec-used');
  });

  it('runs a preset, once more after a look at what differs', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.askingCommand('CodeBuild: Run Preset');
    await workbench.quickPick('Release').waitFor();
    await screenshot('preset-list');
    await workbench.quickPick('Release').click();
    await workbench.quickPick(/Debug session.*off → on/).waitFor();
    await workbench.quickPick('Cancel').click();
  });

  it('opens the log of a finished build in the editor', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('CodeBuild', /#1.*Succeeded/).press('Open Log', { shows: workbench.activeTab('#1') });
    await workbench.line('Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED').waitFor();
    await screenshot('finished-log');
  });

  it('explains why a build failed', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.row('CodeBuild', 'api').expand();
    await workbench
      .row('CodeBuild', /#2.*Failed/)
      .press('Explain Failure', { shows: workbench.line('Why api #2 failed') });
    await workbench.line('not ok 3 - refunds an order').waitFor();
    await screenshot('explanation');
    await workbench.codeLens('Open Log').click();
    await workbench.line('Command did not exit successfully').waitFor();
    await workbench.row('CodeBuild', 'api').collapse();
  });

  it('has favourites first, each project with the status of its latest build', async () => {
    const { workbench, screenshot } = vscode();
    await addProjects();
    await workbench.command('CodeBuild: Refresh');
    const view = workbench.view('CodeBuild');
    await view.hover();
    await view.locator('.actions-container [aria-label="Collapse All"]').click();
    await workbench.row('CodeBuild', /^emulator/).expand();
    for (const row of [/web-test.*No builds yet/, /api.*Failed/]) {
      const favourite = new RegExp(`${row.source}.*favourite`);
      await workbench
        .row('CodeBuild', row)
        .press('Add to Favourites', { shows: workbench.row('CodeBuild', favourite).locator });
    }
    await workbench.row('CodeBuild', /web(?!-).*Succeeded/).locator.waitFor();
    await expect
      .poll(() => projectNames())
      .toEqual(['api', 'web-test', 'nightly', 'release', 'web', 'web-deploy', 'web-docs']);
    await workbench.leaveTooltip();
    await screenshot('project-favourites');
    await workbench.inDarkTheme(() => screenshot('project-favourites-dark'));
  });

  it('reviews a project as a page, and asks IAM when that is wanted', async () => {
    const { workbench, screenshot } = vscode();
    await ask('CodeBuild: Check Project', 'web-deploy');
    await workbench.line('MEDIUM The image busybox is named without a tag').waitFor();
    await workbench.codeLens('Ask IAM').waitFor();
    await screenshot('check');
    await workbench.codeLens('Ask IAM').click();
    await workbench.line('The emulator has no IAM').waitFor();
  });

  it('filters projects while words are typed, until the filter is cleared', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.askingCommand('CodeBuild: Filter Projects…');
    const question = workbench.page.locator('.quick-input-widget:visible', { hasText: 'Filter Projects' });
    await question.locator('input.input').fill('web te');
    await expect.poll(() => projectNames()).toEqual(['web-test']);
    await screenshot('project-filter');
    await workbench.page.keyboard.press('Enter');
    await workbench.page
      .locator('.pane .message', { hasText: 'Filter “web te”: 1 of 7 projects.' })
      .waitFor();
    await workbench.command('CodeBuild: Clear Filter');
    await expect.poll(() => projectNames()).toHaveLength(7);
  });

  it('groups projects by the beginning of their names and by a tag, and remembers it', async () => {
    const { workbench, screenshot } = vscode();
    await ask('CodeBuild: Group Projects By…', 'Name Prefix');
    await workbench.row('CodeBuild', /web-.*2 projects/).expand();
    await screenshot('project-groups');
    await workbench.inDarkTheme(() => screenshot('project-groups-dark'));
    await ask('CodeBuild: Group Projects By…', 'Tag…', 'team');
    await workbench.row('CodeBuild', /payments.*1 project/).locator.waitFor();
    await ask('CodeBuild: Group Projects By…', 'Nothing');
    await workbench.row('CodeBuild', /payments.*1 project/).locator.waitFor({ state: 'hidden' });
  });

  it('goes to a project that somebody looks for', async () => {
    const { workbench } = vscode();
    await ask('CodeBuild: Find Project…', 'web-deploy');
    await workbench
      .view('CodeBuild')
      .locator('.monaco-list-row.focused', { hasText: 'web-deploy' })
      .waitFor();
  });

  it('opens the walkthrough, which knows that a buildspec was open and has pictures in the colours of the theme', async () => {
    const { workbench, screenshot } = vscode();
    await workbench.command('View: Hide Panel');
    await workbench.command('CodeBuild: Get Started');
    const steps = workbench.page.locator('.getting-started-step');
    await steps.filter({ hasText: 'Open a buildspec' }).waitFor();
    expect(await steps.count()).toBe(5);
    await steps
      .filter({ hasText: 'Open a buildspec' })
      .locator('[role="checkbox"][aria-checked="true"]')
      .waitFor();
    await steps.filter({ hasText: 'Run a build on CodeBuild' }).click();
    await workbench.page.locator('.getting-started-media iframe').waitFor();
    await workbench.leaveTooltip();
    await screenshot('walkthrough');
    await workbench.inDarkTheme(() => screenshot('walkthrough-dark'));
  });

  it('says that the emulator has stopped when it has', async () => {
    const { workbench, screenshot } = vscode();
    await emulator.dispose();
    await workbench.command('CodeBuild: Refresh');
    await workbench.row('CodeBuild', 'Not connected').locator.waitFor();
    // in the view; a build that was followed says so in a notification too
    await workbench.page
      .locator('.pane .message', { hasText: 'Start it again with npm start' })
      .first()
      .waitFor();
    await screenshot('emulator-stopped');
  });

  it('comes back by itself once the emulator does', async () => {
    const { workbench } = vscode();
    emulator = await start(data);
    await workbench.row('CodeBuild', 'web').locator.waitFor();
  });
});
