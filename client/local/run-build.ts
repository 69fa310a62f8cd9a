import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { BuildEvent, Clock } from '../../core/builds/events';
import { createFailureExplainers } from '../../core/builds/failures/explainer';
import { cleanCommit } from '../../core/builds/local/clone';
import { knownBuild } from '../../core/builds/local/known-build';
import type {
  LocalBuildDependencies,
  LocalBuildOutcome,
  LocalBuildRequest,
} from '../../core/builds/local/request';
import { formatEvent } from '../../core/builds/log/format';
import type { LogFiles } from '../log/log-files';
import type { BuildOutputs } from '../outputs';
import type { BuildProblems } from '../problems/build-problems';
import { quietly } from '../quietly';
import type { LocalSettings } from '../settings';
import type { CacheFolders } from './cache-folders';
import { type AwsMemory, type ChosenAws, chooseAws } from './choose-aws';
import { type ChosenEngine, chooseEngine, type HostConsent } from './choose-engine';
import type { GivenBuildspec } from './given-buildspec';
import { offerCloud, whyNotHere } from './offer-cloud';
import type { PausedBuilds } from './paused-builds';
import type { ProjectLinks } from './project-links';
import type { RunFailures } from './run-failures';
import type { RunOptions } from './run-options';
import type { RunProblems } from './run-problems';
import type { RunReports } from './run-reports';
import { type RunVariables, runVariables } from './run-variables';
import { type RunningBuilds, WINDOW_CLOSES } from './running-builds';
import { CLOSED_WHILE_RUNNING, type LocalRun, type LocalRuns } from './runs';
import { shareProject } from './share-project';
import { type SharedProject, sharedOf, withShared } from './shared-project';
import { type BuildSource, givenSource, readSource } from './source';
import type { ArtifactsFolder } from './storage';

export interface LocalRunParts {
  runs: LocalRuns;
  outputs: BuildOutputs;
  logs: LogFiles;
  reports: RunReports;
  artifacts: ArtifactsFolder;
  caches: CacheFolders;
  running: RunningBuilds;
  paused: PausedBuilds;
  problems: RunProblems;
  buildProblems: BuildProblems;
  failures: RunFailures;
  clock: Clock;
  settings: LocalSettings;
  consent: HostConsent;
  aws: AwsMemory;
  links: ProjectLinks;
  /** Shows the run in the tree. */
  reveal(run: LocalRun): Promise<void>;
  /** Hears of the run that begins. */
  onStarted?(run: LocalRun): void;
}

/** A run that is over. */
export interface EndedRun {
  id: string;
  /** Of its buildspec, with its workspace folder where there are several. */
  name: string;
  /** Makes its image that of every local build of the workspace; absent where it is that already. */
  remember?: () => Thenable<void>;
}

/**
 * Asks for what is not known, then runs a buildspec to its end: that of the file, or the one that is given in its place. Undefined where
 * the user gave up, or was told why not.
 */
export async function runBuild(
  parts: LocalRunParts,
  buildspec: vscode.Uri,
  options: RunOptions = {},
  given?: GivenBuildspec,
): Promise<EndedRun | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const source = given ? await givenSource(given.source) : await readSource(buildspec);
  if (!source) return undefined;
  const name = vscode.workspace.asRelativePath(buildspec);
  const notHere = whyNotHere(source.text);
  if (notHere !== undefined) {
    void offerCloud(notHere);
    return undefined;
  }
  const variables = await runVariables(buildspec.toString(), options, parts.aws.kept);
  if (!variables) return undefined;
  const images = options.image === undefined ? [] : [options.image];
  const { project } = given?.link ?? parts.links.get(buildspec.toString());
  const chosen = await chooseEngine({ folder: source.folder, name, images, project }, parts);
  if (!chosen) return undefined;
  const isDocker = chosen.engine.executor === 'docker';
  const shared = given
    ? sharedOf(given.link, isDocker)
    : await shareProject(buildspec.toString(), parts.links, isDocker);
  if (!shared) return undefined;
  const aws = await chooseAws({ buildspec: buildspec.toString(), name, text: source.text }, parts.aws);
  if (!aws) return undefined;
  if (options.cleanCache) await quietly('clearing a cache', () => parts.caches.clearOf(buildspec.toString()));
  const run = addRun(parts, buildspec, source, { ...chosen, options, of: given?.of });
  await parts.running.during(run.id, async (signal) => {
    parts.onStarted?.(run);
    const task = { source, name, chosen, shared, aws, variables, signal };
    const outcome = await carryOut(parts, run, task);
    conclude(parts, run, outcome, signal);
    await quietly('looking after caches', () => parts.caches.settle(run.buildspec));
  });
  aws.dispose();
  return { id: run.id, name, remember: chosen.remember };
}

interface Task {
  source: BuildSource;
  name: string;
  chosen: ChosenEngine;
  shared: SharedProject;
  aws: ChosenAws;
  variables: RunVariables;
  signal: AbortSignal;
}

