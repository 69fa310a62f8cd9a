import { posix } from 'node:path';
import type { Build } from '@aws-sdk/client-codebuild';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sourceFolder, sourceFolders } from '../../../client/cloud/source-folders';

const seen = vi.hoisted(() => ({ folders: [] as string[], clone: '', prefix: '', isTrusted: true }));
vi.mock('vscode', () => {
  const file = (path: string) => ({ path, fsPath: path, toString: () => `file://${path}` });
  const around = (path: string) => seen.folders.find((each) => path === each || path.startsWith(`${each}/`));
  return {
    Uri: {
      file,
      joinPath: ({ path }: { path: string }, ...parts: string[]) => file(posix.join(path, ...parts)),
    },
    workspace: {
      get isTrusted() {
        return seen.isTrusted;
      },
      get workspaceFolders() {
        return seen.folders.map((path) => ({ name: posix.basename(path), uri: file(path) }));
      },
      getWorkspaceFolder: ({ path }: { path: string }) => {
        const found = around(path);
        return found === undefined ? undefined : { uri: file(found) };
      },
    },
  };
});
vi.mock('../../../client/cloud/workspace-clone', () => ({
  workspaceClone: async () => (seen.clone === '' ? undefined : { directory: seen.clone, remote: 'origin' }),
}));
vi.mock('../../../core/builds/local/clone', () => ({
  clonedFolder: async () => ({ prefix: seen.prefix, remotes: [] }),
}));

beforeEach(() =>
  Object.assign(seen, { folders: ['/ws/web', '/ws/api'], clone: '', prefix: '', isTrusted: true }),
);

const folderOf = async (location: string) =>
  String(await sourceFolder({ source: { type: 'GITHUB', location } }));
const REPOSITORY = 'https://github.com/octo/site.git';

describe('the folder of the workspace that was built', () => {
  it('is the clone, or the folder that it is in', async () => {
    seen.clone = '/ws/api';
    expect(await folderOf(REPOSITORY)).toBe('file:///ws/api');
    expect(await folderOf('file:///ws/web/sub')).toBe('file:///ws/web');
  });

  it('is the only folder of a clone around it; of several nobody knows which', async () => {
    Object.assign(seen, { folders: ['/mono/web', '/else'], clone: '/mono/web', prefix: 'web/' });
    expect(await folderOf(REPOSITORY)).toBe('file:///mono/web');
    seen.folders = ['/mono/web', '/mono/api'];
    expect(await folderOf(REPOSITORY)).toBe('undefined');
  });

  it('is none without a clone, and in a workspace that is not trusted', async () => {
    expect(await folderOf(REPOSITORY)).toBe('undefined');
    Object.assign(seen, { clone: '/ws/api', isTrusted: false });
    expect(await folderOf(REPOSITORY)).toBe('undefined');
    expect(await sourceFolder({})).toBeUndefined();
  });
});

describe('the folder of a secondary source', () => {
  const build = {
    secondarySources: [{ type: 'S3', sourceIdentifier: 'api', location: 'bucket/api.zip' }],
  } as Build;
  const inWords = async () => [...(await sourceFolders(build))].map(([id, uri]) => `${id} ${uri}`);

  it('is that of its name where no clone is', async () => {
    expect(await inWords()).toEqual(['api file:///ws/api']);
    seen.folders = ['/ws/web'];
    expect(await inWords()).toEqual([]);
  });

  it('is none in a workspace that is not trusted', async () => {
    seen.isTrusted = false;
    expect(await inWords()).toEqual([]);
  });
});
