import * as vscode from 'vscode';
import type { LogLinks } from './log-links';

/** What shows logs, or tells of them. */
const LOGS: vscode.DocumentSelector = [
  { language: 'codebuild-log' },
  { scheme: 'codebuild-log' },
  { scheme: 'codebuild-explanation' },
];

/** Links in logs; what finds them is loaded with the first log. */
export function registerLogLinks(): vscode.Disposable {
  let links: Promise<LogLinks> | undefined;
  return vscode.languages.registerDocumentLinkProvider(LOGS, {
    provideDocumentLinks: async (document, token) => {
      links ??= Promise.all([import('./log-links'), import('./workspace-roots')]).then(
        ([{ LogLinks }, { workspaceRoots }]) => new LogLinks(workspaceRoots),
      );
      return (await links).provideDocumentLinks(document, token);
    },
  });
}
