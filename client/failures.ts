import * as vscode from 'vscode';
import { type AwsErrorDescription, describeAwsError } from '../core/aws/errors';

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

/** Runs a call of AWS; where it fails says so and gives undefined. `action` is the IAM action it needs. */
export async function orShowFailure<T>(action: string, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    void showAwsFailure(describeAwsError(error, { action }));
    return undefined;
  }
}
