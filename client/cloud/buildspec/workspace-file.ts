import { fileURLToPath } from 'node:url';
import * as vscode from 'vscode';
import { workspaceClone } from '../workspace-clone';
import type { FoundBuildspec } from './find';

interface InSource {
  path: string;
  location: string;
  commit?: string;
}

/** A buildspec of a source that the workspace has too: at the build's commit where git here has it, else the file as it is now. */
export async function inWorkspace({ path, location, commit }: InSource): Promise<FoundBuildspec | undefined> {
  const folder = workspaceFolder(location);
  if (folder) return asItIsNow(path, folder);
  const clone = await workspaceClone(location);
  if (!clone) return undefined;
  const { fileAtCommit } = await import('../../../core/builds/local/file-at-commit');
  const root = await rootOf(clone.directory);
  const text = commit === undefined ? undefined : await fileAtCommit(clone.directory, commit, path);
  if (text !== undefined && commit !== undefined) {
    return { text, path, origin: `${path} at ${commit.slice(0, 7)}`, folder: root };
  }
  return asItIsNow(path, root);
}

/** Of the clone; the directory itself where that is outside of the workspace. */
async function rootOf(directory: string): Promise<vscode.Uri> {
  const { clonedFolder } = await import('../../../core/builds/local/clone');
  const { prefix = '' } = (await clonedFolder(directory)) ?? {};
  const steps = prefix.split('/').filter(Boolean);
  const root = vscode.Uri.joinPath(vscode.Uri.file(directory), ...steps.map(() => '..'));
  return vscode.workspace.getWorkspaceFolder(root) ? root : vscode.Uri.file(directory);
}

/** Only in the workspace: what an API names may be any file of this computer. */
async function asItIsNow(path: string, folder: vscode.Uri): Promise<FoundBuildspec | undefined> {
  const file = vscode.Uri.joinPath(folder, path);
  if (!vscode.workspace.getWorkspaceFolder(file)) return undefined;
  try {
    const text = (await vscode.workspace.openTextDocument(file)).getText();
    return { text, path, origin: `${path} as it is now`, folder, file };
  } catch {
    return undefined;
  }
}

/** The folder of the workspace that a source on this computer is, as for the emulator. */
export function workspaceFolder(location: string): vscode.Uri | undefined {
  const path = localPath(location);
  if (path === undefined) return undefined;
  const uri = vscode.Uri.file(path);
  return vscode.workspace.getWorkspaceFolder(uri) ? uri : undefined;
}

function localPath(location: string): string | undefined {
  if (!location.startsWith('file:')) return location.startsWith('/') ? location : undefined;
  try {
    return fileURLToPath(location);
  } catch {
    return undefined;
  }
}
