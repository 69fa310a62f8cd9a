import { expect, test } from 'vitest';
import { ReportMaker } from '../../../../core/builds/reports/make-report';

test('a report of 20 MB is read piece by piece, and holds no more than its limits', () => {
  const maker = new ReportMaker({ name: 'g', reportGroupArn: 'a' }, 'JUNITXML');
  const reader = maker.read('f', 'f');
  const output = `<system-out>${'noise '.repeat(1500)}</system-out>`;
  const piece = Buffer.from(`<testcase name="t">${output}</testcase>`.repeat(7));
  let longest = 0;
  reader.write(Buffer.from('<testsuite>'));
  for (let written = 0; written < 20e6; written += piece.length) {
    const start = performance.now();
    reader.write(piece);
    longest = Math.max(longest, performance.now() - start);
  }
  reader.write(Buffer.from('</testsuite>'));
  expect(reader.end().ok).toBe(true);
  expect(maker.report().testCases).toHaveLength(500);
  // pieces of 64 kB: between them whoever else waits has their turn
  expect(longest).toBeLessThan(1000);
});
