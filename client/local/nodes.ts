import { buildIdOf, inGraphOrder } from '../../core/builds/batch-state';
import { testKey } from '../../core/builds/reports/flaky-tests';
import type { Report, TestCase } from '../../core/builds/reports/model';
import { isFailed } from '../../core/builds/reports/test-cases';
import type { TreeNode } from '../node';
import type { LocalRun } from './local-run';

interface Node extends TreeNode {
  readonly parent?: LocalNode;
}

interface FolderNode extends Node {
  kind: 'folder';
  name: string;
  uri: string;
}

export interface BuildspecNode extends Node {
  kind: 'buildspec';
  /** Relative to its workspace folder. */
  path: string;
  uri: string;
  hasBatch: boolean;
}

export interface RunNode extends Node {
  kind: 'run';
  runId: string;
}

/** A build of a batch, from before it starts. */
export interface BatchBuildNode extends Node {
  kind: 'batchBuild';
  /** Its own, known before it starts. */
  runId: string;
  batchRunId: string;
  identifier: string;
}

interface PhaseNode extends Node {
  kind: 'phase';
  runId: string;
  phaseType: string;
}

/** Says that a buildspec has not run yet. */
interface NoRunsNode extends Node {
  kind: 'noRuns';
}

/** Stands for the runs that do not show yet. */
interface OlderRunsNode extends Node {
  kind: 'olderRuns';
  buildspec: string;
  older: number;
}

export interface ArtifactsNode extends Node {
  kind: 'artifacts';
  runId: string;
}

/** Has the reports of a run below it. */
export interface ReportsNode extends Node {
  kind: 'reports';
  runId: string;
}

export interface ReportNode extends Node {
  kind: 'report';
  runId: string;
  /** Among the reports of its run. */
  index: number;
  /** How many of its tests are known to be flaky. */
  flaky: number;
}

/** A test that did not pass. */
export interface TestCaseNode extends Node {
  kind: 'testCase';
  runId: string;
  testCase: TestCase;
  isFlaky: boolean;
}

/** Says that a report no longer has its tests. */
interface NoTestsNode extends Node {
  kind: 'noTests';
}

/** The nodes of the Local view. */
export type LocalNode =
  | FolderNode
  | BuildspecNode
  | RunNode
  | BatchBuildNode
  | PhaseNode
  | ArtifactsNode
  | ReportsNode
  | ReportNode
  | TestCaseNode
  | NoTestsNode
  | NoRunsNode
  | OlderRunsNode;

export function folderNode(name: string, uri: string): FolderNode {
  return { kind: 'folder', id: `folder ${uri}`, name, uri };
}

export function buildspecNode(
  path: string,
  uri: string,
  { parent, hasBatch = false }: { parent?: LocalNode; hasBatch?: boolean } = {},
): BuildspecNode {
  return { kind: 'buildspec', id: `buildspec ${uri}`, path, uri, hasBatch, parent };
}

export function runNode(runId: string, parent: LocalNode): RunNode {
  return { kind: 'run', id: `run ${runId}`, runId, parent };
}

/** How many runs a buildspec shows at first. */
export const RUNS_SHOWN = 10;

/** What a buildspec has below it, whose runs are given: every row can be opened, so that none jumps sideways at its first run. */
export function buildspecChildren(runs: LocalRun[], parent: BuildspecNode, showsAll = false): LocalNode[] {
  if (runs.length === 0) return [{ kind: 'noRuns', id: `no runs ${parent.id}`, parent }];
  const shown = showsAll || runs.length === RUNS_SHOWN + 1 ? runs : runs.slice(0, RUNS_SHOWN);
  const rows: LocalNode[] = shown.map((run) => runNode(run.id, parent));
  const older = runs.length - shown.length;
  if (older > 0)
    rows.push({ kind: 'olderRuns', id: `older ${parent.id}`, buildspec: parent.uri, older, parent });
  return rows;
}

/** What a run has below it: its phases, then its artifacts and its reports; a batch has its builds in the order of its graph. */
export function runChildren(run: LocalRun, parent: LocalNode): LocalNode[] {
  if (run.batch) {
    return inGraphOrder(run.batch.buildGroups).map(
      (group): BatchBuildNode => ({
        kind: 'batchBuild',
        id: `batch build ${run.id} ${group.identifier}`,
        runId: buildIdOf(group),
        batchRunId: run.id,
        identifier: group.identifier,
        parent,
      }),
    );
  }
  const phases = run.state.phases.map(
    ({ phaseType }): LocalNode => ({
      kind: 'phase',
      id: `phase ${run.id} ${phaseType}`,
      runId: run.id,
      phaseType,
      parent,
    }),
  );
  const artifacts: LocalNode = { kind: 'artifacts', id: `artifacts ${run.id}`, runId: run.id, parent };
  const reports: LocalNode = { kind: 'reports', id: `reports ${run.id}`, runId: run.id, parent };
  return [
    ...phases,
    ...(run.state.artifacts.length > 0 ? [artifacts] : []),
    ...(run.state.reports.length > 0 ? [reports] : []),
  ];
}

/** The reports of a run, with how many of their tests are flaky. */
export function reportNodes(
  { id, state }: LocalRun,
  flaky: ReadonlyMap<string, ReadonlySet<string>>,
  parent: ReportsNode,
): ReportNode[] {
  return state.reports.map(({ name }, index) => ({
    kind: 'report',
    id: `report ${id} ${index}`,
    runId: id,
    index,
    flaky: flaky.get(name)?.size ?? 0,
    parent,
  }));
}

/** The tests of a report that did not pass. */
export function testCaseNodes(
  report: Report | undefined,
  flaky: ReadonlySet<string> | undefined,
  parent: ReportNode,
): LocalNode[] {
  const failed = (report?.testCases ?? []).filter(isFailed);
  if (failed.length === 0) return [{ kind: 'noTests', id: `no tests ${parent.id}`, parent }];
  return failed.map((testCase, index) => ({
    kind: 'testCase',
    id: `test ${index} ${parent.id}`,
    runId: parent.runId,
    testCase,
    isFlaky: flaky?.has(testKey(testCase)) ?? false,
    parent,
  }));
}
