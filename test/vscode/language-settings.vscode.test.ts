import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'vitest';
import { type Harness, hasVsCode, useVsCode } from './harness';

// no buildspec by name or content: only the setting tells
const PAGES = 'phases:\n  build:\n    comands:\n      - make pages\n';
const DEPLOY = 'version: 0.2\nphases:\n  build:\n    comands:\n      - make deploy\n';

async function write({ workspace }: Harness, file: string, text: string): Promise<void> {
  const target = path.join(workspace, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

describe.skipIf(!hasVsCode)('the settings for buildspecs in VS Code', () => {
  const vscode = useVsCode(() => ({ name: 'language-settings', trusted: true }));

  it('make a file a buildspec while it is open', async () => {
    const { workbench, screenshot } = vscode();
    await write(vscode(), 'ci/pages.yml', PAGES);
    await workbench.openFile('ci/pages.yml');
    await write(vscode(), '.vscode/settings.json', JSON.stringify({ 'codebuild.buildspec.files': ['ci/*'] }));
    await workbench.squiggles.first().waitFor();
    await workbench.codeLens('Run Build').waitFor();
    await screenshot('buildspec-by-setting');
  });

  it('hide a rule', async () => {
    const { workbench } = vscode();
    await workbench.command('Problems: Focus on Problems View');
    const problems = workbench.page.locator('.markers-panel .monaco-list-row');
    const misspelled = problems.filter({ hasText: 'comands' });
    await misspelled.waitFor();
    const severities = { 'unknown-key': 'off' };
    const settings = { 'codebuild.buildspec.files': ['ci/*'], 'codebuild.lint.severities': severities };
    await write(vscode(), '.vscode/settings.json', JSON.stringify(settings));
    await misspelled.waitFor({ state: 'detached' });
  });

  it('are not needed for a file in a folder for buildspecs', async () => {
    const { workbench } = vscode();
    await write(vscode(), '.vscode/settings.json', '{}');
    await write(vscode(), '.codebuild/deploy.yml', DEPLOY);
    await workbench.openFile('.codebuild/deploy.yml');
    await workbench.squiggles.first().waitFor();
  });

  it('are not needed for a file that another buildspec names', async () => {
    const { workbench } = vscode();
    const build =
      'version: 0.2\nbatch:\n  build-list:\n    - identifier: deploy\n      buildspec: other/deploy.yml\n';
    await write(vscode(), 'buildspec-batch.yml', build);
    await write(vscode(), 'other/deploy.yml', DEPLOY);
    await workbench.openFile('buildspec-batch.yml');
    await workbench.line('identifier: deploy').waitFor();
    await workbench.openFile('other/deploy.yml');
    await workbench.squiggles.first().waitFor();
  });

  it('are not needed for a file that a buildspec on disk names from now on', async () => {
    const { workbench, workspace } = vscode();
    const build =
      'version: 0.2\nbatch:\n  build-list:\n    - identifier: release\n      buildspec: steps/release.yml\n';
    await write(vscode(), 'steps/release.yml', DEPLOY.replace('make deploy', 'make release'));
    await workbench.openFile('steps/release.yml');
    await workbench.line('make release').waitFor();
    await write(vscode(), 'release-buildspec.yml', build);
    await workbench.squiggles.first().waitFor();
    await rm(path.join(workspace, 'release-buildspec.yml'));
    await workbench.squiggles.first().waitFor({ state: 'detached' });
  });
});
