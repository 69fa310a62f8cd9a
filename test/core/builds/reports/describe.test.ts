import { expect, test } from 'vitest';
import { describeFailures } from '../../../../core/builds/reports/make-report';
import type { Report } from '../../../../core/builds/reports/model';

test('a failed test without a name is told as such', () => {
  const report = { testCases: [{ status: 'FAILED', name: '', message: 'no\nmore' }] } as unknown as Report;
  expect(describeFailures(report, 10)).toEqual(['FAILED a test without a name: no']);
});
