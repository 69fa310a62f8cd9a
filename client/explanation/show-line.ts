import * as vscode from 'vscode';
import { findLine } from './find-line';

/** Shows a document at the line that an explanation quotes, or as it was where it has none. */
export async function showAtLine(uri: vscode.Uri, quoted: string | undefined): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: true });
  if (quoted !== undefined) showLine(editor, quoted);
}

/** Shows the line that an explanation quotes, where the editor has it. */
export function showLine(editor: vscode.TextEditor, quoted: string): void {
  const line = findLine(editor.document.getText(), quoted);
  if (line === undefined) return;
  const position = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenter);
}
