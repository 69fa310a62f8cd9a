import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SourceFiles, type SourceFolders } from '../../../client/problems/source-files';

const workspace = await vi.hoisted(async () => {
  const { aWorkspace } = await import('./a-workspace');
  return aWorkspace('/ws/web', [
    '/ws/web/a.ts',
    '/ws/web/one/same.ts',
    '/ws/web/two/same.ts',
    '/ws/web/packages/ui/src/button[x].ts',
    '/ws/web/src/main/java/com/example/Shop.java',
    '/ws/web/src/main/java/com/other/Shop.java',
    '/ws/lib/b.ts',
    '/etc/passwd',
  ]);
});
vi.mock('vscode', () => workspace.vscode);

const folders = new Map([
  ['', workspace.uriOf('/ws/web')],
  ['lib', workspace.uriOf('/ws/lib')],
  ['above', workspace.uriOf('/ws')],
]) as unknown as SourceFolders;
let files: SourceFiles;
beforeEach(() => {
  workspace.looked.length = 0;
  files = new SourceFiles(folders);
});
const first = async (...wanted: { source?: string; path: string; anywhere?: true }[]) =>
  (await files.first(wanted.map((file) => ({ source: '', ...file }))))?.path;

describe('the files that a log names', () => {
  it('are the first that are there', async () => {
    expect(await first({ path: 'gone.ts' }, { path: 'a.ts' }, { path: 'one/same.ts' })).toBe('/ws/web/a.ts');
  });

  it('are no folders', async () => {
    expect(await first({ path: 'one' })).toBeUndefined();
  });

  it('are in the workspace, wherever the source begins', async () => {
    expect(await first({ source: 'above', path: 'web/a.ts' })).toBe('/ws/web/a.ts');
    expect(await first({ source: 'lib', path: 'b.ts' })).toBeUndefined();
    expect(await first({ path: '../../etc/passwd' })).toBeUndefined();
    expect(await first({ source: 'unknown', path: 'a.ts' })).toBeUndefined();
  });

  it('may be anywhere below, if there is just one', async () => {
    expect(await first({ path: 'src/button[x].ts', anywhere: true })).toBe(
      '/ws/web/packages/ui/src/button[x].ts',
    );
    expect(await first({ path: 'same.ts', anywhere: true })).toBeUndefined();
  });

  it('are told apart by their packages, and looked for together', async () => {
    expect(await first({ path: 'com/example/Shop.java', anywhere: true })).toBe(
      '/ws/web/src/main/java/com/example/Shop.java',
    );
    expect(await first({ path: 'Shop.java', anywhere: true })).toBeUndefined();
    expect(await first({ path: 'org/spring/List.java', anywhere: true })).toBeUndefined();
    expect(workspace.looked).toEqual(['**/*.java']);
  });

  it('without an ending are looked for alone', async () => {
    await first({ path: 'Makefile', anywhere: true });
    expect(workspace.looked).toEqual(['**/Makefile']);
  });

  it('are each looked for once', async () => {
    await first({ path: 'gone.ts' });
    await first({ path: 'gone.ts' });
    expect(workspace.looked).toEqual(['/ws/web/gone.ts']);
  });

  it('are not looked for by any number of endings', async () => {
    for (let index = 0; index < 60; index += 1) await first({ path: `gone.x${index}`, anywhere: true });
    expect(workspace.looked).toHaveLength(50);
  });

  it('are not looked for without end', async () => {
    for (let index = 0; index < 3_000; index += 1) await first({ path: `gone-${index}.ts` });
    expect(await first({ path: 'a.ts' })).toBeUndefined();
  });
});
