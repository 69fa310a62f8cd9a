import * as vscode from 'vscode';
import { LineIndex } from '../../core/buildspec/text';
import { showInformationMessage } from '../messages';
import type { ExplainedBuild } from './explained-build';

/** Opens the buildspec of a failed build at the command that failed, or at what is wrong there. */
export async function openBuildspec({ explanation, buildspec }: ExplainedBuild): Promise<void> {
  if (!buildspec || !explanation?.range) return;
  const { text, explainWith } = buildspec;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(buildspec.document, true));
  const now = document.getText();
  // it may have been edited since
  const range = now === text ? explanation.range : explainWith(now)?.range;
  const places = new LineIndex(now);
  const [start, end] = range ? [places.positionAt(range.start), places.positionAt(range.end)] : [];
  const selection = start && end && new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(document, { preview: true, selection });
  if (!selection) void showInformationMessage('The command that failed is no longer in this buildspec.');
}
