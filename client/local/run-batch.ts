import { randomUUID } from 'node:crypto';
import { availableParallelism, totalmem } from 'node:os';
import * as vscode from 'vscode';
import { defaultConcurrency } from '../../core/builds/local/batch/machine';
import { planBatch } from '../../core/builds/local/batch/plan-batch';
import type { LocalBatchOutcome, LocalBatchRequest } from '../../core/builds/local/batch/request';
import { runLocalBatch } from '../../core/builds/local/batch/run';
import type { LocalBuildRequest } from '../../core/builds/local/request';
import { runLocalBuild } from '../../core/builds/local/run';
import type { Batch } from '../../core/buildspec/batch';
import { showErrorMessage } from '../messages';
import { quietly } from '../quietly';
import { BatchListener } from './batch-listener';
import { BatchProgress } from './batch-progress';
import { mayRunBatch } from './batch-questions';
import { carryOut } from './carry-out';
import { followFailure } from './follow-failure';
import type { LocalRun } from './local-run';
import { newRun } from './new-run';
import { type PreparedRun, prepareRun } from './prepare-run';
import { ofBatch, type RunOptions } from './run-options';
import type { EndedRun, LocalRunParts } from './run-parts';
import type { UsedBuildspec } from './run-problems';
import { withCancel } from './run-progress';
import { requestOf } from './run-request';
import { withShared } from './shared-project';
import { type BuildSource, readSource } from './source';

interface Task extends PreparedRun {
  concurrency: number;
  privileged: boolean;
  signal: AbortSignal;
}

/** Why the batch could not go on. */
interface Broken {
  broken: string;
}

/**
 * Asks for what is not known, then runs the batch of a buildspec to its end. Undefined where the user gave up, chose CodeBuild
 * instead, or was told why it cannot run.
 */
export async function runBatch(
  parts: LocalRunParts,
  buildspec: vscode.Uri,
  given: RunOptions = {},
): Promise<EndedRun | undefined> {
  const options = ofBatch(given);
  if (!vscode.workspace.isTrusted) return undefined;
  const source = await readSource(buildspec);
  if (!source) return undefined;
  const name = vscode.workspace.asRelativePath(buildspec);
  const batch = readBatch(source, name);
  if (!batch) return undefined;
  const machine = { cpus: availableParallelism(), memory: totalmem() };
  const concurrency = parts.settings.concurrency(source.folder) ?? defaultConcurrency(machine);
  const allowed = await mayRunBatch(batch, { name, machine, concurrency });
  if (!allowed) return undefined;
  const target = { buildspec, name, source, images: imagesOf(batch, options.image) };
  const prepared = await prepareRun(parts, target, options);
  if (!prepared) return undefined;
  const run = parts.runs.add({
    ...newRun(parts, buildspec, prepared, options),
    batch: { currentPhase: 'SUBMITTED', contexts: [], buildGroups: [] },
  });
  // the user has already said it of the builds that ask for it themselves
  const privileged = allowed.asked
    ? allowed.privileged
    : (options.privileged ?? prepared.shared.request.privileged ?? false);
  return carryOut(parts, run, prepared, async (signal) => {
    const task = { ...prepared, concurrency, privileged, signal };
    conclude(parts, run, await runToEnd(parts, run, task).catch(broken), signal);
  });
}

function readBatch({ text }: BuildSource, name: string): Batch | undefined {
  const plan = planBatch(text);
  if (plan.ok) return plan.batch;
  void showErrorMessage(`${name} is no batch that CodeBuild would run. ${plan.failure.message}`);
  return undefined;
}

/**
 * What the builds run in, first the image of those that name none; nothing where they need one that nobody has given, so that the
 * user names it.
 */
function imagesOf({ builds }: Batch, given: string | undefined): string[] {
  const images = builds.map(({ env }) => env.image ?? given);
  if (given !== undefined) images.unshift(given);
  return images.includes(undefined) ? [] : [...new Set(images.filter((image) => image !== undefined))];
}

async function runToEnd(parts: LocalRunParts, run: LocalRun, task: Task): Promise<LocalBatchOutcome> {
  const title = `${task.name} #${run.number}`;
  const progress = new BatchProgress();
  const reports = parts.reports.collect();
  const listener = new BatchListener(parts, run, title, task.source);
  if (task.shared.told !== undefined) listener.say(task.shared.told);
  try {
    // a tree that is being read anew may not know the run yet, or never answer
    void quietly('showing a run', () => parts.reveal(run));
    return await withCancel(parts, run, title, (report) =>
      runLocalBatch(requestOfBatch(parts, run, task), {
        ...task.aws.dependencies,
        engine: task.chosen.engine,
        clock: parts.clock,
        signal: task.signal,
        newUuid: randomUUID,
        runBuild: (request, deps) => {
          const used = usedBuildspec(request, run, task.source);
          if (used) listener.starts(request.buildId, used);
          const debugSession = parts.paused.session(run.options?.pausesAfterFailure ?? false);
          const explain = followFailure(parts, request, run, used?.uri);
          return parts.running.during(request.buildId, (alone) =>
            runLocalBuild(request, {
              ...deps,
              emit: (event) => {
                explain(event);
                deps.emit(event);
              },
              debugSession,
              signal: AbortSignal.any([deps.signal, alone]),
            }),
          );
        },
        emit: (event) => {
          listener.hear(event);
          reports.hear(event);
          if (progress.hear(event)) report(progress.text);
        },
      }),
    );
  } finally {
    await Promise.all([listener.end(), reports.end()]);
  }
}

/** Broken software ends the run too: nothing may look as if it still ran. */
function broken(error: unknown): Broken {
  return { broken: `The batch could not go on: ${error instanceof Error ? error.message : String(error)}` };
}

function requestOfBatch(parts: LocalRunParts, run: LocalRun, task: Task): LocalBatchRequest {
  const { chosen, shared, concurrency, privileged } = task;
  const { environmentVariables: projectVariables, ...container } = shared.request;
  const own = requestOf(parts, run, task);
  // the project's variables count less than those of a build, which come between them and ours
  const { buildId: batchId, ...build } = withShared(own, {
    request: { ...container, environmentVariables: [] },
  });
  const artifactsDirectory = parts.artifacts.of(batchId).fsPath;
  return {
    batchId,
    concurrency,
    allowPrivileged: privileged,
    projectVariables,
    build: { ...build, imageOrigin: chosen.imageOrigin, artifactsDirectory },
  };
}

/** Undefined where there is no such file. */
function usedBuildspec(
  { buildspec: { path, text } }: LocalBuildRequest,
  run: LocalRun,
  { path: ownPath, folder }: BuildSource,
): UsedBuildspec | undefined {
  if (text === undefined || path === undefined) return undefined;
  const uri = path === ownPath ? run.buildspec : vscode.Uri.joinPath(folder, path).toString();
  return { uri, text };
}

function conclude(
  { runs, clock }: LocalRunParts,
  { id }: LocalRun,
  outcome: LocalBatchOutcome | Broken,
  signal: AbortSignal,
): void {
  const now = new Date(clock.now()).toISOString();
  const isBroken = 'broken' in outcome;
  const status = signal.aborted ? 'STOPPED' : isBroken ? 'FAULT' : outcome.buildBatchStatus;
  for (const part of runs.partsOf(id)) runs.end(part.id, status, now);
  runs.end(id, status, now, isBroken ? outcome.broken : outcome.couldNotRun?.messages.join(' '));
}
