import * as vscode from 'vscode';
import { showInformationMessage } from '../messages';
import type { ShownBuild } from '../testing/shown-build';
import type { LocalParts } from './commands';
import type { LocalRun } from './local-run';
import { rerun } from './rerun';
import { shownRun } from './shown-run';

/** Shows the reports of a run in the Testing view, because the user wants to see them now. */
export async function showReports(parts: LocalParts, run: LocalRun): Promise<void> {
  const build = await shown(parts, run);
  if (!build) {
    void showInformationMessage('The reports of this run are gone. Run the build again to make them.');
    return;
  }
  await parts.testing.show(build, { isAsked: true });
}

/** Shows those of a run that has just ended, if it made any and the setting wants it. */
export async function showEndedReports(parts: LocalParts, run: LocalRun): Promise<void> {
  if (!parts.testing.shows(run.id)) return;
  const build = await shown(parts, run);
  if (build) await parts.testing.show(build, { isAsked: false });
}

function shown(parts: LocalParts, run: LocalRun): Promise<ShownBuild | undefined> {
  const buildspec = vscode.Uri.parse(run.buildspec);
  const place = {
    name: vscode.workspace.asRelativePath(buildspec),
    folder: vscode.workspace.getWorkspaceFolder(buildspec)?.uri.toString(),
  };
  return shownRun(parts, run, place, async (signal) => {
    const ended = await rerun(parts, run, signal);
    const next = ended && parts.runs.get(ended.id);
    return next && shown(parts, next);
  });
}