/** Broken software ends the run too: nothing may look as if it still ran. */
async function carryOut(
  parts: LocalRunParts,
  run: LocalRun,
  { source, name, chosen: { engine, imageOrigin }, shared, aws, variables, signal }: Task,
): Promise<LocalBuildOutcome> {
  const title = `${name} #${run.number}`;
  const log = parts.logs.open(run.id);
  const reports = parts.reports.collect(cleanCommit(source.folder.fsPath));
  try {
    const output = parts.outputs.open(run.id, `Local: ${title}`);
    let nextLine = 1;
    const append = (text: string) => {
      nextLine += text.split('\n').length - 1;
      output.append(text);
      log.append(text);
    };
    output.show();
    parts.buildProblems.forget(run.buildspec);
    const find = findProblems(parts, run, title, source);
    const mark = run.of === undefined ? markProblems(parts, run, source, () => nextLine) : () => undefined;
    // a tree that is being read anew may not know the run yet, or never answer
    void quietly('showing a run', () => parts.reveal(run));
    const outcome = await withCancel(parts, run, title, (report) => {
      const own = { ...requestOf(parts, run, source, aws.region), ...variables };
      const request = { ...withShared(own, shared), imageOrigin };
      const explain = followFailure(parts, request, run, run.of === undefined ? run.buildspec : undefined);
      const emit = (event: BuildEvent) => {
        parts.runs.apply(event);
        mark(event);
        reports.hear(event);
        find(event);
        explain(event);
        append(formatEvent(event));
        const progress = progressOf(event);
        if (progress !== undefined) report(progress);
      };
      const debugSession = parts.paused.session(run.options?.pausesAfterFailure ?? false);
      const dependencies = { ...aws.dependencies, engine, clock: parts.clock, emit, signal, debugSession };
      if (run.of !== undefined) append(`[CodeBuild Workbench] The buildspec is that of ${run.of}.\n`);
      if (shared.told !== undefined) append(`[CodeBuild Workbench] ${shared.told}\n`);
      return execute(request, dependencies);
    });
    if (!outcome.ok) append(`\n[CodeBuild Workbench] ${outcome.message}\n`);
    output.end();
    return outcome;
  } catch (error) {
    return broken(error);
  } finally {
    await Promise.all([log.end(), reports.end()]);
  }
}

/** Of a buildspec that is not the file's there is nothing to mark in it. */
function markProblems(
  { problems }: LocalRunParts,
  run: LocalRun,
  { text }: BuildSource,
  nextLine: () => number,
): (event: BuildEvent) => void {
  problems.forget(run.buildspec);
  return problems.follow(run, { uri: run.buildspec, text }, nextLine);
}

/** What explains its failure. `buildspec` is the address of the file that it takes, where it takes one. */
export function followFailure(
  { failures }: Pick<LocalRunParts, 'failures'>,
  request: LocalBuildRequest,
  { executor }: LocalRun,
  buildspec: string | undefined,
): (event: BuildEvent) => void {
  const known = knownBuild(request, executor);
  return failures.follow(request.buildId, { known, buildspec }, createFailureExplainers);
}

/** What its tools find in the files of its source. */
export function findProblems(
  { buildProblems }: Pick<LocalRunParts, 'buildProblems'>,
  { buildspec }: LocalRun,
  title: string,
  { folder }: Pick<BuildSource, 'folder'>,
): (event: BuildEvent) => void {
  return buildProblems.follow({ of: buildspec, title, folders: async () => new Map([['', folder]]) });
}

/** What the notification of a running build says from that event on. */
function progressOf(event: BuildEvent): string | undefined {
  if (event.event === 'phase' && event.phaseStatus === 'IN_PROGRESS') return event.phaseType;
  if (event.event !== 'command') return undefined;
  if (event.state === 'paused') return `paused in ${event.phaseType}`;
  return event.state === 'resumed' ? event.phaseType : undefined;
}

/** Shows progress in a notification that cancels the run. */
export function withCancel<T>(
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

async function execute(
  request: LocalBuildRequest,
  dependencies: LocalBuildDependencies,
): Promise<LocalBuildOutcome> {
  try {
    const { runLocalBuild } = await import('../../core/builds/local/run');
    return await runLocalBuild(request, dependencies);
  } catch (error) {
    return broken(error);
  }
}

function broken(error: unknown): LocalBuildOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  return { ok: false, reason: 'engine-lost', message: `The build could not go on: ${reason}` };
}

function addRun(
  { runs, artifacts, clock }: LocalRunParts,
  buildspec: vscode.Uri,
  { folder }: BuildSource,
  { engine, image, options, of }: ChosenEngine & Pick<LocalRun, 'options' | 'of'>,
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
    logKept: true,
    options,
    of,
  });
}

/** What a run of that buildspec asks of the core. */
export function requestOf(
  { settings, caches }: LocalRunParts,
  run: LocalRun,
  { text, path, folder }: BuildSource,
  region: string | undefined,
): LocalBuildRequest {
  return {
    buildId: run.id,
    buildNumber: run.number,
    initiator: 'vscode',
    buildspec: { text, path },
    source: folder.fsPath,
    secondarySources: {},
    environmentVariables: [],
    region: region ?? settings.region() ?? process.env.AWS_REGION ?? 'us-east-1',
    image: run.image,
    artifactsDirectory: run.artifactsDirectory,
    cacheDirectory: caches.of(run.buildspec),
    timeoutMinutes: settings.timeoutMinutes(folder),
    phases: run.options?.phases,
    privileged: run.options?.privileged,
    platform: run.options?.platform,
  };
}

/** A project's name as CodeBuild allows it, from the folder's. */
export function projectName(folder: vscode.Uri): string {
  const name = basename(folder.fsPath)
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '');
  return name.length >= 2 ? name.slice(0, 150) : 'local';
}

function conclude(
  { runs, clock }: LocalRunParts,
  { id }: LocalRun,
  outcome: LocalBuildOutcome,
  signal: AbortSignal,
): void {
  const now = new Date(clock.now()).toISOString();
  if (signal.reason === WINDOW_CLOSES) runs.end(id, 'STOPPED', now, CLOSED_WHILE_RUNNING);
  else if (outcome.ok) runs.end(id, outcome.buildStatus, now);
  else runs.end(id, signal.aborted ? 'STOPPED' : 'FAULT', now, outcome.message);
}
