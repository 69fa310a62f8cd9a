import * as vscode from 'vscode';

/** Of the extension and, after the #, of its walkthrough in package.json. */
const WALKTHROUGH = 'codebuild-workbench.codebuild-workbench#getStarted';

/** Opens the walkthrough, beside nothing: it is read before there is anything else. */
export async function getStarted(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false);
}
