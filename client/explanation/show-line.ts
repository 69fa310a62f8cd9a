import * as vscode from 'vscode';
import { findLine } from './find-line';

/** Shows a document at the line that an explanation quotes, or as it was where it has none. */
export async function showAtLine(uri: vscode.Uri, quoted: string | undefined): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const line = quoted === undefined ? undefined : findLine(document.getText(), quoted);
  const selection = line === undefined ? undefined : new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(document, { preview: true, selection });
}
