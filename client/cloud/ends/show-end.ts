import * as vscode from 'vscode';
import { showErrorMessage, showInformationMessage } from '../../messages';
import { hasFailed } from '../builds/build-model';
import { openLog } from '../commands';
import type { CloudSession } from '../connections/session';
import type { CloudParts } from '../parts';
import type { EndMessage } from './end-message';
import type { Ended } from './end-notices';

/** Shows how builds have ended, and offers the log of the one, or the view for a batch and for several. */
export async function showEnd(
  parts: CloudParts,
  { severity, text }: EndMessage,
  ended: Ended<CloudSession>[],
): Promise<void> {
  const show = severity === 'error' ? showErrorMessage : showInformationMessage;
  const [{ session, build } = {}] = ended.length === 1 ? ended : [];
  const explain = build && hasFailed(build) ? ['Explain Failure'] : [];
  const answer = await show(text, ...explain, build ? 'Open Log' : 'Show Builds');
  if (answer === undefined) return;
  if (!session || !build) await vscode.commands.executeCommand('codebuild.cloud.focus');
  else if (answer === 'Explain Failure')
    await (await import('../failures/explain')).explainFailure(parts, { session, build });
  else if (!parts.outputs.show(build.id ?? '')) await openLog(parts, { session, build });
}

/** Shows the reports of a build or batch that has ended in the Testing view, if it made any. */
export async function showReportsOfEnd(parts: CloudParts, ended: Ended<CloudSession>): Promise<void> {
  const { id = '', reportArns = [] } = ended.build ?? ended.batch ?? {};
  if (reportArns.length === 0 || !parts.testing.shows(id)) return;
  const { showEndedReports } = await import('../testing/show-reports');
  await showEndedReports(parts, ended);
}
