import * as vscode from 'vscode';
import { phaseToShow } from '../../core/builds/state';
import { formatAge } from '../durations';
import { showInformationMessage } from '../messages';
import { join } from '../status';
import type { LocalRun } from './local-run';
import type { LocalRuns } from './runs';

/** The run whose failure is to be explained: the only one that failed, or the one that the user picks. */
export async function pickFailedRun({ failed }: LocalRuns, now: number): Promise<LocalRun | undefined> {
  const [first, ...others] = failed;
  if (!first) {
    void showInformationMessage('No run of this workspace has failed.');
    return undefined;
  }
  if (others.length === 0) return first;
  const items = failed.map((run) => ({
    label: `${vscode.workspace.asRelativePath(vscode.Uri.parse(run.buildspec))} #${run.number}`,
    description: join(
      [phaseToShow(run.state)?.phaseType, formatAge(now - Date.parse(run.state.endTime ?? run.startedAt))],
      ' · ',
    ),
    run,
  }));
  const item = await vscode.window.showQuickPick(items, {
    title: 'Explain Failure',
    placeHolder: 'Which run?',
    matchOnDescription: true,
  });
  return item?.run;
}
