import * as vscode from 'vscode';

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/** Shows a notification while something is done; its Cancel button aborts the signal. */
export function withCancellableProgress<T>(
  title: string,
  task: (progress: Progress, signal: AbortSignal) => Promise<T>,
): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return task(progress, controller.signal);
  });
}
