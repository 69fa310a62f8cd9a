import * as vscode from 'vscode';
import type { CloudNode } from '../nodes';
import type { CloudParts } from '../parts';
import { arnOf, idOf } from './arn-of';
import { consoleUrl } from './console';

/** Milliseconds that the status bar says so. */
const SAID_FOR = 3_000;

/** Puts what names a row into the clipboard. */
export async function copy(parts: CloudParts, node: CloudNode, what: 'ARN' | 'ID' | 'URL'): Promise<void> {
  const text = await textOf(parts, node, what);
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(`$(check) ${what} copied`, SAID_FOR);
}

async function textOf(
  parts: CloudParts,
  node: CloudNode,
  what: 'ARN' | 'ID' | 'URL',
): Promise<string | undefined> {
  switch (what) {
    case 'ARN':
      return arnOf(parts, node);
    case 'ID':
      return idOf(node);
    case 'URL':
      return consoleUrl(parts, node);
  }
}
