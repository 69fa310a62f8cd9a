import { expect, it } from 'vitest';
import { mayBeFolder, NewFolders } from '../../../client/local/new-folders';

function lookingInto(folders: Record<string, string[]>) {
  const found: string[][] = [];
  const looked: string[] = [];
  const newFolders = new NewFolders<string>(
    {
      isFolder: async (path) => looked.push(path) > 0 && path in folders,
      buildspecsIn: async (path) => folders[path] ?? [],
    },
    (files) => found.push(files),
  );
  return { newFolders, found, looked };
}

it('finds the buildspec that came with its folder', async () => {
  const { newFolders, found } = lookingInto({ '/w/release': ['/w/release/buildspec.yml'], '/w/empty': [] });
  await newFolders.made('/w/release');
  await newFolders.made('/w/empty');
  await newFolders.made('/w/Makefile');
  expect(found).toEqual([['/w/release/buildspec.yml']]);
});

it('looks at the whole once where hundreds of things are new', async () => {
  const { newFolders, found, looked } = lookingInto({});
  await Promise.all(Array.from({ length: 500 }, (_, index) => newFolders.made(`/w/${index}`)));
  expect(found).toEqual([[]]);
  expect(looked.length).toBeLessThan(5);
});

it.each([
  ['/w/release', true],
  ['/w/.codebuild', true],
  ['/w/v1.2', true],
  ['/w/src/index.ts', false],
  ['/w/node_modules/x', false],
  ['/w/.git/refs/heads/main', false],
])('%s may be a folder with buildspecs: %s', (path, may) => expect(mayBeFolder(path)).toBe(may));
