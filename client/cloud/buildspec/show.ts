import { basename } from 'node:path';
import * as vscode from 'vscode';
import { showInformationMessage } from '../../messages';
import { buildTitle } from '../build-title';
import type { BuildTarget, CloudParts } from '../parts';
import { findBuildspec } from './find';

/** Opens the buildspec that a build used: read-only as it was then, or the file of the workspace. */
export async function showBuildspec(parts: CloudParts, target: BuildTarget): Promise<void> {
  const found = await findBuildspec(parts, target);
  if (!found) return;
  const { id = '' } = target.build;
  const title = buildTitle(target.build);
  if (!found.file) {
    await parts.buildspecs.open(id, `${title} ${basename(found.path)}`, found.text);
    return;
  }
  await vscode.window.showTextDocument(found.file, { preview: true });
  void showInformationMessage(
    `This is ${found.origin}: git here does not have what ${title} was built from.`,
  );
}
