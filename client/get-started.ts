import * as vscode from 'vscode';
import { HAS_BUILDSPEC } from './language';

/** Of the extension and, after the #, of its walkthrough in package.json. */
const WALKTHROUGH = 'codebuild-workbench.codebuild-workbench#getStarted';

/** Opens the walkthrough. `hasBuildspec`: whether the step that is about one is done. */
export async function getStarted(hasBuildspec: boolean): Promise<void> {
  // a step is done when its context key turns true, and VS Code looks at none before the first walkthrough opens
  await vscode.commands.executeCommand('setContext', HAS_BUILDSPEC, false);
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false);
  await vscode.commands.executeCommand('setContext', HAS_BUILDSPEC, hasBuildspec);
}
