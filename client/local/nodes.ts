import { buildIdOf, inGraphOrder } from '../../core/builds/batch-state';
import type { TreeNode } from '../node';
import type { LocalRun } from './runs';

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

/** The nodes of the Local view. */
export type LocalNode =
  | FolderNode
  | BuildspecNode
  | RunNode
  | BatchBuildNode
  | PhaseNode
  | ArtifactsNode
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

/** What a run has below it: its phases, then its artifacts; a batch has its builds in the order of its graph. */
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
  if (run.state.artifacts.length === 0) return phases;
  return [...phases, { kind: 'artifacts', id: `artifacts ${run.id}`, runId: run.id, parent }];
}
