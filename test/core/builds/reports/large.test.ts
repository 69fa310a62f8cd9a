import { expect, test } from 'vitest';
import { ReportMaker } from '../../../../core/builds/reports/make-report';

test('a report of 20 MB is read piece by piece, and holds no more than its limits', () => {
  const maker = new ReportMaker({ name: 'g', reportGroupArn: 'a' }, 'JUNITXML');
  const reader = maker.read('f', 'f');
  const output = `<system-out>${'noise '.repeat(1500)}</system-out>`;
  const piece = Buffer.from(`<testcase name="t">${output}</testcase>`.repeat(7));
  reader.write(Buffer.from('<testsuite>'));
  for (let written = 0; written < 20e6; written += piece.length) reader.write(piece);
  reader.write(Buffer.from('</testsuite>'));
  expect(reader.end().ok).toBe(true);
  expect(maker.report().testCases).toHaveLength(500);
});
