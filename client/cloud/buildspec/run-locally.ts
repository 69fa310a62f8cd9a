import * as vscode from 'vscode';
import type { GivenBuildspec } from '../../local/given-buildspec';
import { environmentText, type LinkedProject, linkedProject } from '../../local/linked-project';
import { showInformationMessage, showWarningMessage } from '../../messages';
import { buildTitle } from '../build-title';
import type { BuildTarget, CloudParts } from '../parts';
import { findBuildspec } from './find';

/** Runs the buildspec of a build on this computer, with its image and plain variables and the source of the workspace, once the user has read what is taken. */
export async function runLocally(parts: CloudParts, target: BuildTarget): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const found = await findBuildspec(parts, target);
  const folder = found && (found.folder ?? (await pickFolder()));
  if (!folder) return;
  const title = buildTitle(target.build);
  const project = projectOf(title, target);
  const answer = await confirm(title, { origin: found.origin, folder, project });
  if (!answer) return;
  const given: GivenBuildspec = {
    of: title,
    source: { text: found.text, path: found.path, folder },
    link: { project, share: { used: true, privileged: answer.privileged } },
  };
  await parts.runLocally(given);
}

/** What the build had of its project, as a linked project has it: its secrets stay behind. */
function projectOf(name: string, { session, build }: BuildTarget): LinkedProject {
  const { region } = session.store.connection;
  return linkedProject({ name, environment: build.environment }, { name: session.name, region });
}

async function confirm(
  title: string,
  { origin, folder, project }: { origin: string; folder: vscode.Uri; project: LinkedProject },
): Promise<{ privileged: boolean } | undefined> {
  const { variables, leftOut, privileged } = project;
  const lines = [
    `Buildspec: ${origin}`,
    `Source: ${nameOf(folder)} as it is now, not as the build had it`,
    `Environment: ${environmentText(project)}`,
    variables.length > 0 && `Variables: ${variables.map(({ name }) => name).join(', ')}`,
    leftOut.length > 0 && `Left out, since they are secret or look so: ${leftOut.join(', ')}`,
    privileged &&
      '\nPrivileged: such a container can do to this computer whatever its administrator can. It is needed to run Docker inside the build.',
  ];
  const run = privileged ? 'Run Without Privileges' : 'Run';
  const withPrivileges = 'Run Privileged';
  const answer = await showInformationMessage(
    `Run the buildspec of ${title} on this computer?`,
    { modal: true, detail: lines.filter((line) => typeof line === 'string').join('\n') },
    ...(privileged ? [run, withPrivileges] : [run]),
  );
  return answer === undefined ? undefined : { privileged: answer === withPrivileges };
}

/** A folder of the workspace by its name, one inside of it by its path there. */
function nameOf(folder: vscode.Uri): string {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(folder);
  const isWhole = workspaceFolder?.uri.toString() === folder.toString();
  return isWhole ? workspaceFolder.name : vscode.workspace.asRelativePath(folder);
}

/** Where nothing says which folder has the source. */
async function pickFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void showWarningMessage(
      'A build takes a workspace folder as its source. Open the folder of the project first.',
    );
    return undefined;
  }
  if (folders.length === 1) return folders[0]?.uri;
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Which folder has the source?' });
  return picked?.uri;
}
