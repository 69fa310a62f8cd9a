import { buildIdOf, inGraphOrder } from '../../core/builds/batch-state';
import type { BuildGroup } from '../../core/builds/events';
import { COMMAND_PHASES } from '../../core/builds/local/command-phases';
import { type PhaseState, phaseToShow } from '../../core/builds/state';
import { elapsed, formatAge, formatDuration } from '../durations';
import { messageModel, type NodeIcon, type NodeModel, type TreeNode } from '../node';
import {
  contextText,
  groupStatusIcon,
  groupStatusText,
  join,
  phaseModel,
  statusIcon,
  statusText,
} from '../status';
import { connectionText, environmentText } from './linked-project';
import { type Pause, pausePlace, pauseWords } from './pause-words';
import type { ProjectLink } from './project-link';
import { phasesText } from './run-options';
import { isRunning, type LocalRun } from './runs';

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

export interface DescribeOptions {
  /** Milliseconds since the epoch. */
  now: number;
  runs: { get(id: string): LocalRun | undefined; of(buildspec: string): LocalRun[] };
  /** Whether the log of that run can still be opened. */
  hasLog(runId: string): boolean;
  /** Where that run waits for its user. */
  pauseOf(runId: string): Pause | undefined;
  /** What that buildspec has to do with projects. */
  linkOf(buildspec: string): ProjectLink;
}

export function describeLocal(node: LocalNode, options: DescribeOptions): NodeModel {
  const { now, runs, hasLog, pauseOf } = options;
  switch (node.kind) {
    case 'folder':
      return {
        label: node.name,
        icon: { id: 'root-folder' },
        contextValue: 'folder',
        children: 'expanded',
        accessibilityLabel: `Workspace folder ${node.name}`,
      };
    case 'buildspec':
      return buildspecModel(node, options);
    case 'noRuns':
      return messageModel('No runs yet');
    case 'olderRuns':
      return {
        ...messageModel(`Show ${node.older} older runs`, { id: 'ellipsis' }, 'olderRuns'),
        command: 'codebuild.local.showOlderRuns',
      };
    case 'batchBuild':
      return batchBuildModel(node, options);
    case 'run':
    case 'phase':
    case 'artifacts': {
      const run = runs.get(node.runId);
      if (!run) return goneModel();
      if (node.kind === 'run') return runModel(run, now, hasLog(run.id), pauseOf(run.id));
      if (node.kind === 'artifacts') return artifactsModel(run);
      const phase = run.state.phases.find(({ phaseType }) => phaseType === node.phaseType);
      return phase ? localPhaseModel(phase, now, pauseOf(run.id)) : goneModel();
    }
  }
}

const PAUSED_ICON: NodeIcon = { id: 'debug-pause', color: 'debugIcon.pauseForeground' };

function buildspecModel(node: BuildspecNode, { runs, now, pauseOf, linkOf }: DescribeOptions): NodeModel {
  const latest = runs.of(node.uri)[0];
  const isPaused = latest !== undefined && pauseOf(latest.id) !== undefined;
  // the state first: a narrow view cuts the end off
  const state =
    latest &&
    join(
      [isPaused ? 'paused' : statusText(latest.state.buildStatus).toLowerCase(), `#${latest.number}`],
      ' · ',
    );
  const age = latest && ageOf(latest, now);
  const link = linkOf(node.uri);
  const project = link.project && `project ${link.project.name}`;
  return {
    label: node.path,
    description: join([state, age, project], ' · '),
    tooltip: join([node.path, state && `Latest run: ${join([state, age], ' · ')}`, linkText(link)], '\n'),
    icon: isPaused ? PAUSED_ICON : latest ? statusIcon(latest.state.buildStatus) : { id: 'symbol-file' },
    contextValue: join(
      ['buildspec', node.hasBatch ? 'batch' : undefined, link.project ? 'linked' : undefined],
      ' ',
    ),
    children: latest && isRunning(latest) ? 'expanded' : 'collapsed',
    accessibilityLabel: join(
      [`Buildspec ${node.path}`, state ? `latest run ${state}` : 'no runs yet', age, project],
      ', ',
    ),
    command: 'codebuild.local.openBuildspec',
    resourceUri: node.uri,
  };
}

function linkText({ project, candidates }: ProjectLink): string | undefined {
  if (project)
    return `Project ${project.name} (${connectionText(project.connection)}): ${environmentText(project)}`;
  return (
    candidates && `Built by projects ${candidates.join(', ')}. Link Project… says which one counts here.`
  );
}

