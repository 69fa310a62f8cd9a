import * as vscode from 'vscode';
import { showErrorMessage } from '../messages';

const TEMPLATE = `version: 0.2

phases:
  install:
    commands:
      - echo Install what the build needs
  build:
    commands:
      - echo Build started on \`date\`
`;

/** Makes buildspec.yml in the workspace and opens it; one that is there already is only opened. */
export async function createBuildspec(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder =
    folders.length > 1
      ? await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Which folder gets the buildspec?' })
      : folders[0];
  if (!folder) return;
  const uri = vscode.Uri.joinPath(folder.uri, 'buildspec.yml');
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true, contents: Buffer.from(TEMPLATE) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void showErrorMessage(
      `buildspec.yml could not be written to ${folder.name}. Check that the folder is writable.`,
    );
    return;
  }
  await vscode.window.showTextDocument(uri);
}
