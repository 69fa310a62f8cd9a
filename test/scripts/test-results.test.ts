import { describe, expect, it } from 'vitest';
import { countTests, type Report } from '../../scripts/lib/test-results.mjs';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  message: '',
  assertionResults: tests.map((test, index) => ({ fullName: `test ${index}`, status: test })),
});

const count = (success: boolean, ...testResults: Report['testResults']) =>
  countTests({ success, testResults });

describe('the counts of a test run', () => {
  it('are of passed, failed and skipped tests', () => {
    expect(count(false, file('failed', 'passed', 'failed', 'skipped'), file('passed', 'passed'))).toEqual({
      passed: 2,
      failed: 1,
      skipped: [{ file: 'a.test.ts', name: 'test 2' }],
    });
  });

  it('take a file that cannot be loaded for a failed test', () => {
    expect(count(false, file('failed'))).toMatchObject({ passed: 0, failed: 1 });
  });

  it('take a file whose hook fails for a failed test', () => {
    expect(count(false, file('failed', 'skipped'))).toMatchObject({ failed: 1 });
  });

  it('never say that all is well where the run was not', () => {
    expect(count(false, file('passed', 'passed'))).toMatchObject({ passed: 1, failed: 1 });
  });
});
