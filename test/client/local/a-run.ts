import type { NewRun } from '../../../client/local/local-run';
import { LocalRuns, type RunsStorage } from '../../../client/local/runs';
import type { BatchEvent, BuildEvent, BuildGroup } from '../../../core/builds/events';
import type { PausedBuild } from '../../../core/builds/local/debug-session';
import type { Report, TestCase } from '../../../core/builds/reports/model';

export const BUILDSPEC = 'file:///project/buildspec.yml';
export const STARTED = '2026-03-01T10:00:00.000Z';
export const NOW = Date.parse('2026-03-01T10:00:42.000Z');

export function memory(content?: unknown) {
  const discarded: string[] = [];
  const emptied: string[] = [];
  const storage: RunsStorage & { content: unknown; discarded: string[]; emptied: string[] } = {
    content,
    discarded,
    emptied,
    load: () => storage.content,
    save: (runs) => {
      storage.content = JSON.parse(JSON.stringify(runs));
    },
    discard: ({ id }) => void discarded.push(id),
    discardArtifacts: ({ id }) => void emptied.push(id),
  };
  return storage;
}

export function newRun(number: number, overrides: Partial<NewRun> = {}): NewRun {
  return {
    id: `project:${number}`,
    buildspec: BUILDSPEC,
    number,
    executor: 'docker',
    image: 'busybox',
    startedAt: STARTED,
    artifactsDirectory: `/storage/artifacts/${number}`,
    ...overrides,
  };
}

/** Events of the build `project:1`, at so many seconds after its start. */
export function phase(
  phaseType: 'INSTALL' | 'BUILD' | 'FINALIZING',
  phaseStatus: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED',
  second: number,
  buildId = 'project:1',
): BuildEvent {
  const at = new Date(Date.parse(STARTED) + second * 1000).toISOString();
  const contexts =
    phaseStatus === 'FAILED' ? [{ statusCode: 'COMMAND_EXECUTION_ERROR', message: 'exit status 2' }] : [];
  return { event: 'phase', buildId, at, phaseType, phaseStatus, contexts };
}

export function ended(
  buildStatus: 'SUCCEEDED' | 'FAILED' | 'STOPPED',
  second: number,
  buildId = 'project:1',
): BuildEvent {
  const at = new Date(Date.parse(STARTED) + second * 1000).toISOString();
  return { event: 'build', buildId, at, buildStatus, exportedEnvironmentVariables: [] };
}

export function artifact(buildId = 'project:1'): BuildEvent {
  return {
    event: 'artifact',
    buildId,
    at: STARTED,
    identifier: '',
    location: '/storage/artifacts/1',
    files: ['a.js', 'b.js'],
  };
}

/** A report of the build `project:1` with these tests. */
export function reportEvent(
  results: Record<string, TestCase['status']>,
  { buildId = 'project:1', ...overrides }: Partial<Report> & { buildId?: string } = {},
): BuildEvent {
  const testCases = Object.entries(results).map(([name, status]) => ({
    name,
    prefix: 'Cart',
    status,
    durationInNanoSeconds: 1_000_000,
    ...(status === 'FAILED' && { message: 'expected 1\nat cart.test.js:3' }),
  }));
  const count = (status: string) => testCases.filter((each) => each.status === status).length;
  const statusCounts = {
    SUCCEEDED: count('SUCCEEDED'),
    FAILED: count('FAILED'),
    ERROR: count('ERROR'),
    SKIPPED: count('SKIPPED'),
    UNKNOWN: count('UNKNOWN'),
  };
  return {
    event: 'report',
    buildId,
    at: STARTED,
    name: 'project-unit',
    reportGroupArn: 'arn:aws:codebuild:eu-west-1:000000000000:report-group/project-unit',
    type: 'TEST',
    status: count('FAILED') > 0 ? 'FAILED' : 'SUCCEEDED',
    fileFormat: 'JUNITXML',
    files: ['junit.xml'],
    truncated: false,
    testSummary: { total: testCases.length, statusCounts, durationInNanoSeconds: 2_000_000 },
    testCases,
    ...overrides,
  };
}

/** A coverage report of the build `project:1`, of one file with three lines. */
export function coverageEvent(overrides: Partial<Report> = {}): BuildEvent {
  const counts = {
    lineCoveragePercentage: 66.67,
    linesCovered: 2,
    linesMissed: 1,
    branchCoveragePercentage: 50,
    branchesCovered: 1,
    branchesMissed: 1,
  };
  return reportEvent(
    {},
    {
      name: 'project-coverage',
      type: 'CODE_COVERAGE',
      testSummary: undefined,
      testCases: undefined,
      codeCoverageSummary: counts,
      codeCoverages: [
        {
          filePath: 'cart.js',
          ...counts,
          lineHits: [
            [1, 4],
            [2, 4],
            [5, 0],
          ],
          lineBranches: [[2, 1, 1]],
        },
      ],
      ...overrides,
    },
  );
}

/** Runs 1 (ended as the events say) of one buildspec. */
export function runsWith(...events: BuildEvent[]): LocalRuns {
  const runs = new LocalRuns(memory(), STARTED);
  runs.add(newRun(1));
  for (const event of events) runs.apply(event);
  return runs;
}

/** The batch `project:1` with the builds `compile` and `test`, whose ids are `project:compile` and `project:test`. */
export function batch(
  statuses: Record<string, BuildGroup['currentBuildSummary']['buildStatus']>,
  overrides: Partial<BatchEvent> = {},
): BuildEvent {
  return {
    event: 'batch',
    buildId: 'project:1',
    at: STARTED,
    currentPhase: 'IN_PROGRESS',
    buildBatchStatus: 'IN_PROGRESS',
    contexts: [],
    // the one that waits comes first in the file
    buildGroups: ['test', 'compile'].map((identifier) => ({
      identifier,
      dependsOn: identifier === 'test' ? ['compile'] : [],
      ignoreFailure: false,
      currentBuildSummary: {
        arn: `arn:aws:codebuild:eu-west-1:000000000000:build/project:${identifier}`,
        requestedOn: STARTED,
        buildStatus: statuses[identifier] ?? 'PENDING',
      },
    })),
    ...overrides,
  };
}

/** The build `compile` of the batch `project:1`. */
export function newPart(overrides: Partial<NewRun> = {}): NewRun {
  const partOf = { runId: 'project:1', identifier: 'compile' };
  return newRun(1, { id: 'project:compile', partOf, ...overrides });
}

/** The batch `project:1`, as the events say. */
export function batchWith(...events: BuildEvent[]): LocalRuns {
  const runs = new LocalRuns(memory(), STARTED);
  runs.add(newRun(1, { batch: { currentPhase: 'SUBMITTED', contexts: [], buildGroups: [] } }));
  runs.add(newPart());
  for (const event of events) runs.apply(event);
  return runs;
}

/** The build `project:1` while it waits for its user. */
export function aPause(reason: PausedBuild['reason'], { onHost = false } = {}): PausedBuild {
  return {
    buildId: 'project:1',
    reason,
    command: {
      phaseType: 'BUILD',
      section: 'commands',
      index: 0,
      text: 'make',
      exitCode: reason === 'failed' ? 2 : undefined,
    },
    outputDirectory: '/codebuild/output',
    terminalCommand: ['sh', '-i'],
    openTerminal: onHost ? undefined : () => Promise.reject(new Error('no container')),
  };
}
