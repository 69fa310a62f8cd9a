import * as vscode from 'vscode';
import { showErrorMessage, showInformationMessage } from '../../messages';
import { batchHasFailed } from '../builds/batch-model';
import { hasFailed } from '../builds/build-model';
import { openLog } from '../commands';
import type { CloudSession } from '../connections/session';
import type { CloudParts } from '../parts';
import type { EndMessage } from './end-message';
import type { Ended } from './end-notices';

/**
 * Shows how builds have ended, and offers to explain the failure of the first that failed, and the log of the one, or the view for a batch and
 * for several.
 */
export async function showEnd(
  parts: CloudParts,
  { severity, text }: EndMessage,
  ended: Ended<CloudSession>[],
): Promise<void> {
  const show = severity === 'error' ? showErrorMessage : showInformationMessage;
  const [only] = ended.length === 1 ? ended : [];
  const failed = ended.find(isExplainable);
  const answer = await show(
    text,
    ...(failed ? ['Explain Failure'] : []),
    only?.build ? 'Open Log' : 'Show Builds',
  );
  if (answer === undefined) return;
  if (failed && answer === 'Explain Failure') await explain(parts, failed);
  else if (!only?.build) await vscode.commands.executeCommand('codebuild.cloud.focus');
  else if (!parts.outputs.show(only.build.id ?? '')) {
    const { session, build } = only;
    await openLog(parts, { session, build });
  }
}

function isExplainable({ build, batch }: Ended<CloudSession>): boolean {
  return (build !== undefined && hasFailed(build)) || (batch !== undefined && batchHasFailed(batch));
}

async function explain(parts: CloudParts, { session, build, batch }: Ended<CloudSession>): Promise<void> {
  const { explainBatch, explainFailure } = await import('../failures/explain');
  if (build) await explainFailure(parts, { session, build });
  else if (batch) await explainBatch(parts, { session, batch });
}

/** Shows the reports of a build or batch that has ended in the Testing view, if it made any. */
export async function showReportsOfEnd(parts: CloudParts, ended: Ended<CloudSession>): Promise<void> {
  const { id = '', reportArns = [] } = ended.build ?? ended.batch ?? {};
  if (reportArns.length === 0 || !parts.testing.shows(id)) return;
  const { showEndedReports } = await import('../testing/show-reports');
  await showEndedReports(parts, ended);
}
