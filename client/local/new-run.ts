import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type * as vscode from 'vscode';
import type { NewRun } from './local-run';
import type { PreparedRun } from './prepare-run';
import type { RunOptions } from './run-options';
import type { LocalRunParts } from './run-parts';

/** A run that begins now, with the next number of its buildspec. */
export function newRun(
  { runs, clock }: Pick<LocalRunParts, 'runs' | 'clock'>,
  buildspec: vscode.Uri,
  { source, chosen: { engine, image } }: PreparedRun,
  options: RunOptions,
): NewRun {
  return {
    id: `${projectName(source.folder)}:${randomUUID()}`,
    buildspec: buildspec.toString(),
    number: runs.nextNumber(buildspec.toString()),
    executor: engine.executor,
    image,
    startedAt: new Date(clock.now()).toISOString(),
    logKept: true,
    options,
  };
}

/** A project's name as CodeBuild allows it, from the folder's. */
function projectName(folder: vscode.Uri): string {
  const name = basename(folder.fsPath)
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '');
  return name.length >= 2 ? name.slice(0, 150) : 'local';
}
