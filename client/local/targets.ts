import * as vscode from 'vscode';
import { isBuildspecPath } from '../../core/buildspec/detect';
import { showInformationMessage } from '../messages';
import type { Buildspecs } from './buildspecs';
import type { LocalRun } from './local-run';
import type { LocalNode } from './nodes';
import type { LocalRuns } from './runs';

/** A node of the view; a file where an editor calls, which a code lens of the language server writes as a string. */
export type LocalTarget = LocalNode | vscode.Uri | string;

/** The run that a row belongs to; undefined where it belongs to none, or the run is gone. */
export function runOf(runs: LocalRuns, target: LocalTarget | undefined): LocalRun | undefined {
  const id = typeof target === 'object' && 'runId' in target ? target.runId : undefined;
  return id === undefined ? undefined : runs.get(id);
}

/** The buildspec that a command is meant for: of the row, else of the editor, else the one the user picks. */
export async function buildspecOf(
  { buildspecs, runs }: { buildspecs: Buildspecs; runs: LocalRuns },
  target: LocalTarget | undefined,
  title = 'Run Build',
): Promise<vscode.Uri | undefined> {
  if (typeof target === 'string') return vscode.Uri.parse(target, true);
  if (target instanceof vscode.Uri) return target;
  if (target?.kind === 'buildspec') return vscode.Uri.parse(target.uri);
  const run = runOf(runs, target);
  if (run) return vscode.Uri.parse(run.buildspec);
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active?.scheme === 'file' && isBuildspecPath(active.path)) return active;
  const files = await buildspecs.all();
  if (files.length === 0) {
    void showInformationMessage(
      'There is no buildspec in this workspace. Create Buildspec in the CodeBuild view makes one.',
    );
    return undefined;
  }
  const items = files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const item = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'Which buildspec?',
  });
  return item?.uri;
}
