import { describe, expect, test } from 'vitest';
import { type ArtifactSelection, createSelector } from '../../../../core/builds/local/artifact-selection';

const SOURCE = '/codebuild/output/src1/src';
const TREE = [
  'a.txt',
  '.env',
  'dist/a.js',
  'dist/sub/b.js',
  'dist/.cache/c.js',
  'dist-2/d.js',
  'node_modules/e/e.js',
];

function select(selection: Partial<ArtifactSelection>): string[] {
  const whole = { baseDirectory: '', files: ['**/*'], excludePaths: [], discardPaths: false, ...selection };
  const selector = createSelector(whole, SOURCE);
  return TREE.flatMap((path) => selector.select(path)?.name ?? []);
}

describe('files', () => {
  test.each([
    ['**/*', TREE],
    ['*', ['a.txt', '.env']],
    ['dist/*', ['dist/a.js']],
    ['dist/**/*', ['dist/a.js', 'dist/sub/b.js', 'dist/.cache/c.js']],
    ['./a.txt', ['a.txt']],
    ['dist', []],
    ['**/*.{txt,env}', ['a.txt', '.env']],
    [`${SOURCE}/dist/a.js`, ['dist/a.js']],
    ['../outside', []],
    ['../**/*', []],
    ['dist/../../outside', []],
  ])('%s', (pattern, expected) => {
    expect(select({ files: [pattern] })).toEqual(expected);
  });
});

test('base-directory is taken off the names', () => {
  expect(select({ baseDirectory: 'dist' })).toEqual(['a.js', 'sub/b.js', '.cache/c.js']);
  expect(select({ baseDirectory: './dist/' })).toEqual(['a.js', 'sub/b.js', '.cache/c.js']);
  expect(select({ baseDirectory: `${SOURCE}/dist/sub` })).toEqual(['b.js']);
});

test.each(['../outside', '../../../etc/passwd', '../**/*', '..', 'a/../../outside'])(
  '%s leaves the base directory: nothing is taken, nor even looked at',
  (pattern) => {
    for (const baseDirectory of ['', 'dist', '..', '../other']) {
      const selector = createSelector(
        { baseDirectory, files: [pattern], excludePaths: [], discardPaths: false },
        SOURCE,
      );
      expect(selector.roots).toEqual([]);
      for (const path of ['../outside', '../../outside', '../../../etc/passwd', 'outside'])
        expect(selector.select(path)).toBeUndefined();
    }
  },
);

test('base-directory may be another source', () => {
  const selector = createSelector(
    { baseDirectory: '/codebuild/output/src2/src', files: ['**/*'], excludePaths: [], discardPaths: false },
    SOURCE,
  );
  expect(selector.select('../../src2/src/a/b')?.name).toBe('a/b');
  expect(selector.roots).toEqual(['../../src2/src']);
});

test('base-directory as a glob takes each folder that matches', () => {
  expect(select({ baseDirectory: 'dist*' })).toEqual(['a.js', 'sub/b.js', '.cache/c.js', 'd.js']);
});

test('exclude-paths are relative to the base directory', () => {
  expect(select({ baseDirectory: 'dist', excludePaths: ['**/.*/**/*', 'sub/*'] })).toEqual(['a.js']);
});

test('discard-paths leaves the last part', () => {
  expect(select({ files: ['dist/sub/*'], discardPaths: true })).toEqual(['b.js']);
});

test('only what patterns begin with is asked for', () => {
  const roots = (files: string[], baseDirectory = '') =>
    createSelector({ baseDirectory, files, excludePaths: [], discardPaths: false }, SOURCE).roots;
  expect(roots(['image.json', 'dist/**/*', 'dist/a/*.js'])).toEqual(['image.json', 'dist']);
  expect(roots(['a.txt', '**/*'])).toEqual(['']);
  expect(roots(['*.js'], 'dist')).toEqual(['dist']);
  expect(roots(['*.js'], 'out/dist*')).toEqual(['out']);
});
