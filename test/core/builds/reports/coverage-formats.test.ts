import { expect, test } from 'vitest';
import type { FormatName } from '../../../../core/builds/reports/formats';
import { reportOf, sample } from './support';

/** Path, lines covered and missed, branches covered and missed, and the hits of each line. */
function files(format: FormatName) {
  return reportOf(format, [sample(format)]).codeCoverages?.map((file) => [
    file.filePath,
    [file.linesCovered, file.linesMissed],
    [file.branchesCovered, file.branchesMissed],
    file.lineHits.map((line) => line.join(':')).join(' '),
  ]);
}

test('CLOVERXML, where a file may have no more than totals', () => {
  expect(files('CLOVERXML')).toEqual([
    ['/codebuild/output/src1/src/src/cart.js', [3, 1], [1, 1], '2:2 3:2 4:1 7:0'],
    ['totals.js', [4, 6], [0, 0], ''],
  ]);
});

test('COBERTURAXML, where several classes share a file', () => {
  expect(files('COBERTURAXML')).toEqual([['shop/cart.py', [3, 1], [1, 1], '1:1 2:3 5:0 9:1']]);
});

test('JACOCOXML, in groups', () => {
  expect(files('JACOCOXML')).toEqual([
    ['shop/cart/Cart.java', [2, 1], [3, 1], '3:1 5:1 8:0'],
    ['shop/cart/Totals.java', [1, 3], [0, 0], ''],
  ]);
});

test('SIMPLECOV, where a line counts if one of the suites ran it', () => {
  expect(files('SIMPLECOV')).toEqual([
    ['/src/lib/cart.rb', [4, 0], [1, 1], '1:1 3:2 4:3 5:1'],
    ['/src/lib/old.rb', [1, 0], [0, 0], '2:1'],
  ]);
});

test('the summary is of all files of a report group', () => {
  const second =
    '<coverage line-rate="0"><packages><package><classes><class filename="b"><lines><line number="1" hits="0"/></lines></class></classes></package></packages></coverage>';
  expect(reportOf('COBERTURAXML', [sample('COBERTURAXML'), second])).toMatchObject({
    type: 'CODE_COVERAGE',
    status: 'SUCCEEDED',
    codeCoverageSummary: {
      lineCoveragePercentage: 60,
      linesCovered: 3,
      linesMissed: 2,
      branchCoveragePercentage: 50,
      branchesCovered: 1,
      branchesMissed: 1,
    },
  });
});

test.each<[FormatName, [number, number, number][]]>([
  ['CLOVERXML', [[3, 1, 1]]],
  ['COBERTURAXML', [[2, 1, 1]]],
  ['JACOCOXML', [[5, 3, 1]]],
  ['SIMPLECOV', [[3, 1, 1]]],
])('%s says on which lines branches were missed', (format, lineBranches) => {
  expect(reportOf(format, [sample(format)]).codeCoverages?.[0]?.lineBranches).toEqual(lineBranches);
});

test('branches of the newer files of SIMPLECOV have their line too', () => {
  const branches = [
    { type: 'then', start_line: 2, coverage: 3 },
    { type: 'else', start_line: 2, coverage: 0 },
  ];
  const text = JSON.stringify({ coverage: { 'a.rb': { lines: [1, 3], branches } } });
  expect(reportOf('SIMPLECOV', [text]).codeCoverages?.[0]?.lineBranches).toEqual([[2, 1, 1]]);
});
