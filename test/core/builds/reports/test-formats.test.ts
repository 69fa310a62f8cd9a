import { describe, expect, test } from 'vitest';
import { reportOf, sample } from './support';

const cases = (format: Parameters<typeof sample>[0]) => reportOf(format, [sample(format)]).testCases;

test('JUNITXML', () => {
  expect(cases('JUNITXML')).toEqual([
    {
      name: 'adds <items>',
      prefix: 'Cart',
      testSuiteName: 'shop',
      status: 'SUCCEEDED',
      durationInNanoSeconds: 250_000_000,
      file: 'test/shop.test.js',
    },
    {
      name: 'checks out',
      prefix: 'Cart',
      testSuiteName: 'shop',
      status: 'FAILED',
      durationInNanoSeconds: 1_001_500_000_000,
      message: 'expected 2, got 3\n    at test/cart.test.js:14',
      file: 'test/cart.test.js',
      line: 12,
    },
    {
      name: 'connects',
      prefix: 'Stock',
      testSuiteName: 'inner',
      status: 'ERROR',
      durationInNanoSeconds: 0,
      message: 'connect ECONNREFUSED',
    },
    {
      name: 'later',
      prefix: 'Stock',
      testSuiteName: 'inner',
      status: 'SKIPPED',
      durationInNanoSeconds: 0,
    },
    { name: 'passes at last', testSuiteName: 'inner', status: 'SUCCEEDED', durationInNanoSeconds: 0 },
  ]);
});

test('JUNITXML with one testsuite as its root', () => {
  const report = reportOf('JUNITXML', ['<testsuite name="s"><testcase name="t"/></testsuite>']);
  expect(report).toMatchObject({ status: 'SUCCEEDED', testSummary: { total: 1 } });
});

test('JUNITXML of a test with several outcomes is failed', () => {
  const text =
    '<testsuite><testcase name="t"><skipped/><error message="e"/><failure message="f"/></testcase></testsuite>';
  expect(reportOf('JUNITXML', [text]).testCases).toMatchObject([{ status: 'FAILED', message: 'f' }]);
});

test('NUNITXML', () => {
  expect(
    cases('NUNITXML')?.map(({ name, status, message, line }) => ({ name, status, message, line })),
  ).toEqual([
    { name: 'Shop.Tests.CartTests.Adds', status: 'SUCCEEDED' },
    {
      name: 'Shop.Tests.CartTests.ChecksOut',
      status: 'FAILED',
      message: 'Expected: 2\nat Shop.Tests.CartTests.ChecksOut() in C:\\shop\\CartTests.cs:line 21',
      line: 21,
    },
    { name: 'Shop.Tests.CartTests.Connects', status: 'ERROR', message: 'System.Exception : refused' },
    { name: 'Shop.Tests.CartTests.Later', status: 'SKIPPED', message: 'not yet' },
    { name: 'Shop.Tests.CartTests.Unsure', status: 'UNKNOWN' },
  ]);
});

test('NUNIT3XML', () => {
  expect(cases('NUNIT3XML')).toMatchObject([
    { name: 'Adds', prefix: 'Shop.Tests.CartTests', status: 'SUCCEEDED', durationInNanoSeconds: 250_000_000 },
    {
      name: 'ChecksOut',
      prefix: 'Shop.Tests.CartTests',
      testSuiteName: 'Shop.Tests.CartTests',
      status: 'FAILED',
      message: expect.stringMatching(/^Expected: 2\n/),
      file: '/src/CartTests.cs',
      line: 21,
    },
    { name: 'Connects', status: 'ERROR' },
    { name: 'Later', status: 'SKIPPED' },
    { name: 'Unsure', status: 'UNKNOWN' },
  ]);
});

