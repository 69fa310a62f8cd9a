import { describe, expect, it } from 'vitest';
import { LogPlaces } from '../../../../core/builds/problems/log-places';
import { placesIn } from '../../../../core/builds/problems/named-places';

/** The places of a line, each as `what is underlined → file:line:column`. */
const places = (line: string) =>
  placesIn(line).map(({ start, end, file, line: number, column }) =>
    [`${line.slice(start, end)} → ${file}`, number, column].filter((part) => part !== undefined).join(':'),
  );

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
    ['build.sh: line 12: no', undefined],
    ['in C:\\src\\App.cs:12', 'C:\\src\\App.cs:12 → C:\\src\\App.cs:12'],
    ['no such file in a.php on line 3', undefined],
    ['  on main.tf line 12, in resource', 'main.tf line 12 → main.tf:12'],
    ['panicked at src/main.rs:2:5:', 'src/main.rs:2:5 → src/main.rs:2:5'],
  ])('%s', (line, expected) => {
    expect(places(line)).toEqual(expected === undefined ? [] : [expected]);
  });

  it.each([
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
    for (const part of [':1', '(1,', 'a', '"', ', line 1', '\\', ' line ']) placesIn(part.repeat(100_000));
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
    expect(agent('a.ts:1:2 is of the agent')).toEqual([]);
  });
});
