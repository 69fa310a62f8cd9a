import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { BuildEvent, Clock } from '../../core/builds/events';
import type { LocalBuildOutcome, LocalBuildRequest } from '../../core/builds/local/request';
import { formatEvent } from '../../core/builds/log/format';
import type { BuildOutputs } from '../outputs';
import { connectionSettings, localTimeoutMinutes } from '../settings';
import { type ChosenEngine, chooseEngine } from './choose-engine';
import { endMessage } from './end-message';
import type { LocalRun, LocalRuns } from './runs';
import { type BuildSource, readSource } from './source';
import type { ArtifactsFolder } from './storage';

export interface LocalRunParts {
  runs: LocalRuns;
  outputs: BuildOutputs;
  artifacts: ArtifactsFolder;
  clock: Clock;
  /** Shows the run in the tree. */
  reveal(run: LocalRun): Promise<void>;
}

/** Builds under way, to be cancelled by their build id. */
export class RunningBuilds implements vscode.Disposable {
  private readonly controllers = new Map<string, AbortController>();

  begin(id: string): AbortSignal {
    const controller = new AbortController();
    this.controllers.set(id, controller);
    return controller.signal;
  }

  cancel(id: string): void {
    this.controllers.get(id)?.abort();
  }

  end(id: string): void {
    this.controllers.delete(id);
  }

  dispose(): void {
    for (const controller of this.controllers.values()) controller.abort();
  }
}

/** Asks for what is not known, then runs a buildspec to its end. */
export async function runBuild(
  parts: LocalRunParts,
  running: RunningBuilds,
  buildspec: vscode.Uri,
): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const source = await readSource(buildspec);
  if (!source) return;
  const chosen = await chooseEngine(source.folder, parts.clock);
  if (!chosen) return;
  const run = addRun(parts, buildspec, source, chosen);
  const name = source.path;
  const output = parts.outputs.open(run.id, `Local: ${name} #${run.number}`);
  output.show();
  await parts.reveal(run);

  const signal = running.begin(run.id);
  const outcome = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `${name} #${run.number}`, cancellable: true },
    async (progress, token) => {
      token.onCancellationRequested(() => running.cancel(run.id));
      const emit = (event: BuildEvent) => {
        parts.runs.apply(event);
        output.append(formatEvent(event));
        if (event.event === 'phase' && event.phaseStatus === 'IN_PROGRESS') {
          progress.report({ message: event.phaseType });
        }
      };
      const { runLocalBuild } = await import('../../core/builds/local/run');
      return runLocalBuild(requestOf(run, source), {
        engine: chosen.engine,
        clock: parts.clock,
        emit,
        signal,
      });
    },
  );
  running.end(run.id);
  if (!outcome.ok) output.append(`\n[CodeBuild Workbench] ${outcome.message}\n`);
  output.end();
  conclude(parts, run, outcome);
  announce(parts, run.id, name);
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
    artifactsDirectory: artifacts.of(id),
  });
}

function requestOf(run: LocalRun, { text, path, folder }: BuildSource): LocalBuildRequest {
  return {
    buildId: run.id,
    buildNumber: run.number,
    initiator: 'vscode',
    buildspec: { text, path },
    source: folder.fsPath,
    secondarySources: {},
    environmentVariables: [],
    region: connectionSettings().region ?? process.env.AWS_REGION ?? 'us-east-1',
    image: run.image,
    artifactsDirectory: run.artifactsDirectory,
    timeoutMinutes: localTimeoutMinutes(folder),
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

function announce({ runs, outputs }: LocalRunParts, id: string, name: string): void {
  const run = runs.get(id);
  if (!run) return;
  const { severity, text } = endMessage(run, name);
  const show = severity === 'error' ? vscode.window.showErrorMessage : vscode.window.showInformationMessage;
  show(text, 'Open Log').then((answer) => {
    if (answer) outputs.show(id);
  });
}
