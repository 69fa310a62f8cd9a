import type { Build } from '@aws-sdk/client-codebuild';
import * as vscode from 'vscode';
import type { SourceFolders } from '../problems/source-files';
import { namedSources } from '../problems/workspace-roots';
import { workspaceFolder } from './buildspec/workspace-file';
import { workspaceClone } from './workspace-clone';

/** Where the sources of a build are on this computer, as far as the workspace has them; nowhere in one that is not trusted. */
export async function sourceFolders(
  build: Pick<Build, 'source' | 'secondarySources'>,
): Promise<SourceFolders> {
  const sources = [
    { id: '', location: build.source?.location },
    ...(build.secondarySources ?? []).map(({ sourceIdentifier = '', location }) => ({
      id: sourceIdentifier,
      location,
    })),
  ];
  const folders = new Map<string, vscode.Uri>();
  for (const { id, location } of sources) {
    const folder = (await rootOf(location)) ?? named(id);
    if (folder) folders.set(id, folder);
  }
  return folders;
}

/** A secondary source that is in no repository, such as one in S3, by the name that a folder of the workspace shares with it. */
function named(id: string): vscode.Uri | undefined {
  return id !== '' && vscode.workspace.isTrusted ? namedSources().get(id) : undefined;
}

/** The root of a source, which may be above the folders of the workspace. */
async function rootOf(location: string | undefined): Promise<vscode.Uri | undefined> {
  if (location === undefined || !vscode.workspace.isTrusted) return undefined;
  const folder = workspaceFolder(location);
  if (folder) return folder;
  const clone = await workspaceClone(location);
  if (!clone) return undefined;
  const { clonedFolder } = await import('../../core/builds/local/clone');
  const { prefix = '' } = (await clonedFolder(clone.directory)) ?? {};
  const steps = prefix.split('/').filter(Boolean);
  return vscode.Uri.joinPath(vscode.Uri.file(clone.directory), ...steps.map(() => '..'));
}

/** The folder of the workspace that has the primary source of a build, or that alone is in it; undefined where that is not known. */
export async function sourceFolder(build: Pick<Build, 'source'>): Promise<vscode.Uri | undefined> {
  const root = (await sourceFolders(build)).get('');
  if (!root) return undefined;
  const around = vscode.workspace.getWorkspaceFolder(root);
  if (around) return around.uri;
  const inside = `${root.path.replace(/\/$/, '')}/`;
  const [only, ...others] = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) =>
    uri.path.startsWith(inside),
  );
  return others.length === 0 ? only?.uri : undefined;
}
