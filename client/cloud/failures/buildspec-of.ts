import * as vscode from 'vscode';
import { buildTitle } from '../build-title';
import { lookForBuildspec } from '../buildspec/find';
import type { BuildTarget, CloudParts } from '../parts';

/** The buildspec of a failed build: a file of the workspace that a fix may change, or a document that shows it. */
export interface FailedBuildspec {
  text: string;
  name: string;
  document: string;
  isFile: boolean;
}

/** Undefined where it is not to be had; nobody is told, since a failure can be explained without. */
export async function buildspecOf(
  parts: CloudParts,
  target: BuildTarget,
): Promise<FailedBuildspec | undefined> {
  const found = await lookForBuildspec(target);
  if (typeof found === 'string') return undefined;
  const { text, path, folder } = found;
  const file = found.file ?? (folder && (await fileIn(folder, path)));
  if (file) {
    return { text, name: vscode.workspace.asRelativePath(file), document: file.toString(), isFile: true };
  }
  const { build } = target;
  const document = parts.buildspecs.keep(build.id ?? '', `${buildTitle(build)} ${baseName(path)}`, text);
  return { text, name: baseName(path), document: document.toString(), isFile: false };
}

/** The same file as it is now; a build's commit may have it where the workspace does not. */
async function fileIn(folder: vscode.Uri, path: string): Promise<vscode.Uri | undefined> {
  const file = vscode.Uri.joinPath(folder, path);
  if (!vscode.workspace.getWorkspaceFolder(file)) return undefined;
  try {
    await vscode.workspace.fs.stat(file);
    return file;
  } catch {
    return undefined;
  }
}

function baseName(path: string): string {
  return path.replace(/^.*\//, '');
}
