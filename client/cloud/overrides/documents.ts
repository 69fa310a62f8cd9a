import * as vscode from 'vscode';

/** How a document is called in the form. */
export function nameDocument(address: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(address));
}

/** The text that a document has now, with what is not saved; undefined where it cannot be read. */
export async function documentText(address: string): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(vscode.Uri.parse(address))).getText();
  } catch {
    return undefined;
  }
}
