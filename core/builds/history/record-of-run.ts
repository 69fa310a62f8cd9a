import type { BuildState, PhaseState } from '../state';
import type { BuildRecord, RecordedPhase, TestCounts } from './record';

/** What is known of a run of a buildspec on this computer. */
export interface KnownRun {
  id: string;
  /** What its buildspec is called among the projects. */
  project: string;
  number: number;
  /** ISO 8601. */
  startedAt: string;
  state: BuildState;
  /** It is one of the builds of a batch. */
  inBatch?: boolean;
  branch?: string;
  /** The commit of a source without changes. */
  sourceVersion?: string;
  cause?: string;
}

/** The record of a local run, as a build on CodeBuild has one. It has no region and no compute type, and costs nothing at AWS. */
export function recordOfRun(run: KnownRun): BuildRecord {
  const { id, project, number, state, inBatch, branch, sourceVersion, cause } = run;
  return {
    id,
    runsOn: 'local',
    project,
    number,
    status: state.buildStatus,
    startTime: timeOf(state.startTime) ?? timeOf(run.startedAt),
    endTime: timeOf(state.endTime),
    phases: state.phases.map(recordedPhase),
    trigger: 'local',
    branch,
    sourceVersion,
    publishesArtifacts: state.artifacts.length > 0,
    inBatch: inBatch || undefined,
    tests: testsOf(state),
    cause,
  };
}

function recordedPhase({ phaseType, phaseStatus, startTime, endTime }: PhaseState): RecordedPhase {
  const [start, end] = [timeOf(startTime), timeOf(endTime)];
  const duration = start !== undefined && end !== undefined && end >= start ? end - start : undefined;
  return { phaseType, phaseStatus, startTime: start, duration };
}

function testsOf({ reports }: BuildState): TestCounts | undefined {
  const summaries = reports.flatMap(({ testSummary }) => testSummary ?? []);
  if (summaries.length === 0) return undefined;
  const sum = (...statuses: ('SUCCEEDED' | 'FAILED' | 'ERROR' | 'SKIPPED' | 'UNKNOWN')[]) =>
    summaries.reduce(
      (total, { statusCounts }) =>
        total + statuses.reduce((own, status) => own + (statusCounts[status] ?? 0), 0),
      0,
    );
  return {
    succeeded: sum('SUCCEEDED'),
    failed: sum('FAILED', 'ERROR'),
    skipped: sum('SKIPPED'),
    unknown: sum('UNKNOWN'),
  };
}

function timeOf(iso: string | undefined): number | undefined {
  const time = Date.parse(iso ?? '');
  return Number.isNaN(time) ? undefined : time;
}
