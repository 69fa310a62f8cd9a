import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Build } from '@aws-sdk/client-codebuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findBuildspec } from '../../../../client/cloud/buildspec/find';
import type { BuildTarget, CloudParts } from '../../../../client/cloud/parts';
import { runningBuild } from '../../builds';

const seen = vi.hoisted(() => ({ folder: '', trusted: true, messages: [] as string[] }));

vi.mock('vscode', async () => {
  const path = await import('node:path');
  const { readFileSync } = await import('node:fs');
  const file = (fsPath: string) => ({ scheme: 'file', fsPath, toString: () => `file://${fsPath}` });
  type File = ReturnType<typeof file>;
  const isInside = ({ fsPath }: File) => fsPath === seen.folder || fsPath.startsWith(`${seen.folder}/`);
  return {
    Uri: { file, joinPath: ({ fsPath }: File, ...parts: string[]) => file(path.join(fsPath, ...parts)) },
    workspace: {
      get isTrusted() {
        return seen.trusted;
      },
      get workspaceFolders() {
        return [{ uri: file(seen.folder) }];
      },
      getWorkspaceFolder: (uri: File) => (isInside(uri) ? { uri: file(seen.folder) } : undefined),
      openTextDocument: async ({ fsPath }: File) => {
        const text = readFileSync(fsPath, 'utf8');
        return { getText: () => text };
      },
    },
    window: { showInformationMessage: async (message: string) => void seen.messages.push(message) },
  };
});

const REPOSITORY = 'https://github.com/octo/site.git';
let commit = '';

beforeAll(async () => {
  seen.folder = await realpath(await mkdtemp(join(tmpdir(), 'workbench-clone-')));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: seen.folder }).toString().trim();
  git('init', '-q');
  git('remote', 'add', 'origin', 'git@github.com:octo/site.git');
  await mkdir(join(seen.folder, 'ci'));
  await writeFile(join(seen.folder, 'ci/buildspec.yml'), 'version: 0.1');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '-m', 'first');
  commit = git('rev-parse', 'HEAD');
  await writeFile(join(seen.folder, 'ci/buildspec.yml'), 'version: 0.2');
});
afterAll(() => rm(seen.folder, { recursive: true }));
beforeEach(() => {
  seen.messages = [];
  seen.trusted = true;
});

function find(source: Partial<NonNullable<Build['source']>>, resolvedSourceVersion?: string) {
  const build = runningBuild({
    source: { type: 'GITHUB', location: REPOSITORY, ...source },
    resolvedSourceVersion,
  });
  return findBuildspec({} as CloudParts, { build } as BuildTarget);
}

describe('the buildspec that a build used', () => {
  it('is the text that it was started with', async () => {
    const text = 'version: 0.2\nphases: {}\n';
    expect(await find({ buildspec: text })).toMatchObject({ text });
  });

  it("is the file at the build's commit, where the workspace is a clone that has it", async () => {
    const found = await find({ buildspec: 'ci/buildspec.yml' }, commit);
    expect(found).toMatchObject({
      text: 'version: 0.1',
      origin: `ci/buildspec.yml at ${commit.slice(0, 7)}`,
    });
    expect(found?.file).toBeUndefined();
    expect(found?.folder?.fsPath).toBe(seen.folder);
  });

  it('is the file as it is now, where the clone does not have the commit', async () => {
    const found = await find({ buildspec: 'ci/buildspec.yml' }, '0'.repeat(40));
    expect(found).toMatchObject({ text: 'version: 0.2', origin: 'ci/buildspec.yml as it is now' });
    expect(found?.file?.fsPath).toBe(join(seen.folder, 'ci/buildspec.yml'));
  });

  it('is in the folder that the emulator builds, where that is in the workspace', async () => {
    const location = pathToFileURL(seen.folder).href;
    expect(await find({ location, buildspec: 'ci/buildspec.yml' })).toMatchObject({ text: 'version: 0.2' });
    expect(await find({ location: '/etc', buildspec: 'passwd' })).toBeUndefined();
  });

  it('lies elsewhere, which is said', async () => {
    await find({ location: 'https://github.com/octo/other', buildspec: 'b.yml' }, commit);
    await find({ type: 'CODEPIPELINE', location: undefined });
    await find({ buildspec: '../b.yml' });
    seen.trusted = false;
    await find({ buildspec: 'ci/buildspec.yml' }, commit);
    expect(seen.messages).toEqual([
      `The buildspec of web #12 is b.yml in https://github.com/octo/other at ${commit.slice(0, 7)}; no folder of this workspace is a clone of it.`,
      'The buildspec of web #12 is buildspec.yml in its source (CODEPIPELINE); no folder of this workspace is a clone of it.',
      'The buildspec of web #12 is ../b.yml, which is no place in its source.',
      `The buildspec of web #12 is ci/buildspec.yml in ${REPOSITORY} at ${commit.slice(0, 7)}; Restricted Mode does not look for a clone of it.`,
    ]);
  });
});
