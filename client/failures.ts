import * as vscode from 'vscode';
import type { AwsErrorDescription } from '../core/aws/errors';

/** Says what failed and what to do, with a button where another connection may help. */
export async function showAwsFailure({ kind, message, next }: AwsErrorDescription): Promise<void> {
  if (kind === 'cancelled') return;
  const aboutConnection = ['credentials', 'expired', 'denied', 'region', 'emulator'].includes(kind);
  const select = 'Select Connection…';
  const answer = await vscode.window.showErrorMessage(
    `${message} ${next}`,
    ...(aboutConnection ? [select] : []),
  );
  if (answer === select) await vscode.commands.executeCommand('codebuild.cloud.selectConnection');
}
