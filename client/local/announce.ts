import * as vscode from 'vscode';
import type { LazyLogRoom } from '../log/lazy-room';
import type { LogFiles } from '../log/log-files';
import { showErrorMessage, showInformationMessage } from '../messages';
import { endMessage } from './end-message';
import { hasFailed } from './local-run';
import { openRunLog } from './run-log';
import type { EndedRun } from './run-parts';
import type { LocalRuns } from './runs';

/** Tells how a run ended, and offers its log. */
export async function announce(
  parts: { runs: LocalRuns; logs: LogFiles; logRoom: LazyLogRoom },
  { id, name, remember }: EndedRun,
): Promise<void> {
  const run = parts.runs.get(id);
  if (!run) return;
  const { severity, text } = endMessage(run, name);
  const show = severity === 'error' ? showErrorMessage : showInformationMessage;
  const offersImage = remember && run.state.buildStatus === 'SUCCEEDED';
  const answer = await show(
    text,
    ...(hasFailed(run) ? ['Explain Failure'] : []),
    'Open Log',
    ...(offersImage ? ['Always Use This Image'] : []),
  );
  if (answer === 'Explain Failure')
    await vscode.commands.executeCommand('codebuild.local.explainFailure', { kind: 'run', runId: id });
  else if (answer === 'Open Log') await openRunLog(parts, run);
  else if (answer !== undefined) await remember?.();
}
