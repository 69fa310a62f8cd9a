import * as vscode from 'vscode';
import { announce } from './announce';
import type { LocalParts } from './commands';
import type { LocalRun } from './local-run';
import type { EndedRun, LocalRunParts } from './run-parts';

/** Runs a buildspec, or its batch, with what an earlier run was asked, and tells how it ends. Aborting cancels the new run. */
export async function rerun(
  parts: LocalParts,
  before: LocalRun,
  signal?: AbortSignal,
): Promise<EndedRun | undefined> {
  let id: string | undefined;
  const cancel = () => id !== undefined && parts.running.cancel(id);
  signal?.addEventListener('abort', cancel);
  try {
    const onStarted = (run: LocalRun) => {
      id = run.id;
      // given up while the user was asked; it can be cancelled once its first step is done
      if (signal?.aborted) queueMicrotask(cancel);
    };
    const ended = await runAsBefore({ ...parts, onStarted }, before);
    if (ended) void announce(parts, ended);
    return ended;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

async function runAsBefore(
  parts: LocalRunParts,
  { buildspec, batch, options }: LocalRun,
): Promise<EndedRun | undefined> {
  const uri = vscode.Uri.parse(buildspec);
  if (batch) return (await import('./run-batch')).runBatch(parts, uri, options);
  return (await import('./run-build')).runBuild(parts, uri, options);
}
