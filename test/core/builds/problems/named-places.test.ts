import { describe, expect, it } from 'vitest';
import { LogPlaces } from '../../../../core/builds/problems/log-places';
import { placesIn } from '../../../../core/builds/problems/named-places';

/** The places of a line, each as `what is underlined → file:line:column`. */
const places = (line: string) =>
  placesIn(line).map(({ start, end, file, line: number, column, package: inPackage }) => {
    const place = [file, number, column].filter((part) => part !== undefined).join(':');
    return `${line.slice(start, end)} → ${place}${inPackage === undefined ? '' : ` of ${inPackage}`}`;
  });

describe('the places that a line names', () => {
  it.each([
    ['src/app.ts:12:5: error', 'src/app.ts:12:5 → src/app.ts:12:5'],
    ['  at run (src/app.ts:12:5)', 'src/app.ts:12:5 → src/app.ts:12:5'],
    ['src/app.ts(12,5): error TS1', 'src/app.ts(12,5) → src/app.ts:12:5'],
    ['A.cs(3,7,3,12): warning', 'A.cs(3,7,3,12) → A.cs:3:7'],
    ['[ERROR] /a/B.java:[12,9] no', '/a/B.java:[12,9] → /a/B.java:12:9'],
    ['  File "my app/main.py", line 3, in run', 'my app/main.py", line 3 → my app/main.py:3'],
    ['--> main.rs:2:18', 'main.rs:2:18 → main.rs:2:18'],
    ['make: *** [Makefile:12: all] Error 1', 'Makefile:12 → Makefile:12'],
    ['./build.sh: line 12: no', './build.sh: line 12 → ./build.sh:12'],
    ['./build.sh: 12: foo: not found', './build.sh: 12: → ./build.sh:12'],
    ['in C:\\src\\App.cs:12', 'C:\\src\\App.cs:12 → C:\\src\\App.cs:12'],
    ['no such file in a.php on line 3', 'a.php on line 3 → a.php:3'],
    ['#0 /a/b.php(12): run()', '/a/b.php(12) → /a/b.php:12'],
    ['   at Shop.Sell() in C:\\src\\Shop.cs:line 12', 'C:\\src\\Shop.cs:line 12 → C:\\src\\Shop.cs:12'],
    ['    at run (file:///a/b.mjs:1:2)', 'file:///a/b.mjs:1:2 → file:///a/b.mjs:1:2'],
    ['    at file:///C:/a/b.mjs:1:2', 'file:///C:/a/b.mjs:1:2 → file:///C:/a/b.mjs:1:2'],
    ['e: file:///a/B.kt:3:7 Unresolved', 'file:///a/B.kt:3:7 → file:///a/B.kt:3:7'],
    ['e: /a/B.kt: (3, 7): Unresolved', '/a/B.kt: (3, 7) → /a/B.kt:3:7'],
    ['    at f (webpack:///./src/a.ts:3:1)', 'webpack:///./src/a.ts:3:1 → ./src/a.ts:3:1'],
    ['    at f (webpack://shop/./src/a.ts:3:1)', 'webpack://shop/./src/a.ts:3:1 → ./src/a.ts:3:1'],
    ['at \\\\?\\C:\\a\\main.rs:3:1', '\\C:\\a\\main.rs:3:1 → \\C:\\a\\main.rs:3:1'],
    ['test/a_test.dart 12:5  main', 'test/a_test.dart 12:5 → test/a_test.dart:12:5'],
    ['  src/a.scss 3:1  root stylesheet', 'src/a.scss 3:1 → src/a.scss:3:1'],
    ['/a/main.go:12 +0x1f', '/a/main.go:12 → /a/main.go:12'],
    ["\tfrom lib/a.rb:3:in 'Object#run'", 'lib/a.rb:3 → lib/a.rb:3'],
    ['Error: C:/a/b.ts(3,1): no', 'C:/a/b.ts(3,1) → C:/a/b.ts:3:1'],
    ['  on main.tf line 12, in resource', 'main.tf line 12 → main.tf:12'],
    ['panicked at src/main.rs:2:5:', 'src/main.rs:2:5 → src/main.rs:2:5'],
  ])('%s', (line, expected) => {
    expect(places(line)).toEqual(expected === undefined ? [] : [expected]);
  });

  it.each([
    ['\tat com.example.Shop.sell(Shop.java:12)', 'Shop.java:12 → Shop.java:12 of com.example'],
    ['\tat com.example.Shop$Cart.lambda$add$0(Shop.java:12)', 'Shop.java:12 → Shop.java:12 of com.example'],
    [
      '\tat com.example.Shop.<init>(Shop.java:12) ~[classes/:na]',
      'Shop.java:12 → Shop.java:12 of com.example',
    ],
    ['\tat app//com.example.Shop.sell(Shop.java:12)', 'Shop.java:12 → Shop.java:12 of com.example'],
    ['\tat java.base/java.util.List.of(List.java:9)', 'List.java:9 → List.java:9 of java.util'],
    ['\tat com.example.MainKt.main(Main.kt)', undefined],
    ['\tat MainKt.main(Main.kt:3)', 'Main.kt:3 → Main.kt:3 of '],
    ['[ERROR]   ShopTest.sells:12 expected: <1> but was: <2>', 'ShopTest.sells:12 → ShopTest.java:12 of '],
    ['[ERROR]   ShopTest$Empty.sells:12->check:30 no', 'ShopTest$Empty.sells:12 → ShopTest.java:12 of '],
    ['see Shop.sells:12', 'Shop.sells:12 → Shop.sells:12'],
    ['java.lang.AssertionError at ShopTest.java:12', 'ShopTest.java:12 → ShopTest.java:12'],
  ])('with the package of a frame of the JVM: %s', (line, expected) => {
    expect(places(line)).toEqual(expected === undefined ? [] : [expected]);
  });

  it.each([
    'https://example.com/a.js:84',
    'webpack://:1',
    'a.txt 10:20 done',
    'https://example.com:8443/x',
    'http://localhost:3000 is ready',
    'at 10:20:30: done',
    '[Container] 2026/01/28 20:46:51.456792 Running',
    'version 1.2:3 of (12,5)',
    'a.ts:0:1',
    'user:12',
    'sha256:12',
    `${'a'.repeat(400)}.ts:1`,
  ])('are none in %s', (line) => {
    expect(places(line)).toEqual([]);
  });

  it('may be several', () => {
    expect(places('a.ts:1 and b.ts:2:3')).toEqual(['a.ts:1 → a.ts:1', 'b.ts:2:3 → b.ts:2:3']);
    expect(placesIn('a.ts:1 '.repeat(500))).toHaveLength(8);
  });

  // one that takes a time beyond all bounds never comes to its end here
  it('are looked for in hostile lines too', () => {
    for (const part of [
      ':1',
      '(1,',
      'a',
      '"',
      ', line 1',
      '\\',
      ' line ',
      'a.',
      '(a.java:1',
      '.dart ',
      '.sh: ',
      '//?/',
    ])
      placesIn(part.repeat(100_000));
  });
});

