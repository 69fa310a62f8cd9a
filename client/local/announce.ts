import * as vscode from 'vscode';
import { endMessage } from './end-message';
import type { EndedRun, LocalRunParts } from './run-build';

/** Tells how a run ended, and offers its log. */
export async function announce(
  { runs, outputs }: Pick<LocalRunParts, 'runs' | 'outputs'>,
  { id, path, remember }: EndedRun,
): Promise<void> {
  const run = runs.get(id);
  if (!run) return;
  const { severity, text } = endMessage(run, path);
  const show = severity === 'error' ? vscode.window.showErrorMessage : vscode.window.showInformationMessage;
  const offersImage = remember && run.state.buildStatus === 'SUCCEEDED';
  const answer = await show(text, 'Open Log', ...(offersImage ? ['Always Use This Image'] : []));
  if (answer === 'Open Log') outputs.show(id);
  else if (answer !== undefined) await remember?.();
}
