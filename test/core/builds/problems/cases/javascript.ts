import type { OutputCase } from './case';

export const JAVASCRIPT: OutputCase[] = [
  {
    what: 'tsc, plain',
    output: `src/app.ts(12,5): error TS2304: Cannot find name 'fetchAll'.
src/app.ts(14,7): error TS2322: Type '{ a: string; }' is not assignable to type 'Options'.
  Types of property 'a' are incompatible.
packages/web/src/index.tsx(1,1): error TS6133: 'React' is declared but its value is never read.`,
    found: [
      "tsc: src/app.ts:12:5 error TS2304 Cannot find name 'fetchAll'.",
      "tsc: src/app.ts:14:7 error TS2322 Type '{ a: string; }' is not assignable to type 'Options'.",
      "tsc: packages/web/src/index.tsx:1:1 error TS6133 'React' is declared but its value is never read.",
    ],
  },
  {
    what: 'tsc --pretty, in colours',
    output: `\x1b[96msrc/app.ts\x1b[0m:\x1b[93m12\x1b[0m:\x1b[93m5\x1b[0m - \x1b[91merror\x1b[0m\x1b[90m TS2304: \x1b[0mCannot find name 'fetchAll'.

\x1b[7m12\x1b[0m     fetchAll();
\x1b[7m  \x1b[0m \x1b[91m    ~~~~~~~~\x1b[0m

Found 1 error in src/app.ts\x1b[90m:12\x1b[0m`,
    found: ["tsc: src/app.ts:12:5 error TS2304 Cannot find name 'fetchAll'."],
  },
  {
    what: "Angular's compiler",
    output:
      "Error: src/app/app.component.html:3:15 - error NG8002: Can't bind to 'user' since it isn't a known property.",
    found: [
      "tsc: src/app/app.component.html:3:15 error NG8002 Can't bind to 'user' since it isn't a known property.",
    ],
  },
  {
    what: 'tsc below a task runner and in the build of an image',
    output: `web:build: src/app.ts(12,5): error TS2304: Cannot find name 'a'.
#12 3.456 src/b.ts(1,2): error TS2304: Cannot find name 'b'.`,
    found: [
      "tsc: src/app.ts:12:5 error TS2304 Cannot find name 'a'.",
      "tsc: src/b.ts:1:2 error TS2304 Cannot find name 'b'.",
    ],
  },
  {
    what: 'what tsc says of no place',
    output: "error TS5023: Unknown compiler option 'foo'.\nsrc/app.ts is fine (12,5)\nFound 0 errors.",
    found: [],
  },
  {
    what: 'ESLint',
    output: `
/codebuild/output/src233/src/src/a.js
   3:10  error    'unused' is defined but never used  no-unused-vars
  12:1   warning  Unexpected console statement        no-console
  14:2   error    Parsing error: Unexpected token }

/codebuild/output/src233/src/src/b.ts
  1:1  error  Definition for rule 'x' not found  @scope/plugin/x

✖ 4 problems (3 errors, 1 warning)`,
    found: [
      "eslint: src/a.js:3:10 error no-unused-vars 'unused' is defined but never used",
      'eslint: src/a.js:12:1 warning no-console Unexpected console statement',
      'eslint: src/a.js:14:2 error Parsing error: Unexpected token }',
      "eslint: src/b.ts:1:1 error @scope/plugin/x Definition for rule 'x' not found",
    ],
  },
  {
    what: 'ESLint, compact and unix',
    output: `/codebuild/output/src233/src/a.js: line 3, col 10, Error - 'x' is not defined. (no-undef)
/codebuild/output/src233/src/b.js:4:2: Missing semicolon. [Warning/semi]`,
    found: [
      "eslint: a.js:3:10 error no-undef 'x' is not defined.",
      'eslint: b.js:4:2 warning semi Missing semicolon.',
    ],
  },
  {
    what: 'times in a table below a path',
    output: './report.txt\n\n  3:10  errors were rare today  ok\nsrc/list:\n  12:30  error budget spent',
    found: [],
  },
  {
    what: 'Jest',
    output: `FAIL src/sum.test.js
  ● sum › adds

    expect(received).toBe(expected) // Object.is equality

    Expected: 4
    Received: 3

      3 | test('adds', () => {
    > 4 |   expect(sum(1, 2)).toBe(4);
        |                     ^
      5 | });

      at toBe (node_modules/jest-circus/build/run.js:1:2)
      at Object.<anonymous> (src/sum.test.js:4:21)
      at node:internal/process/task_queues:95:5

Tests:       1 failed, 1 total`,
    found: [
      'jest: src/sum.test.js:4:21 error sum › adds / expect(received).toBe(expected) // Object.is equality',
    ],
  },
  {
    what: 'what a test printed in Jest',
    output: `  ● Console

    console.log
      saved

      at log (src/store.js:4:21)`,
    found: [],
  },
  {
    what: 'Vitest',
    output: `⎯⎯⎯⎯⎯⎯⎯ Failed Tests 1 ⎯⎯⎯⎯⎯⎯⎯

 FAIL  test/sum.test.ts > sum > adds
AssertionError: expected 3 to be 4 // Object.is equality

- Expected
+ Received

- 4
+ 3

 ❯ test/sum.test.ts:5:20
      3| it('adds', () => {
      5|   expect(sum(1, 2)).toBe(4);`,
    found: [
      'vitest: test/sum.test.ts:5:20 error test/sum.test.ts > sum > adds / AssertionError: expected 3 to be 4 // Object.is equality',
    ],
  },
  {
    what: 'Mocha',
    output: `  1 failing

  1) sum
       adds:

      AssertionError [ERR_ASSERTION]: expected 3 to equal 4
      + expected - actual

      -3
      +4

      at Context.<anonymous> (test/sum.js:5:14)
      at process.processImmediate (node:internal/timers:476:21)`,
    found: ['mocha: test/sum.js:5:14 error sum / AssertionError [ERR_ASSERTION]: expected 3 to equal 4'],
  },
  {
    what: 'Playwright',
    output: '  1) [chromium] › tests/login.spec.ts:12:5 › logs in ──────────────────────────',
    found: ['playwright: tests/login.spec.ts:12:5 error logs in'],
  },
  {
    what: 'the test runner of Node.js',
    output: `not ok 1 - adds
  ---
  duration_ms: 1.2
  location: '/codebuild/output/src233/src/test/sum.test.js:4:1'
✖ failing tests:

test at test/other.test.js:5:1
✖ subtracts (1.2ms)
  AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:`,
    found: [
      'node:test: test/sum.test.js:4:1 error adds',
      'node:test: test/other.test.js:5:1 error subtracts / AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:',
    ],
  },
  {
    what: 'an exception in Node.js',
    output: `TypeError: Cannot read properties of undefined (reading 'name')
    at node:internal/main:1:1
    at load (/codebuild/output/src233/src/scripts/load.mjs:8:15)`,
    found: [
      "node: scripts/load.mjs:8:15 error TypeError: Cannot read properties of undefined (reading 'name')",
    ],
  },
  {
    what: 'esbuild',
    output: `✘ [ERROR] Could not resolve "./missing"

    src/app.ts:1:18:
      1 │ import { a } from './missing'
▲ [WARNING] Duplicate key "a" in object literal [duplicate-object-key]

    src/b.js:3:2:`,
    found: [
      'esbuild: src/app.ts:1:18 error Could not resolve "./missing"',
      'esbuild: src/b.js:3:2 warning duplicate-object-key Duplicate key "a" in object literal',
    ],
  },
  {
    what: 'Vite',
    output: `error during build:
RollupError: src/main.ts (2:9): "nothing" is not exported by "src/util.ts".
file: /codebuild/output/src233/src/src/main.ts:2:9
1: import { a } from './util'`,
    found: ['rollup: src/main.ts:2:9 error src/main.ts (2:9): "nothing" is not exported by "src/util.ts".'],
  },
  {
    what: 'webpack and its TypeScript',
    output: `ERROR in ./src/index.js 3:0-21
Module not found: Error: Can't resolve './gone' in '/codebuild/output/src233/src/src'

ERROR in /codebuild/output/src233/src/src/a.ts(12,5):
TS2304: Cannot find name 'a'.
[tsl] ERROR in /codebuild/output/src233/src/src/b.ts(1,2)
      TS2322: Type 'string' is not assignable to type 'number'.
ERROR in src/c.ts:4:5
TS1005: ';' expected.`,
    found: [
      "webpack: src/index.js:3:0 error Module not found: Error: Can't resolve './gone' in '/codebuild/output/src233/src/src'",
      "webpack: src/a.ts:12:5 error TS2304 Cannot find name 'a'.",
      "webpack: src/b.ts:1:2 error TS2322 Type 'string' is not assignable to type 'number'.",
      "webpack: src/c.ts:4:5 error TS1005 ';' expected.",
    ],
  },
  {
    what: 'Sass',
    output: `Error: Undefined variable.
  ╷
3 │   color: $primary;
  │          ^^^^^^^^
  ╵
  src/main.scss 3:10  root stylesheet`,
    found: ['sass: src/main.scss:3:10 error Undefined variable.'],
  },
  {
    what: 'Stylelint',
    output: `
src/main.css
  3:10  ✖  Unexpected unknown unit "pxx"  unit-no-unknown
  5:1   ⚠  Expected empty line            rule-empty-line-before`,
    found: [
      'stylelint: src/main.css:3:10 error unit-no-unknown Unexpected unknown unit "pxx"',
      'stylelint: src/main.css:5:1 warning rule-empty-line-before Expected empty line',
    ],
  },
  {
    what: 'Biome',
    output: `src/a.ts:3:7 lint/suspicious/noDoubleEquals  FIXABLE  ━━━━━━━━━━━━━━━━━━━━

  × Use === instead of ==.`,
    found: ['biome: src/a.ts:3:7 error lint/suspicious/noDoubleEquals Use === instead of ==.'],
  },
];