describe('the places of a log', () => {
  it('count from what the log tells of sources and directories', () => {
    const log = new LogPlaces();
    const agent = (text: string) => log.read(`[Container] 2026/01/28 20:46:51.456792 ${text}`);
    agent('CODEBUILD_SRC_DIR=/tmp/b7/src');
    agent('Running command cd web && npx tsc');
    const files = (line: string) => log.read(line).map((place) => place.files.map(({ path }) => path));
    expect(files('/tmp/b7/src/a.ts:1:2')).toEqual([['a.ts']]);
    expect(files('b.ts(1,2): error')).toEqual([['web/b.ts', 'b.ts', 'b.ts']]);
    expect(files('/etc/passwd.txt:1')).toEqual([]);
    expect(files('\tat com.example.Shop.sell(Shop.java:12)')).toEqual([['com/example/Shop.java']]);
    expect(agent('a.ts:1:2 is of the agent')).toEqual([]);
  });
});

describe('the places of the log of a batch', () => {
  it('count from what the log of each build tells', () => {
    const log = new LogPlaces();
    const agent = (build: string, text: string) =>
      log.read(`${build} | [Container] 2026/01/28 20:46:51.456792 ${text}`);
    agent('one', 'Running command cd web');
    agent('two', 'Running command cd api');
    const places = (line: string) =>
      log.read(line).map(({ start, end, files: [file] }) => [line.slice(start, end), file?.path]);
    expect(places('one | a.ts:1')).toEqual([['a.ts:1', 'web/a.ts']]);
    expect(places('two | a.ts:1')).toEqual([['a.ts:1', 'api/a.ts']]);
  });
});
