import * as vscode from 'vscode';

/** Milliseconds that the status bar says what was done. */
const SAID_FOR = 3_000;

/** Says in the status bar what was done. */
export function say(text: string): void {
  vscode.window.setStatusBarMessage(text, SAID_FOR);
}
