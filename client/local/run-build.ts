import * as vscode from 'vscode';
import type { BuildEvent } from '../../core/builds/events';
import type {
  LocalBuildDependencies,
  LocalBuildOutcome,
  LocalBuildRequest,
} from '../../core/builds/local/request';
import { quietly } from '../quietly';
import { BuildListener } from './build-listener';
import { carryOut } from './carry-out';
import { followFailure } from './follow-failure';
import type { GivenBuildspec } from './given-buildspec';
import { CLOSED_WHILE_RUNNING, type LocalRun } from './local-run';
import { newRun } from './new-run';
import { offerCloud, whyNotHere } from './offer-cloud';
import { type PreparedRun, prepareRun } from './prepare-run';
import type { RunOptions } from './run-options';
import type { EndedRun, LocalRunParts } from './run-parts';
import { progressOf, withCancel } from './run-progress';
import { requestOf } from './run-request';
import { WINDOW_CLOSES } from './running-builds';
import { withShared } from './shared-project';
import { givenSource, readSource } from './source';

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
  const images = options.image === undefined ? [] : [options.image];
  const target = { buildspec, name, source, images, link: given?.link };
  const prepared = await prepareRun(parts, target, options);
  if (!prepared) return undefined;
  const own = newRun(parts, buildspec, prepared, options);
  const artifactsDirectory = parts.artifacts.of(own.id).fsPath;
  const run = parts.runs.add({ ...own, artifactsDirectory, of: given?.of });
  return carryOut(parts, run, prepared, async (signal) => {
    const outcome = await runToEnd(parts, run, prepared, signal).catch(broken);
    conclude(parts, run, outcome, signal);
  });
}

async function runToEnd(
  parts: LocalRunParts,
  run: LocalRun,
  prepared: PreparedRun,
  signal: AbortSignal,
): Promise<LocalBuildOutcome> {
  const { source, name, chosen, shared, aws } = prepared;
  const title = `${name} #${run.number}`;
  const output = parts.outputs.open(run.id, `Local: ${title}`, { kind: 'run', id: run.id });
  output.show();
  parts.buildProblems.forget(run.buildspec);
  // of a buildspec that is not the file's there is nothing to mark in it
  const used = run.of === undefined ? { uri: run.buildspec, text: source.text } : undefined;
  if (used) parts.problems.forget(used.uri);
  const listener = new BuildListener(parts, run, { title, source, used, output });
  const reports = parts.reports.collect();
  try {
    if (run.of !== undefined) listener.say(`The buildspec is that of ${run.of}.`);
    if (shared.told !== undefined) listener.say(shared.told);
    // a tree that is being read anew may not know the run yet, or never answer
    void quietly('showing a run', () => parts.reveal(run));
    const outcome = await withCancel(parts, run, title, (report) => {
      const own = requestOf(parts, run, prepared);
      const request = { ...withShared(own, shared), imageOrigin: chosen.imageOrigin };
      const explain = followFailure(parts, request, run, used?.uri);
      const emit = (event: BuildEvent) => {
        parts.runs.apply(event);
        listener.hear(event);
        reports.hear(event);
        explain(event);
        const progress = progressOf(event);
        if (progress !== undefined) report(progress);
      };
      const debugSession = parts.paused.session(run.options?.pausesAfterFailure ?? false);
      const { engine } = chosen;
      return execute(request, {
        ...aws.dependencies,
        engine,
        clock: parts.clock,
        emit,
        signal,
        debugSession,
      });
    });
    if (!outcome.ok) listener.sayLast(outcome.message);
    return outcome;
  } finally {
    await Promise.all([listener.end(), reports.end()]);
  }
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

/** Broken software ends the run too: nothing may look as if it still ran. */
function broken(error: unknown): LocalBuildOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  return { ok: false, reason: 'engine-lost', message: `The build could not go on: ${reason}` };
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
