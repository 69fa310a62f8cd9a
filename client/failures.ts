import * as vscode from 'vscode';
import type { AwsErrorDescription } from '../core/aws/errors';
import { showErrorMessage } from './messages';

/** Says what failed and what to do, with a button where another connection may help. */
export async function showAwsFailure({ kind, message, next }: AwsErrorDescription): Promise<void> {
  if (kind === 'cancelled') return;
  const aboutConnection = ['credentials', 'expired', 'denied', 'region', 'emulator'].includes(kind);
  const add = 'Add Connection…';
  const answer = await showErrorMessage(`${message} ${next}`, ...(aboutConnection ? [add] : []));
  if (answer === add) await vscode.commands.executeCommand('codebuild.cloud.addConnection');
}
