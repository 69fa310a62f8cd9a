import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { repositoryOf } from '../../core/builds/remote/repository';

/** A clone in the workspace of the repository that a project builds. */
export interface WorkspaceClone {
  directory: string;
  /** Its name for the project's repository. */
  remote: string;
}

/** Looks in the folders of the workspace and around the file in the editor; never in a workspace that is not trusted. */
export async function workspaceClone(location: string | undefined): Promise<WorkspaceClone | undefined> {
  const repository = repositoryOf(location ?? '');
  if (repository === undefined || !vscode.workspace.isTrusted) return undefined;
  const { gitRemotes } = await import('../../core/builds/local/clone');
  for (const directory of directories()) {
    const remotes = (await gitRemotes(directory)) ?? [];
    const remote = remotes.find(({ address }) => repositoryOf(address) === repository);
    if (remote) return { directory, remote: remote.name };
  }
  return undefined;
}

function directories(): string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const active = vscode.window.activeTextEditor?.document.uri;
  const inEditor = active?.scheme === 'file' && vscode.workspace.getWorkspaceFolder(active) ? [active] : [];
  return [
    ...folders.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath),
    ...inEditor.map(({ fsPath }) => dirname(fsPath)),
  ];
}
