import * as vscode from 'vscode';
import { shownText } from './shown-text';
import { withoutLinks } from './without-links';

type Severity = 'showErrorMessage' | 'showWarningMessage' | 'showInformationMessage';
type Show = typeof vscode.window.showInformationMessage;

// the messages of this extension: much of what they say comes from APIs, logs and buildspecs
export const showErrorMessage = plainly('showErrorMessage');
export const showWarningMessage = plainly('showWarningMessage');
export const showInformationMessage = plainly('showInformationMessage');

/** VS Code's own function, with text that stays text. */
function plainly(severity: Severity): Show {
  return ((message: string, ...rest: []) =>
    vscode.window[severity](withoutLinks(shownText(message)), ...rest)) as Show;
}
