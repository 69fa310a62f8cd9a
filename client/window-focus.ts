import * as vscode from 'vscode';
import type { Subscription } from './emitter';

/** Whether the user is at this window. */
export interface WindowFocus {
  readonly isFocused: boolean;
  onDidChange(listener: (isFocused: boolean) => void): Subscription;
}

export const windowFocus: WindowFocus = {
  get isFocused() {
    return vscode.window.state.focused;
  },
  onDidChange: (listener) => vscode.window.onDidChangeWindowState(({ focused }) => listener(focused)),
};
