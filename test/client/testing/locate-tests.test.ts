import { beforeEach, describe, expect, it } from 'vitest';
import { coveredFiles } from '../../../client/testing/covered-files';
import { TestLocator } from '../../../client/testing/locate-tests';
import { WorkspaceFiles } from '../../../client/testing/workspace-files';
import { FakeClock } from '../fake-clock';
import { aCoverageReport, aReport, aTest } from './a-shown-build';

let texts: Record<string, string>;
let lists: number;
let reads: string[];
let clock: FakeClock;
let files: WorkspaceFiles;

/** A workspace of these files, the first part of whose paths is the workspace folder. */
function workspace(given: Record<string, string>) {
  texts = given;
  lists = 0;
  reads = [];
  clock = new FakeClock();
  files = new WorkspaceFiles(async () => {
    lists++;
    return Object.keys(texts).map((full) => {
      const [folder = '', ...parts] = full.split('/');
      return { uri: full, path: parts.join('/'), folder };
    });
  }, clock);
}

const locator = (folder?: string) =>
  new TestLocator({
    files,
    folder,
    read: async (uri) => {
      reads.push(uri);
      return texts[uri];
    },
  });

beforeEach(() => workspace({}));

describe('a test', () => {
  it('is where its name is in the file of its class', async () => {
    workspace({ 'web/tests/test_cart.py': 'import cart\n\ndef test_adds():\n' });
    const test = aTest('test_adds', { prefix: 'tests.test_cart' });
    expect(await locator().test(test)).toEqual({ uri: 'web/tests/test_cart.py', line: 3 });
  });

  it('is in the one of several files that has it', async () => {
    workspace({
      'web/a/cart.test.js': "it('pays', pay);",
      'web/b/cart.test.js': "\nit('adds', add);",
    });
    expect(await locator().test(aTest('adds', { prefix: 'cart.test.js' }))).toEqual({
      uri: 'web/b/cart.test.js',
      line: 2,
    });
  });

  it('is in the file that its package of Go has it in', async () => {
    workspace({
      'web/cart/cart_test.go': 'func TestAdds(t *testing.T) {',
      'web/cart/pay_test.go': '\nfunc TestPays(t *testing.T) {',
      'web/other/pay_test.go': 'func TestPays(t *testing.T) {',
    });
    const test = aTest('TestPays', { prefix: 'github.com/shop/web/cart' });
    expect(await locator().test(test)).toEqual({ uri: 'web/cart/pay_test.go', line: 2 });
    expect(await locator().test(aTest('TestGone', { prefix: 'github.com/shop/web/other' }))).toBeUndefined();
  });

  it('is at the line of the report where the file does not tell', async () => {
    workspace({ 'web/cart_spec.rb': 'made by a macro' });
    const test = aTest('adds', { file: './cart_spec.rb', line: 7 });
    expect(await locator().test(test)).toEqual({ uri: 'web/cart_spec.rb', line: 7 });
  });

  it('is in the folder that was built, where another has such a file too', async () => {
    workspace({ 'web/cart.test.js': "it('adds')", 'shop/cart.test.js': "it('adds')" });
    const test = aTest('adds', { prefix: 'cart.test.js' });
    expect(await locator('shop').test(test)).toMatchObject({ uri: 'shop/cart.test.js' });
  });

  it('is nowhere where no such file is in the workspace', async () => {
    workspace({ 'web/cart.js': '' });
    for (const file of ['../../etc/passwd', '/etc/passwd', 'gone.js', '**/*', 'a\0b'])
      expect(await locator().test(aTest('adds', { prefix: undefined, file }))).toBeUndefined();
  });
});

describe('a failure', () => {
  const message =
    'expected 1\n    at pay (lib/cart.js:3:1)\n    at cart.test.js:9:5\n    at node:internal/test:1:1';

  beforeEach(() => workspace({ 'web/lib/cart.js': '', 'web/cart.test.js': '' }));

  it('is where its trace goes through the file of the test', async () => {
    const place = await locator().failure(aTest('pays', { message }), 'web/cart.test.js');
    expect(place).toEqual({ uri: 'web/cart.test.js', line: 9 });
  });

  it('is at the innermost place in the workspace otherwise', async () => {
    expect(await locator().failure(aTest('pays', { message }), undefined)).toEqual({
      uri: 'web/lib/cart.js',
      line: 3,
    });
    expect(await locator().failure(aTest('pays', { message: 'no place' }), undefined)).toBeUndefined();
  });
});

describe('what is looked at', () => {
  it('is listed once for half a minute, and each file read once', async () => {
    workspace({ 'web/cart.test.js': "it('adds')\nit('pays')" });
    const one = locator();
    for (const name of ['adds', 'pays', 'gone']) await one.test(aTest(name, { prefix: 'cart.test.js' }));
    expect([lists, reads]).toEqual([1, ['web/cart.test.js']]);
    await clock.pass(31_000);
    await locator().test(aTest('adds', { prefix: 'cart.test.js' }));
    expect(lists).toBe(2);
  });

  it('is no more than 300 files', async () => {
    const names = Array.from({ length: 310 }, (_, index) => `t${index}.test.js`);
    workspace(Object.fromEntries(names.map((name) => [`web/${name}`, "it('adds')"])));
    const one = locator();
    for (const name of names) await one.test(aTest('adds', { prefix: name }));
    expect(reads).toHaveLength(300);
  });
});

describe('covered files', () => {
  const covered = (...reports: Parameters<typeof coveredFiles>[0]) =>
    coveredFiles(reports, (path) => files.matching(path));

  it('are those in the workspace, whatever the build was in; the others are counted', async () => {
    workspace({ 'web/app/cart.js': '', 'web/a/x.js': '', 'web/b/x.js': '' });
    const report = aCoverageReport(
      '/codebuild/output/src123/src/github.com/shop/web/app/cart.js',
      'x.js',
      'gone.js',
    );
    expect(await covered(report)).toEqual({
      files: [
        {
          uri: 'web/app/cart.js',
          lines: { covered: 3, total: 4 },
          branches: { covered: 1, total: 2 },
          details: expect.any(Function),
        },
      ],
      unknown: 2,
    });
  });

  it('have totals only where the report has no lines', async () => {
    workspace({ 'web/cart.js': '' });
    const { linesOf: _, ...totals } = aCoverageReport('cart.js');
    expect((await covered(totals)).files[0]).not.toHaveProperty('details');
    expect((await covered(aReport())).files).toEqual([]);
  });

  it('come once, as the best of several reports has them', async () => {
    workspace({ 'web/cart.js': '' });
    const best = aCoverageReport('cart.js');
    const worse = aCoverageReport('cart.js');
    for (const file of worse.codeCoverages) Object.assign(file, { linesCovered: 1, linesMissed: 3 });
    const { files: found } = await covered(worse, best, worse);
    expect(found.map(({ lines }) => lines)).toEqual([{ covered: 3, total: 4 }]);
  });
});
