import * as vscode from 'vscode';

/** Shows a folder to the user, whatever the window; `title` says what is in it. */
export async function revealFolder(uri: vscode.Uri, title: string): Promise<void> {
  // a remote window has no file manager for this side: there the file dialog shows the folder
  if (vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop) {
    await vscode.commands.executeCommand('revealFileInOS', uri);
    return;
  }
  const [file] =
    (await vscode.window.showOpenDialog({ defaultUri: uri, title, openLabel: 'Open File' })) ?? [];
  if (file) await vscode.commands.executeCommand('vscode.open', file);
}
