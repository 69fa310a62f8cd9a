import type { Build, BuildBatch, Report } from '@aws-sdk/client-codebuild';
import type { AwsErrorDescription } from '../../../core/aws/errors';
import { buildIdOfArn } from '../../../core/builds/remote/batch-groups';
import { exportPlace } from '../../../core/builds/remote/exported-reports';
import { buildStatusLabel } from '../../../core/builds/remote/status';
import { join } from '../../status';
import type { RunAgain, ShownBuild, ShownReport } from '../../testing/shown-build';
import type { Answer } from '../api';
import { batchTitle, buildTitle } from '../build-title';
import { sourceText } from '../builds/build-model';
import type { BuildStore } from '../builds/build-store';
import { flakyTestsOf } from './flaky-builds';

/** A build or a batch, and the connection that knows it. */
export interface ShownTarget {
  session: { id: string; name: string; store: { builds: BuildStore } };
  build?: Build;
  batch?: BuildBatch;
}

export interface ShownOptions {
  /** Whether there is no other connection. */
  isOnly: boolean;
  /** The URI of the workspace folder that has its source, where that is known. */
  folder?: string;
  again?: RunAgain;
  /** Told what of the reports AWS does not let us read, where there is something else to show. */
  onUnread(error: AwsErrorDescription): void;
  /** Told why the lines of covered files cannot be read, which nobody waits for. */
  onFailure(error: AwsErrorDescription): void;
}

/**
 * As the Testing view shows it, with all of its reports; the answer of the first call that failed where one did. Where AWS denies a kind of
 * report, those of the other are shown.
 */
export async function shownBuild(
  { session, build, batch }: ShownTarget,
  { isOnly, folder, again, onUnread, onFailure }: ShownOptions,
): Promise<Answer<ShownBuild>> {
  const { builds } = session.store;
  const { projectName = '', reportArns = [] } = build ?? batch ?? {};
  if (batch?.id) await builds.readBuildsOf(batch.id);
  const answer = await builds.reports.of(reportArns);
  if (!answer.ok) return answer;
  const reports: ShownReport[] = [];
  let denied: AwsErrorDescription | undefined;
  for (const report of answer.value) {
    const shown = await shownReport(builds, report, { isOfBatch: batch !== undefined, onFailure });
    if (shown.ok) reports.push(shown.value);
    else if (shown.error.kind === 'denied') denied ??= shown.error;
    else return shown;
  }
  if (denied && reports.length === 0) return { ok: false, error: denied };
  if (denied) onUnread(denied);
  return {
    ok: true,
    value: {
      // connections may have projects of one name
      root: {
        id: `cloud ${session.id} ${projectName}`,
        label: isOnly ? projectName : `${projectName} (${session.name})`,
      },
      name: build ? buildTitle(build) : batchTitle(batch ?? {}),
      description: build
        ? describe('build', build.buildNumber, sourceText(build))
        : describe('batch', batch?.buildBatchNumber, sourceText(batch ?? {})),
      status: buildStatusLabel(build ?? { buildStatus: batch?.buildBatchStatus }),
      reports,
      folder,
      again,
    },
  };
}

function describe(kind: 'build' | 'batch', number: number | undefined, source: string | undefined): string {
  return join([number === undefined ? kind : `${kind} #${number}`, source], ' of ');
}

async function shownReport(
  builds: BuildStore,
  report: Report,
  { isOfBatch, onFailure }: { isOfBatch: boolean } & Pick<ShownOptions, 'onFailure'>,
): Promise<Answer<ShownReport>> {
  const { arn = '', type, reportGroupArn = '', testSummary } = report;
  const name = /:report-group\/(.+)$/.exec(reportGroupArn)?.[1] ?? report.name ?? 'Report';
  const isCoverage = type === 'CODE_COVERAGE';
  const [tests, coverages] = await Promise.all([
    isCoverage ? NOTHING : builds.reports.whole.testCases(arn),
    isCoverage ? builds.reports.whole.codeCoverages(arn) : NOTHING,
  ]);
  if (!tests.ok) return tests;
  if (!coverages.ok) return coverages;
  const buildId = buildIdOfArn(report.executionId) ?? '';
  return {
    ok: true,
    value: {
      name,
      identifier: isOfBatch ? builds.batches.groupOfBuild(buildId)?.identifier : undefined,
      testCases: tests.value,
      total: testSummary?.total,
      flaky: await flakyTestsOf(builds, report, tests.value),
      codeCoverages: coverages.value,
      ...(exportPlace(report) && { linesOf: linesOf(builds, report, onFailure) }),
    },
  };
}

/** Reads the exported files when somebody opens a covered file; says once why they cannot be read. */
function linesOf(builds: BuildStore, report: Report, onFailure: ShownOptions['onFailure']) {
  let isTold = false;
  return async (filePath: string) => {
    const answer = await builds.reports.whole.lines(report);
    if (answer.ok) return answer.value.of(filePath);
    if (!isTold) onFailure(answer.error);
    isTold = true;
    return undefined;
  };
}

const NOTHING = { ok: true, value: [] as never[] } as const;
