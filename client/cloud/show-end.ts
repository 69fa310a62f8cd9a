import * as vscode from 'vscode';
import { openLog } from './commands';
import type { EndMessage } from './end-message';
import type { EndedBuild } from './end-notices';
import type { CloudParts } from './parts';
import type { CloudSession } from './session';

/** Shows how builds have ended, and offers the log of the one, or the view for several. */
export async function showEnd(
  parts: CloudParts,
  { severity, text }: EndMessage,
  ended: EndedBuild<CloudSession>[],
): Promise<void> {
  const show = severity === 'error' ? vscode.window.showErrorMessage : vscode.window.showInformationMessage;
  const [only] = ended.length === 1 ? ended : [];
  const answer = await show(text, only ? 'Open Log' : 'Show Builds');
  if (answer === undefined) return;
  if (!only) await vscode.commands.executeCommand('codebuild.cloud.focus');
  else if (!parts.outputs.show(only.build.id ?? '')) await openLog(parts, only);
}
