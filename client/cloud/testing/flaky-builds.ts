import type { Build, Report } from '@aws-sdk/client-codebuild';
import { buildIdOfArn } from '../../../core/builds/remote/batch-groups';
import { sameAsOf } from '../../../core/builds/remote/same-as';
import { hasEnded } from '../../../core/builds/remote/status';
import { type CommitReport, flakyTests } from '../../../core/builds/reports/flaky-tests';
import type { TestCase } from '../../../core/builds/reports/model';
import type { BuildStore } from '../builds/build-store';

/** So many other builds of the commit are looked at, the newest first. */
const MOST_BUILDS = 4;

type Builds = Pick<BuildStore, 'get' | 'knownOf' | 'batches' | 'reports' | 'noteFlaky'>;

/**
 * Keys of the tests of a report that passed and failed for the commit of its build, as far as other builds of it are known in the
 * tree, and remembers them for the report's row.
 */
export async function flakyTestsOf(
  builds: Builds,
  report: Report,
  testCases: readonly TestCase[],
): Promise<ReadonlySet<string>> {
  const build = builds.get(buildIdOfArn(report.executionId) ?? '');
  const sameAs = build && sameAsOf(build);
  if (!build || sameAs === undefined || testCases.length === 0) return new Set();
  const group = report.reportGroupArn ?? '';
  const others = await Promise.all(
    alike(builds, build, sameAs).map((other) => reportsOf(builds, other, { sameAs, group })),
  );
  const flaky = flakyTests({ sameAs, group, testCases }, others.flat());
  if (flaky.size > 0) builds.noteFlaky(report.arn ?? '', flaky);
  return flaky;
}

function alike(builds: Builds, build: Build, sameAs: string): Build[] {
  const identifierOf = ({ id = '' }: Build) => builds.batches.groupOfBuild(id)?.identifier;
  return builds
    .knownOf(build.projectName ?? '')
    .filter((other) => other.id !== build.id && hasEnded(other) && (other.reportArns ?? []).length > 0)
    .filter((other) => sameAsOf(other) === sameAs && identifierOf(other) === identifierOf(build))
    .slice(0, MOST_BUILDS);
}

/** What cannot be read tells nothing. */
async function reportsOf(
  { reports }: Builds,
  { reportArns = [] }: Build,
  { sameAs, group }: Pick<CommitReport, 'sameAs' | 'group'>,
): Promise<CommitReport[]> {
  const answer = await reports.of(reportArns);
  const alike = answer.ok ? answer.value.filter(({ reportGroupArn }) => reportGroupArn === group) : [];
  const read = await Promise.all(alike.map(({ arn = '' }) => reports.whole.testCases(arn)));
  return read.flatMap((tests) => (tests.ok ? { sameAs, group, testCases: tests.value } : []));
}
