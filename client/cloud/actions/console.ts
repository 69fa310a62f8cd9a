import * as vscode from 'vscode';
import {
  artifactConsoleUrl,
  batchConsoleUrl,
  buildConsoleUrl,
  projectConsoleUrl,
  reportConsoleUrl,
} from '../../../core/builds/remote/console-url';
import type { CloudNode } from '../nodes';
import { artifactOf } from '../nodes/section-nodes';
import type { CloudParts } from '../parts';
import { arnOf } from './arn-of';

/** Opens the page of what a row stands for in the browser. */
export async function openInConsole(parts: CloudParts, node: CloudNode): Promise<void> {
  const url = await consoleUrl(parts, node);
  if (url !== undefined) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

/** The address of the page of what a row stands for; undefined where no console has it. */
export async function consoleUrl(parts: CloudParts, node: CloudNode): Promise<string | undefined> {
  if (node.kind === 'artifact') return artifactUrl(parts, node);
  const arn = (await arnOf(parts, node)) ?? '';
  return projectConsoleUrl(arn) ?? buildConsoleUrl(arn) ?? batchConsoleUrl(arn) ?? reportConsoleUrl(arn);
}

function artifactUrl(
  { sessions }: CloudParts,
  node: Extract<CloudNode, { kind: 'artifact' }>,
): string | undefined {
  const store = sessions.get(node.sessionId)?.store;
  const artifact = store && artifactOf(store.builds, node);
  if (!artifact) return undefined;
  const { owner } = node;
  const of = 'buildId' in owner ? store.builds.get(owner.buildId) : store.builds.batches.get(owner.batchId);
  return artifactConsoleUrl(of?.arn ?? '', artifact);
}
