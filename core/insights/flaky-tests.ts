import { repeatedVersions } from './alike';
import type { BuildHistory } from './build-history';
import type { Selection } from './filter';
import { type Ratio, ratio } from './ratio';

export interface FlakyTest extends Ratio {
  /** As in the record: report group, suite, prefix and name. */
  key: string;
  project: string;
  /** Of one of the builds in which it failed though another of the same version passed it, the latest. */
  failedIn: string;
}

/**
 * The tests that passed and failed for one source version of a project, those that did so for most versions first. Each has its own index:
 * the share of versions with both results, of those for which it ran at least twice. It tells of the builds whose test cases were read.
 */
export function flakyTests(selection: Selection): FlakyTest[] {
  const { history } = selection;
  const tests = new Map<
    string,
    { project: number; test: number; compared: number; mixed: number; failedIn: number }
  >();
  for (const rows of repeatedVersions(selection)) {
    const project = history.project.at(rows[0] ?? 0);
    for (const [test, { ran, passed, failedIn }] of resultsOf(history, rows)) {
      if (ran < 2) continue;
      const key = `${project} ${test}`;
      const known = tests.get(key) ?? { project, test, compared: 0, mixed: 0, failedIn };
      known.compared += 1;
      if (passed > 0 && passed < ran) {
        known.mixed += 1;
        if (known.mixed === 1 || history.start.at(failedIn) > history.start.at(known.failedIn))
          known.failedIn = failedIn;
      }
      tests.set(key, known);
    }
  }
  return [...tests.values()]
    .filter(({ mixed }) => mixed > 0)
    .sort((a, b) => b.mixed - a.mixed || b.mixed / b.compared - a.mixed / a.compared || a.test - b.test)
    .map(({ project, test, compared, mixed, failedIn }) => ({
      ...ratio(mixed, compared),
      key: history.tests.textOf(test) ?? '',
      project: history.projects.textOf(project) ?? '',
      failedIn: history.ids[failedIn] ?? '',
    }));
}

interface Results {
  ran: number;
  passed: number;
  /** The latest build in which it failed. */
  failedIn: number;
}

function resultsOf(history: BuildHistory, rows: Uint32Array): Map<number, Results> {
  const results = new Map<number, Results>();
  for (const row of rows)
    for (const code of history.testCasesOf(row) ?? []) {
      const [test, passed] = [code >> 1, code & 1];
      const known = results.get(test) ?? { ran: 0, passed: 0, failedIn: row };
      known.ran += 1;
      known.passed += passed;
      if (passed === 0) known.failedIn = row;
      results.set(test, known);
    }
  return results;
}
