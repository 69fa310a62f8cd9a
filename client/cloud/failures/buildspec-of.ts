import * as vscode from 'vscode';
import { s3Buildspec } from '../../../core/builds/remote/s3-buildspec';
import { buildTitle } from '../build-title';
import { type FoundBuildspec, lookForBuildspec } from '../buildspec/find';
import { lookIntoS3 } from '../buildspec/read-s3';
import type { BuildTarget, CloudParts } from '../parts';

/** The buildspec of a failed build: a file of the workspace that a fix may change, or a document that shows it. */
export interface FailedBuildspec {
  text: string;
  name: string;
  document: string;
  isFile: boolean;
}

/** Where it is not to be had, a sentence that says why; a failure can be explained without. */
export async function buildspecOf(
  parts: CloudParts,
  target: BuildTarget,
  signal: AbortSignal,
): Promise<FailedBuildspec | string> {
  const found = await find(target, signal);
  if (typeof found === 'string') return found;
  const { text, path, folder } = found;
  const file = found.file ?? (folder && (await fileIn(folder, path)));
  if (file) {
    return { text, name: vscode.workspace.asRelativePath(file), document: file.toString(), isFile: true };
  }
  const { build } = target;
  const document = parts.buildspecs.keep(build.id ?? '', `${buildTitle(build)} ${baseName(path)}`, text);
  return { text, name: baseName(path), document: document.toString(), isFile: false };
}

async function find(target: BuildTarget, signal: AbortSignal): Promise<FoundBuildspec | string> {
  const found = await lookForBuildspec(target);
  const place = typeof found === 'string' ? s3Buildspec(target.build) : undefined;
  return place ? lookIntoS3(target, place, signal) : found;
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
