import type { Build } from '@aws-sdk/client-codebuild';
import * as vscode from 'vscode';
import { s3Buildspec } from '../../../core/builds/remote/s3-buildspec';
import { usedBuildspec } from '../../../core/builds/remote/used-buildspec';
import { showInformationMessage } from '../../messages';
import { buildTitle } from '../build-title';
import type { BuildTarget, CloudParts } from '../parts';
import { readS3Buildspec } from './read-s3';
import { inWorkspace } from './workspace-file';

/** The buildspec that a build used, as far as it can be had here. */
export interface FoundBuildspec {
  text: string;
  /** From the root of its source; what it is called where it is in none. */
  path: string;
  /** Where it comes from, in a few words. */
  origin: string;
  /** The folder of the workspace that has the source; undefined where none is known to. */
  folder?: vscode.Uri;
  /** The file that it is now, where the text of the build's own time is not to be had. */
  file?: vscode.Uri;
}

/** Undefined after the user was told where it lies, or what failed. */
export async function findBuildspec(
  parts: CloudParts,
  target: BuildTarget,
): Promise<FoundBuildspec | undefined> {
  const found = await lookForBuildspec(target);
  if (typeof found !== 'string') return found;
  const place = s3Buildspec(target.build);
  if (place) return readS3Buildspec(parts, target, place);
  void showInformationMessage(found);
  return undefined;
}

/** The same without a call to AWS; where it is not to be had so, a sentence that says where it lies. */
export async function lookForBuildspec({
  build,
}: Pick<BuildTarget, 'build'>): Promise<FoundBuildspec | string> {
  const used = usedBuildspec(build);
  switch (used.kind) {
    case 'inline':
      return { text: used.text, path: 'buildspec.yml', origin: 'the text that the build was started with' };
    case 'object':
      return `The buildspec of ${buildTitle(build)} is ${used.arn}.`;
    case 'elsewhere':
      return `The buildspec of ${buildTitle(build)} is ${used.path}, which is no place in its source.`;
    case 'source':
      return (await inWorkspace(used)) ?? whereItLies(build, used);
  }
}

function whereItLies(
  build: Build,
  { path, location, commit }: { path: string; location: string; commit?: string },
): string {
  const at = commit === undefined ? '' : ` at ${commit.slice(0, 7)}`;
  const source = location === '' ? `its source (${build.source?.type ?? 'unknown'})` : location;
  const why = vscode.workspace.isTrusted
    ? 'no folder of this workspace is a clone of it'
    : 'Restricted Mode does not look for a clone of it';
  return `The buildspec of ${buildTitle(build)} is ${path} in ${source}${at}; ${why}.`;
}
