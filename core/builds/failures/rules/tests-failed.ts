import type { FailureRule } from '../rule';

/** The last lines of test runners, with how many failed. */
const SUMMARIES = [
  // mocha
  /^ *(?<mocha>\d+) failing$/,
  // jest and vitest
  /^ *Tests:? +(?:\S+ \| )?(?:\d+ \w+, )*(?<jest>[1-9]\d*) failed/,
  // pytest
  /^=+ .*?(?<pytest>[1-9]\d*) failed\b.* in [\d.]+s/,
  // unittest, minitest
  /^FAILED \((?:failures=(?<unittest>\d+))?.*\)$/,
  // go: as many as there are lines
  /^(?<go>--- FAIL: \S+|FAIL\t? *\S+ +\[?[\d.]+s\]?$)/,
  // surefire
  /Tests run: \d+, Failures: (?<surefire>\d+), Errors: (?<errors>\d+)(?!.*Time elapsed)/,
  // gradle
  /^(?<gradle>\d+) tests? completed, [1-9]\d* failed/,
  // cargo
  /^test result: FAILED\. \d+ passed; (?<cargo>\d+) failed/,
  // phpunit
  /^Tests: \d+, Assertions: \d+,.*\b(?:Failures|Errors): (?<phpunit>\d+)/,
  // rspec
  /^\d+ examples?, (?<rspec>[1-9]\d*) failures?/,
  // dotnet
  /^ *Failed! +- Failed: +(?<dotnet>[1-9]\d*)/,
  // node --test
  /^(?:#|ℹ) fail (?<node>[1-9]\d*)$/,
  // TAP, whose lines are the tests themselves (testanything.org, version 14)
  /^(?<tap> *not ok\b(?!.*# *(?:todo|skip)).*)/i,
  // ctest
  /tests passed, (?<ctest>[1-9]\d*) tests? failed out of/,
];

export const testsFailed: FailureRule = {
  code: 'tests-failed',
  lines: {
    words: [
      ' failing',
      ' failed',
      'failed (',
      '--- fail:',
      'fail ',
      'fail\t',
      'failures:',
      'errors:',
      ' failure',
      'failed!',
      'result: failed',
      'not ok',
    ],
    pattern: SUMMARIES,
  },
  explain(_failure, lines) {
    const line = lines.filter(({ match }) => !isGreen(match)).at(-1);
    if (!line) return undefined;
    const count = countOf(line.match);
    const isTap = line.match.groups?.tap !== undefined;
    const many = count === undefined ? 'Tests failed' : `${count} ${count === 1 ? 'test' : 'tests'} failed`;
    return {
      message: `${many}: the command ran to its end and says so itself.`,
      advice:
        'See the failed tests above in the log. Reports list them one by one, where a `reports` section of the buildspec names the files of the test runner.',
      docs: 'https://docs.aws.amazon.com/codebuild/latest/userguide/test-reporting.html',
      lines: (isTap ? lines.filter(({ match }) => match.groups?.tap !== undefined) : [line]).map(
        ({ text }) => text,
      ),
    };
  },
};

/** A summary of surefire that counts nothing but successes. */
function isGreen({ groups = {} }: RegExpExecArray): boolean {
  return groups.surefire === '0' && groups.errors === '0';
}

function countOf({ groups = {} }: RegExpExecArray): number | undefined {
  const { go, gradle, tap, errors, ...counts } = groups;
  if (go !== undefined || gradle !== undefined || tap !== undefined) return undefined;
  const count = Object.values(counts).find((value) => value !== undefined);
  return count === undefined ? undefined : Number(count) + Number(errors ?? 0);
}