test('TESTNGXML, without the methods that set up', () => {
  expect(cases('TESTNGXML')).toEqual([
    {
      name: 'adds',
      prefix: 'shop.CartTest',
      testSuiteName: 'Shop',
      status: 'SUCCEEDED',
      durationInNanoSeconds: 250_000_000,
    },
    {
      name: 'checksOut',
      prefix: 'shop.CartTest',
      testSuiteName: 'Shop',
      status: 'FAILED',
      durationInNanoSeconds: 350_000_000,
      message:
        'java.lang.AssertionError: expected [2] but found [3]\n\tat shop.CartTest.checksOut(CartTest.java:21)',
    },
    {
      name: 'later',
      prefix: 'shop.CartTest',
      testSuiteName: 'Shop',
      status: 'SKIPPED',
      durationInNanoSeconds: 0,
    },
  ]);
});

test('VISUALSTUDIOTRX, with the classes that are listed at its end', () => {
  expect(cases('VISUALSTUDIOTRX')).toEqual([
    {
      name: 'Adds',
      prefix: 'Shop.Tests.CartTests',
      status: 'SUCCEEDED',
      durationInNanoSeconds: 250_000_000,
    },
    {
      name: 'ChecksOut',
      prefix: 'Shop.Tests.CartTests',
      status: 'FAILED',
      durationInNanoSeconds: 60_500_000_000,
      message: 'Assert.Equal() Failure\nat Shop.Tests.CartTests.ChecksOut() in /src/CartTests.cs:line 21',
      file: '/src/CartTests.cs',
      line: 21,
    },
    { name: 'Later', status: 'SKIPPED', durationInNanoSeconds: 0 },
    { name: 'Slow', status: 'ERROR', durationInNanoSeconds: 0 },
    { name: 'Unsure', status: 'UNKNOWN', durationInNanoSeconds: 0 },
  ]);
});

test('CUCUMBERJSON: a scenario is as its worst step, and a background counts to the next scenario', () => {
  const feature = { prefix: 'Cart', testSuiteName: 'Cart', file: 'features/cart.feature' };
  expect(cases('CUCUMBERJSON')).toEqual([
    { ...feature, name: 'Adds', status: 'SUCCEEDED', durationInNanoSeconds: 3000, line: 6 },
    {
      ...feature,
      name: 'Checks out',
      status: 'FAILED',
      durationInNanoSeconds: 500,
      message: 'expected 2',
      line: 10,
    },
    {
      ...feature,
      name: 'Undefined',
      status: 'FAILED',
      durationInNanoSeconds: 0,
      message: 'a step is undefined',
      line: 14,
    },
    { ...feature, name: 'Later', status: 'SKIPPED', durationInNanoSeconds: 0, line: 16 },
  ]);
});

describe('the limits of CodeBuild', () => {
  const suite = (inner: string) => `<testsuite name="s">${inner}</testsuite>`;
  const passing = (count: number) => '<testcase name="passes"/>'.repeat(count);

  test('a report holds 500 test cases and counts all of them', () => {
    const report = reportOf('JUNITXML', [suite(passing(400)), suite(passing(200))], 4096);
    expect(report).toMatchObject({ truncated: true, testSummary: { total: 600 } });
    expect(report.testCases).toHaveLength(500);
  });

  test('those that failed are kept, however late they come', () => {
    const report = reportOf(
      'JUNITXML',
      [suite(passing(600)), suite('<testcase name="fails"><failure/></testcase>')],
      4096,
    );
    expect(report).toMatchObject({ status: 'FAILED', truncated: true });
    expect(report.testCases).toHaveLength(500);
    expect(report.testCases?.at(-1)).toMatchObject({ name: 'fails', status: 'FAILED' });
  });

  test('names end after 1,000 characters and messages after 5,000, not inside of one', () => {
    const text = suite(
      `<testcase name="${'n'.repeat(999)}😀"><failure message="${'m'.repeat(9000)}"/></testcase>`,
    );
    const [testCase] = reportOf('JUNITXML', [text], 4096).testCases ?? [];
    expect(testCase?.name).toBe('n'.repeat(999));
    expect(testCase?.message).toHaveLength(5000);
  });
});