function runModel(run: LocalRun, now: number, hasLog: boolean, pause: Pause | undefined): NodeModel {
  const { state } = run;
  const running = isRunning(run);
  const time = elapsed({ startTime: run.startedAt, endTime: state.endTime }, now);
  const duration = time === undefined ? undefined : formatDuration(time);
  const phase = phaseToShow(state);
  const where = run.batch ? batchProgress(run.batch) : running && !pause ? phase?.phaseType : undefined;
  const age = ageOf(run, now);
  const status = pause ? `Paused ${pausePlace(pause)}` : statusText(state.buildStatus);
  const part = phasesText(run.options?.phases);
  const place = run.executor === 'docker' ? `Docker, ${run.image}` : 'This computer, not isolated';
  const contexts = run.batch?.contexts ?? phase?.contexts ?? [];
  const reason = run.message ?? (running ? undefined : contextText(contexts));
  return {
    label: `#${run.number}`,
    description: join([status, where, part, age, duration], ' · '),
    tooltip: join(
      [
        `Run #${run.number}: ${join([status, where, part], ', ')}`,
        place,
        `Started ${new Date(run.startedAt).toLocaleString()}`,
        duration && `Took ${duration}${running ? ' so far' : ''}`,
        pause && 'Its time limit goes on',
        state.command && `Running ${state.command}`,
        reason,
        hasLog ? undefined : 'Its log was not kept',
      ],
      '\n',
    ),
    icon: pause ? PAUSED_ICON : statusIcon(state.buildStatus),
    contextValue: join(
      [
        'run',
        pause ? `running ${pauseWords(pause)}` : running ? 'running cancellable' : 'ended rerunnable',
        hasLog ? 'log' : '',
        state.artifacts.length > 0 ? 'artifacts' : '',
      ],
      ' ',
    ),
    // a row that begins without children would stay closed when its phases come
    children: running ? 'expanded' : hasChildren(run) ? 'collapsed' : 'none',
    accessibilityLabel: join(
      [
        `Run ${run.number}`,
        status,
        where && (run.batch ? where : `phase ${where}`),
        part,
        age,
        duration,
        reason,
      ],
      ', ',
    ),
  };
}

/** A phase that runs commands can run again, alone or with what follows. */
function localPhaseModel(phase: PhaseState, now: number, pause: Pause | undefined): NodeModel {
  const isPaused = pause?.command.phaseType === phase.phaseType;
  const model = phaseModel(phase, now, isPaused ? 'Paused' : undefined);
  return {
    ...model,
    ...(isPaused && { icon: PAUSED_ICON }),
    ...(COMMAND_PHASES[phase.phaseType] && { contextValue: 'phase runnable' }),
  };
}

function hasChildren({ batch, state }: LocalRun): boolean {
  return (batch?.buildGroups ?? state.phases).length > 0;
}

/** How far a batch is, such as `batch, 2 of 3 ended`. */
function batchProgress({ buildGroups }: NonNullable<LocalRun['batch']>): string {
  const ended = buildGroups.filter(({ currentBuildSummary: { buildStatus } }) => !isOpen(buildStatus));
  if (ended.length === buildGroups.length) return `batch of ${buildGroups.length}`;
  return `batch, ${ended.length} of ${buildGroups.length} ended`;
}

function isOpen(status: BuildGroup['currentBuildSummary']['buildStatus']): boolean {
  return status === 'PENDING' || status === 'IN_PROGRESS';
}

function batchBuildModel(
  { runId, batchRunId, identifier }: BatchBuildNode,
  { now, runs, hasLog }: DescribeOptions,
): NodeModel {
  const group = runs.get(batchRunId)?.batch?.buildGroups.find((each) => each.identifier === identifier);
  if (!group) return goneModel();
  const run = runs.get(runId);
  const { buildStatus } = group.currentBuildSummary;
  const time = run && elapsed({ startTime: run.startedAt, endTime: run.state.endTime }, now);
  const phase = run && phaseToShow(run.state);
  const status = run || buildStatus === 'PENDING' ? groupStatusText(buildStatus) : 'Not started';
  const where = buildStatus === 'IN_PROGRESS' ? phase?.phaseType : undefined;
  const duration = time === undefined ? undefined : formatDuration(time);
  const ignored = group.ignoreFailure && buildStatus === 'FAILED' ? 'ignored' : undefined;
  const reason = isOpen(buildStatus) ? undefined : phase && contextText(phase.contexts);
  const waits = group.dependsOn.length > 0 ? `after ${group.dependsOn.join(', ')}` : undefined;
  const log = hasLog(runId) && run;
  return {
    label: identifier,
    description: join(
      [status, ignored, where, duration, isOpen(buildStatus) && !run ? waits : undefined],
      ' · ',
    ),
    tooltip: join(
      [
        `${identifier}: ${join([status, ignored, where], ', ')}`,
        run && (run.executor === 'docker' ? `Docker, ${run.image}` : 'This computer, not isolated'),
        waits && `Runs ${waits}`,
        duration && `Took ${duration}${isOpen(buildStatus) ? ' so far' : ''}`,
        run?.state.command && `Running ${run.state.command}`,
        reason,
      ],
      '\n',
    ),
    icon: groupStatusIcon(buildStatus),
    contextValue: join(
      ['batchBuild', log ? 'log' : '', run && run.state.artifacts.length > 0 ? 'artifacts' : ''],
      ' ',
    ),
    children: run && run.state.phases.length > 0 ? 'collapsed' : 'none',
    accessibilityLabel: join([`Build ${identifier}`, status, ignored, where, duration, waits, reason], ', '),
  };
}

function artifactsModel(run: LocalRun): NodeModel {
  const count = run.state.artifacts.reduce((sum, { files }) => sum + files.length, 0);
  const files = count === 1 ? '1 file' : `${count} files`;
  return {
    label: 'Artifacts',
    description: files,
    tooltip: join([`Artifacts: ${files}`, ...run.state.artifacts.map(({ location }) => location)], '\n'),
    icon: { id: 'package' },
    contextValue: 'artifactsFolder artifacts',
    children: 'none',
    accessibilityLabel: `Artifacts, ${files}`,
    command: 'codebuild.local.openArtifacts',
  };
}

function goneModel(): NodeModel {
  return messageModel('No longer here');
}

/** How long ago a run ended; undefined while it runs. */
function ageOf(run: LocalRun, now: number): string | undefined {
  return isRunning(run) ? undefined : formatAge(now - Date.parse(run.state.endTime ?? run.startedAt));
}
