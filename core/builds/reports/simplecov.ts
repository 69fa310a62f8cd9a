import { Coverage } from './coverage';
import { arrayOf, numberOf, objectOf, readJson } from './json';
import type { ReportReader } from './model';

/** SIMPLECOV: the result set of `simplecov`, of several suites, or its newer single file of `coverage`. */
export function readSimplecov(): ReportReader<Coverage> {
  const coverage = new Coverage();
  return readJson({ take: 'whole', with: (value) => addSuites(coverage, value), content: () => coverage });
}

function addSuites(coverage: Coverage, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'expected an object of test suites';
  const root = objectOf(value);
  const suites = isSuite(root) ? [root] : Object.values(root).map(objectOf).filter(isSuite);
  if (suites.length === 0 && Object.keys(root).length > 0) return 'no test suite has a "coverage" section';
  for (const suite of suites)
    for (const [path, file] of Object.entries(objectOf(suite.coverage))) readFile(coverage, path, file);
  return undefined;
}

function isSuite(suite: Record<string, unknown>): boolean {
  return typeof suite.coverage === 'object' && suite.coverage !== null;
}

function readFile(coverage: Coverage, path: string, value: unknown): void {
  coverage.file(path);
  const file = objectOf(value);
  // versions before 0.18 have the list itself
  for (const [index, hits] of arrayOf(Array.isArray(value) ? value : file.lines).entries()) {
    const count = numberOf(hits);
    if (count !== undefined) coverage.line(path, index + 1, count);
  }
  // new files list branches, old ones have them below their condition
  for (const { place, hits, line } of branchesOf(file.branches))
    coverage.branches(path, place, hits > 0 ? 1 : 0, hits > 0 ? 0 : 1, line);
}

interface Branch {
  place: string;
  hits: number;
  line?: number;
}

function branchesOf(branches: unknown): Branch[] {
  if (Array.isArray(branches)) {
    return branches.map(objectOf).flatMap((branch, index): Branch[] => {
      const hits = numberOf(branch.coverage);
      return hits === undefined ? [] : [{ place: String(index), hits, line: numberOf(branch.start_line) }];
    });
  }
  return Object.entries(objectOf(branches)).flatMap(([condition, ways]) => {
    // such as `[:if, 0, 5, 4, 9, 7]`: kind, number, and where it begins and ends
    const line = /^\[:"?\w+"?, \d+, (\d+),/.exec(condition)?.[1];
    return Object.entries(objectOf(ways)).flatMap(([way, count]): Branch[] => {
      const hits = numberOf(count);
      return hits === undefined
        ? []
        : [{ place: `${condition} ${way}`, hits, line: line === undefined ? undefined : Number(line) }];
    });
  });
}
