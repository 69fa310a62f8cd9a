import * as vscode from 'vscode';
import { registerCommands } from '../commands';
import { explanationCommands } from './commands';
import { EXPLANATION_SCHEME, type Explanations } from './documents';

/** Makes the explanations of failures known to VS Code. */
export function registerExplanations(explanations: Explanations): vscode.Disposable[] {
  return [
    vscode.workspace.registerTextDocumentContentProvider(EXPLANATION_SCHEME, explanations),
    vscode.languages.registerCodeLensProvider({ scheme: EXPLANATION_SCHEME }, explanations),
    vscode.languages.registerDocumentLinkProvider({ scheme: EXPLANATION_SCHEME }, explanations),
    ...registerCommands(explanationCommands(explanations)),
  ];
}
