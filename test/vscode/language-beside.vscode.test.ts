import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { hasVsCode, useVsCode } from './harness';

const BROKEN = 'version: 0.2\nphases:\n  build:\n    comands:\n      - make\nartifacts:\n  files: "open\n';

describe.skipIf(!hasVsCode)('beside the YAML extension', () => {
  const vscode = useVsCode(() => ({
    name: 'language-beside',
    trusted: true,
    beside: fromRoot('test/fixtures/yaml-extension'),
  }));

  it('leaves syntax errors to it, and finds all else', async () => {
    const { workbench, workspace, screenshot } = vscode();
    await writeFile(path.join(workspace, 'buildspec-broken.yml'), BROKEN);
    await workbench.openFile('buildspec-broken.yml');
    await workbench.command('Problems: Focus on Problems View');
    const problems = workbench.page.locator('.markers-panel .monaco-list-row');
    const syntax = problems.filter({ hasText: 'yaml-syntax' });
    // both come in one notification
    await problems.filter({ hasText: 'unknown-key' }).waitFor();
    expect(await syntax.count()).toBe(0);
    await screenshot('beside-yaml-extension');
  });
});
