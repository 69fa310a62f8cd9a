import { describe, expect, it } from 'vitest';
import { matchingFiles, reportPath } from '../../../../core/builds/reports/report-paths';

describe('a path that a build wrote', () => {
  it.each([
    ['/codebuild/output/src123456789/src/app/cart.js', 'app/cart.js'],
    ['/codebuild/output/src123/src/github.com/shop/web/app/cart.js', 'app/cart.js'],
    ['/codebuild/output/src123/src/git.corp.example/shop/web/app/cart.js', 'app/cart.js'],
    [
      '/codebuild/output/src1/src/git-codecommit.eu-west-1.amazonaws.com/v1/repos/web/app/cart.js',
      'app/cart.js',
    ],
    ['/codebuild/output/src123/src/s3/00/app/cart.js', 'app/cart.js'],
    ['/codebuild/output/srcDownload/src/app/cart.js', 'app/cart.js'],
    ['/tmp/codebuild-aB3/src123456789/src/app/cart.js', 'app/cart.js'],
    ['C:\\codebuild\\tmp\\output\\src123\\src\\app\\cart.js', 'app/cart.js'],
  ])('lies below the source: %s', (text, path) => {
    expect(reportPath(text)).toEqual({ parts: path.split('/'), isBelowSource: true });
  });

  it.each([
    ['app/cart.js', 'app/cart.js'],
    ['./app/../lib/cart.js', 'lib/cart.js'],
    ['../../app/cart.js', 'app/cart.js'],
    ['file:///home/me/web/app/cart.js', 'home/me/web/app/cart.js'],
    ['D:\\a\\web\\cart.js', 'a/web/cart.js'],
    ['pages/[id].test.tsx', 'pages/[id].test.tsx'],
  ])('says as much as it can: %s', (text, path) => {
    expect(reportPath(text)).toEqual({ parts: path.split('/'), isBelowSource: false });
  });

  it.each([
    '',
    '/',
    'a\0b.js',
    '**/*',
    '<frozen importlib>',
    `${'a/'.repeat(600)}b.js`,
    '/usr/lib/python3.12/unittest/case.py',
    '/codebuild/output/src123/src/node_modules/jest/build/index.js',
    'C:\\Program Files\\nodejs\\index.js',
  ])('is no file of a source: %s', (text) => {
    expect(reportPath(text)).toBeUndefined();
  });
});

describe('the files that a path may mean', () => {
  const match = (text: string, ...files: string[]) =>
    matchingFiles(reportPath(text) ?? { parts: [], isBelowSource: false }, files);
  const BELOW = '/codebuild/output/src123456789/src/';

  it('is the one at the path', () => {
    expect(match(`${BELOW}app/cart.js`, 'lib/cart.js', 'app/cart.js')).toEqual(['app/cart.js']);
  });

  it('is the one below a folder where the tests ran in it', () => {
    expect(match('test/cart.js', 'shop/test/cart.js', 'shop/src/cart.js')).toEqual(['shop/test/cart.js']);
  });

  it('is a file of the workspace where that is a folder of the repository', () => {
    expect(match(`${BELOW}shop/test/cart.js`, 'test/cart.js')).toEqual(['test/cart.js']);
  });

  it('is another checkout, where its end is the same', () => {
    expect(match('/home/runner/work/web/app/cart.js', 'packages/app/cart.js', 'cart.js')).toEqual([
      'packages/app/cart.js',
    ]);
  });

  it('is none that has only the name in common', () => {
    expect(match(`${BELOW}app/cart.js`, 'lib/other/cart.js')).toEqual([]);
    expect(match('app/cart.js', 'lib/other/cart.js', 'app/basket.js')).toEqual([]);
  });

  it('are several where nothing tells them apart, and one where one is at the path itself', () => {
    expect(match('cart.js', 'a/cart.js', 'b/cart.js')).toEqual(['a/cart.js', 'b/cart.js']);
    expect(match('cart.js', 'a/cart.js', 'cart.js')).toEqual(['cart.js']);
  });
});
