import * as vscode from 'vscode';
import { nameProblem } from './variables';

/** Undefined where the user gave up. */
export async function askVariableName(title: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title,
    prompt: 'Name of the variable',
    ignoreFocusOut: true,
    validateInput: (text) => nameProblem(text.trim()),
  });
  return name?.trim();
}
