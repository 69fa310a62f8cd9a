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
  for (const [place, hits] of branchesOf(file.branches))
    coverage.branches(path, place, hits > 0 ? 1 : 0, hits > 0 ? 0 : 1);
}

function branchesOf(branches: unknown): [place: string, hits: number][] {
  if (Array.isArray(branches)) {
    return branches.map(objectOf).flatMap((branch, index): [string, number][] => {
      const hits = numberOf(branch.coverage);
      return hits === undefined ? [] : [[String(index), hits]];
    });
  }
  return Object.entries(objectOf(branches)).flatMap(([condition, ways]) =>
    Object.entries(objectOf(ways)).flatMap(([way, hits]): [string, number][] => {
      const count = numberOf(hits);
      return count === undefined ? [] : [[`${condition} ${way}`, count]];
    }),
  );
}
