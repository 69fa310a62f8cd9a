import { join } from '../status';
import { oneLine } from './one-line';
import type { ShownBuild } from './shown-build';

interface Left {
  /** Tests that do not show. */
  hidden: number;
  /** Covered files that are not in the workspace. */
  unknown: number;
}

/** What the output of a test run says: which build it was, its reports, and what of them does not show. Our own words and names. */
export function runOutput({ name, status, reports }: ShownBuild, { hidden, unknown }: Left): string[] {
  return [
    oneLine(`Reports of ${name} (${status.toLowerCase()})`),
    ...reports.map(({ name: report, identifier, testCases, total, codeCoverages }) => {
      const tests = Math.max(total ?? 0, testCases.length);
      const counts = [
        tests > 0 ? counted(tests, 'test') : '',
        codeCoverages.length > 0 ? `coverage of ${counted(codeCoverages.length, 'file')}` : '',
      ];
      return oneLine(`${join([identifier, report], ' · ')}: ${join(counts, ', ') || 'empty'}`);
    }),
    ...(hidden > 0
      ? [`${counted(hidden, 'test')} more ran than the reports hold or the Testing view shows.`]
      : []),
    ...(unknown > 0 ? [`${counted(unknown, 'covered file')} could not be found in this workspace.`] : []),
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
