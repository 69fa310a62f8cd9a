import { describe, expect, test } from 'vitest';
import { type CacheSurroundings, readCachePaths } from '../../../../../core/builds/local/cache/cache-paths';

const DOCKER: CacheSurroundings = {
  directories: {
    primary: '/codebuild/output/src123/src',
    secondary: { second: '/codebuild/output/src456/src' },
  },
  outputDirectory: '/codebuild/output',
  home: '/root',
  executor: 'docker',
};
const read = (...paths: string[]) => readCachePaths(paths, DOCKER);
const version = (...paths: string[]) => read(...paths).version;

describe('cache paths', () => {
  test('are relative to the source, absolute, or below HOME', () => {
    expect(read('node_modules/**/*', './vendor/*', '/root/.npm/**/*', '~/.kube/*').patterns).toEqual([
      '/codebuild/output/src123/src/node_modules/**/*',
      '/codebuild/output/src123/src/vendor/*',
      '/root/.npm/**/*',
      '/root/.kube/*',
    ]);
  });

  test.each([
    ['node_modules/**/*', 'node_modules/a/b.js', true],
    ['node_modules/**/*', 'node_modules/.bin/x', true],
    ['node_modules/**/*', 'node_modules_too/x', false],
    ['vendor/*', 'vendor/a', true],
    ['vendor/*', 'vendor/a/b', false],
    ['**/node_modules/**/*', 'packages/a/node_modules/x', true],
    ['file.txt', 'file.txt', true],
    ['file.txt', 'file.txt/x', false],
  ])('%s with %s: %s', (pattern, path, allowed) => {
    expect(read(pattern).allows(`/codebuild/output/src123/src/${path}`, 'file')).toBe(allowed);
  });

  test.each([
    ['node_modules/**/*', 'node_modules', true],
    ['node_modules/**/*', 'node_modules/a', true],
    ['vendor/*', 'vendor', true],
    ['vendor/*', 'vendor/a', false],
    ['vendor/a.txt', 'vendor', false],
  ])('%s with the folder %s: %s', (pattern, path, allowed) => {
    expect(read(pattern).allows(`/codebuild/output/src123/src/${path}`, 'folder')).toBe(allowed);
  });

  test('have names that are the same in every build', () => {
    const paths = read('a/**/*', '../d/*', '/codebuild/output/src456/src/b/**/*', '/opt/c/**/*');
    expect(paths.portable).toEqual(['around/d/*', 'root/opt/c/**/*', 'src/a/**/*', 'src_second/b/**/*']);
    for (const path of [
      '/codebuild/output/src123/src/a/x',
      '/codebuild/output/src123/d/x',
      '/codebuild/output/src456/src/b/y',
      '/codebuild/output/src456/e',
      '/opt/c/z',
    ])
      expect(paths.pathOf(paths.nameOf(path) ?? '')).toBe(path);
  });

  test.each(['/**/*', '/*', '/', '/codebuild/output/tmp/**/*', '../../tmp/*', '../../workbench/*'])(
    '%s would take what is no cache',
    (path) => {
      const paths = read(path, 'a/*');
      expect(paths.refused).toEqual([path]);
      expect(paths.allows('/codebuild/output/tmp/script.sh', 'file')).toBe(false);
    },
  );

  test("never reach the build's own files, which hold values of variables and credentials", () => {
    const paths = read('/codebuild/**/*');
    expect(paths.allows('/codebuild/output/tmp/state.0', 'file')).toBe(false);
    expect(paths.allows('/codebuild/output/workbench/aws/0.json', 'file')).toBe(false);
    expect(paths.allows('/codebuild/output/src123/src/x', 'file')).toBe(true);
  });

  test('on this computer itself reach the sources only', () => {
    const paths = readCachePaths(['~/.npm/**/*', 'a/*'], { ...DOCKER, executor: 'host' });
    expect(paths.refused).toEqual(['~/.npm/**/*']);
    expect(paths.portable).toEqual(['src/a/*']);
    expect(paths.pathOf('root/etc/passwd')).toBeUndefined();
  });
});

describe('the version of a cache', () => {
  test('is of its paths, whatever their order and the folders of the build', () => {
    expect(version('a/*', '/b/*')).toBe(version('/b/*', './a/*', 'a/*'));
    const other = { ...DOCKER, directories: { primary: '/codebuild/output/src9/src', secondary: {} } };
    expect(readCachePaths(['a/*'], other).version).toBe(version('a/*'));
  });

  test('differs with paths and with where the build runs', () => {
    expect(version('pip-dependencies/**/*')).not.toBe(version('tmp/pip-dependencies/**/*'));
    expect(readCachePaths(['a/*'], { ...DOCKER, executor: 'host' }).version).not.toBe(version('a/*'));
  });
});
