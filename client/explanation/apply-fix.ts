import * as vscode from 'vscode';
import type { FailureFix } from '../../core/builds/failures/explanation';
import { applyEdits } from '../../core/buildspec/edits';
import type { TextEdit } from '../../core/buildspec/problems';
import { showErrorMessage, showInformationMessage, showWarningMessage } from '../messages';
import type { ExplainedBuild, ExplainedBuildspec } from './explained-build';
import { refit } from './refit';

/** Makes a fix that a failure was explained with: an edit of the workspace's file, or a build that is asked otherwise. */
export async function applyFix(
  { title, buildspec, buildWith }: ExplainedBuild,
  fix: Exclude<FailureFix, { kind: 'iam-statement' }>,
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void showWarningMessage('Fixes are applied in a workspace that you trust.');
    return;
  }
  if (fix.kind !== 'buildspec') return buildWith?.(fix);
  if (!buildspec) return;
  await (buildspec.isFile ? editFile(buildspec, fix) : openFixed(buildspec, fix, title));
}

async function editFile(
  buildspec: ExplainedBuildspec,
  fix: Extract<FailureFix, { kind: 'buildspec' }>,
): Promise<void> {
  const uri = vscode.Uri.parse(buildspec.document, true);
  const name = vscode.workspace.asRelativePath(uri);
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(uri);
  } catch {
    void showErrorMessage(`${name} cannot be read any more, so there is nothing to fix.`);
    return;
  }
  const edits = refit(buildspec, fix, document.getText());
  const editor = await vscode.window.showTextDocument(document, { preview: true });
  if (!edits) {
    void showInformationMessage(
      `${name} is another one by now, and the fix no longer fits. Run the build again to see whether it still fails.`,
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  for (const each of edits) edit.replace(uri, rangeOf(document, each), each.newText);
  if (!(await vscode.workspace.applyEdit(edit))) {
    void showErrorMessage(`${name} could not be changed. Is it read-only?`);
    return;
  }
  const [first] = edits;
  if (first) showPlace(editor, document.positionAt(first.range.start));
}

/** A buildspec that is no file of the workspace: its text with the fix, to be put where it is from. */
async function openFixed(
  { text, name }: ExplainedBuildspec,
  { edits }: Extract<FailureFix, { kind: 'buildspec' }>,
  title: string,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument({
    language: 'yaml',
    content: applyEdits(text, edits),
  });
  const editor = await vscode.window.showTextDocument(document, { preview: true });
  const [first] = edits;
  if (first) showPlace(editor, document.positionAt(first.range.start));
  void showInformationMessage(
    `${name} of ${title} is no file of this workspace. Here it is with the fix: put it where the project has it, or choose it in Run with Overrides.`,
  );
}

function rangeOf(document: vscode.TextDocument, { range }: TextEdit): vscode.Range {
  return new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
}

function showPlace(editor: vscode.TextEditor, position: vscode.Position): void {
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(
    new vscode.Range(position, position),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
