import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { BuildEvent, Clock } from '../../core/builds/events';
import type {
  LocalBuildDependencies,
  LocalBuildOutcome,
  LocalBuildRequest,
} from '../../core/builds/local/request';
import { formatEvent } from '../../core/builds/log/format';
import type { BuildOutputs } from '../outputs';
import type { LocalSettings } from '../settings';
import { type ChosenEngine, chooseEngine } from './choose-engine';
import type { RunningBuilds } from './running-builds';
import type { LocalRun, LocalRuns } from './runs';
import { type BuildSource, readSource } from './source';
import type { ArtifactsFolder } from './storage';

export interface LocalRunParts {
  runs: LocalRuns;
  outputs: BuildOutputs;
  artifacts: ArtifactsFolder;
  running: RunningBuilds;
  clock: Clock;
  settings: LocalSettings;
  /** Shows the run in the tree. */
  reveal(run: LocalRun): Promise<void>;
}

/** A run that is over. */
export interface EndedRun {
  id: string;
  /** Of its buildspec. */
  path: string;
  /** Makes its image that of every local build of the workspace; absent where it is that already. */
  remember?: () => Thenable<void>;
}

/** Asks for what is not known, then runs a buildspec to its end. Undefined where the user gave up, or was told why not. */
export async function runBuild(parts: LocalRunParts, buildspec: vscode.Uri): Promise<EndedRun | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const source = await readSource(buildspec);
  if (!source) return undefined;
  const chosen = await chooseEngine(source.folder, parts);
  if (!chosen) return undefined;
  const run = addRun(parts, buildspec, source, chosen);
  const title = `${source.path} #${run.number}`;
  await parts.running.during(run.id, async (signal) => {
    const output = parts.outputs.open(run.id, `Local: ${title}`);
    output.show();
    await parts.reveal(run);
    const outcome = await withCancel(parts, run, title, (report) => {
      const emit = (event: BuildEvent) => {
        parts.runs.apply(event);
        output.append(formatEvent(event));
        if (event.event === 'phase' && event.phaseStatus === 'IN_PROGRESS') report(event.phaseType);
      };
      return execute(requestOf(parts, run, source), {
        engine: chosen.engine,
        clock: parts.clock,
        emit,
        signal,
      });
    });
    if (!outcome.ok) output.append(`\n[CodeBuild Workbench] ${outcome.message}\n`);
    output.end();
    conclude(parts, run, outcome);
  });
  return { id: run.id, path: source.path, remember: chosen.remember };
}

function withCancel<T>(
  { running }: LocalRunParts,
  { id }: LocalRun,
  title: string,
  task: (report: (message: string) => void) => Promise<T>,
): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    token.onCancellationRequested(() => running.cancel(id));
    return task((message) => progress.report({ message }));
  });
}

/** Broken software ends the run too: nothing may look as if it still ran. */
async function execute(
  request: LocalBuildRequest,
  dependencies: LocalBuildDependencies,
): Promise<LocalBuildOutcome> {
  try {
    const { runLocalBuild } = await import('../../core/builds/local/run');
    return await runLocalBuild(request, dependencies);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: 'engine-lost', message: `The build could not go on: ${reason}` };
  }
}

function addRun(
  { runs, artifacts, clock }: LocalRunParts,
  buildspec: vscode.Uri,
  { folder }: BuildSource,
  { engine, image }: ChosenEngine,
): LocalRun {
  const id = `${projectName(folder)}:${randomUUID()}`;
  return runs.add({
    id,
    buildspec: buildspec.toString(),
    number: runs.nextNumber(buildspec.toString()),
    executor: engine.executor,
    image,
    startedAt: new Date(clock.now()).toISOString(),
    artifactsDirectory: artifacts.of(id).fsPath,
  });
}

function requestOf(
  { settings }: LocalRunParts,
  run: LocalRun,
  { text, path, folder }: BuildSource,
): LocalBuildRequest {
  return {
    buildId: run.id,
    buildNumber: run.number,
    initiator: 'vscode',
    buildspec: { text, path },
    source: folder.fsPath,
    secondarySources: {},
    environmentVariables: [],
    region: settings.region() ?? process.env.AWS_REGION ?? 'us-east-1',
    image: run.image,
    artifactsDirectory: run.artifactsDirectory,
    timeoutMinutes: settings.timeoutMinutes(folder),
  };
}

/** A project's name as CodeBuild allows it, from the folder's. */
function projectName(folder: vscode.Uri): string {
  const name = basename(folder.fsPath)
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '');
  return name.length >= 2 ? name.slice(0, 150) : 'local';
}

function conclude({ runs, clock }: LocalRunParts, { id }: LocalRun, outcome: LocalBuildOutcome): void {
  const now = new Date(clock.now()).toISOString();
  if (outcome.ok) runs.end(id, outcome.buildStatus, now);
  else runs.end(id, 'FAULT', now, outcome.message);
}
