import * as vscode from 'vscode';
import type { SourceFolders } from './source-files';

/**
 * All that the paths of some build may count from: the folders of the workspace, and the roots of the repositories that they are in. Of a
 * secondary source the folder that has its name.
 */
export async function workspaceRoots(): Promise<SourceFolders[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const roots = await Promise.all(folders.map(repositoryRoot));
  const all = [...folders, ...roots.filter((root) => root !== undefined)];
  const known = new Map(all.map((uri) => [uri.toString(), uri]));
  return [...known.values()].map((uri) => new Map([...namedSources(), ['', uri]]));
}

/** The folders of the workspace by the identifiers that secondary sources of their names would have. */
export function namedSources(): SourceFolders {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return new Map(folders.map(({ name, uri }) => [name.replace(/\W/g, '_'), uri]));
}

/** Undefined where the folder is one itself, or in none; git is not asked in a workspace that is not trusted. */
async function repositoryRoot(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (!vscode.workspace.isTrusted || folder.scheme !== 'file') return undefined;
  const { clonedFolder } = await import('../../core/builds/local/clone');
  const { prefix = '' } = (await clonedFolder(folder.fsPath)) ?? {};
  const steps = prefix.split('/').filter(Boolean);
  return steps.length === 0 ? undefined : vscode.Uri.joinPath(folder, ...steps.map(() => '..'));
}
