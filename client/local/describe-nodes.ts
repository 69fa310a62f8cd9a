import { reportsLooks, sectionRow } from '../cloud/builds/sections';
import { messageModel, type NodeModel } from '../node';
import { reportModel, testCaseModel } from '../report-model';
import { join, statusIcon, statusText } from '../status';
import { batchBuildModel, pausedBuilds } from './batch-model';
import { connectionText, environmentText } from './linked-project';
import { isRunning, type LocalRun } from './local-run';
import type { BuildspecNode, LocalNode, ReportNode } from './nodes';
import { PAUSED_ICON, type Pause } from './pause-words';
import type { ProjectLink } from './project-link';
import { ageOf, localPhaseModel, runModel } from './run-model';

export interface DescribeOptions {
  /** Milliseconds since the epoch. */
  now: number;
  runs: {
    get(id: string): LocalRun | undefined;
    of(buildspec: string): LocalRun[];
    partsOf(id: string): LocalRun[];
  };
  /** Whether the log of that run can still be opened. */
  hasLog(runId: string): boolean;
  /** Where that run waits for its user. */
  pauseOf(runId: string): Pause | undefined;
  /** What that buildspec has to do with projects. */
  linkOf(buildspec: string): ProjectLink;
}

/** How a node of the Local view looks. */
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
    case 'testCase':
      return testCaseModel(node.testCase, node.isFlaky);
    case 'noTests':
      return messageModel('The report does not hold the tests that failed');
    case 'run':
    case 'phase':
    case 'artifacts':
    case 'reports':
    case 'report': {
      const run = runs.get(node.runId);
      if (!run) return goneModel();
      if (node.kind === 'run') {
        return runModel(run, {
          now,
          hasLog: hasLog(run.id),
          hasReports: [run, ...runs.partsOf(run.id)].some(({ state }) => state.reports.length > 0),
          pause: pauseOf(run.id),
          pausedBuilds: pausedBuilds(run, pauseOf),
        });
      }
      if (node.kind === 'artifacts') return artifactsModel(run);
      if (node.kind === 'reports') return sectionRow('reports', reportsLooks(run.state.reports.length));
      if (node.kind === 'report') return localReportModel(node, run);
      const phase = run.state.phases.find(({ phaseType }) => phaseType === node.phaseType);
      return phase ? localPhaseModel(phase, run, { now, pause: pauseOf(run.id) }) : goneModel();
    }
  }
}

function buildspecModel(node: BuildspecNode, { runs, now, pauseOf, linkOf }: DescribeOptions): NodeModel {
  const latest = runs.of(node.uri)[0];
  const isPaused =
    latest !== undefined && (pauseOf(latest.id) !== undefined || pausedBuilds(latest, pauseOf) > 0);
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

function localReportModel({ index, flaky }: ReportNode, { state }: LocalRun): NodeModel {
  const report = state.reports[index];
  return report ? reportModel(report, { flaky }) : goneModel();
}

function goneModel(): NodeModel {
  return messageModel('No longer here');
}
