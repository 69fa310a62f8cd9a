import * as vscode from 'vscode';
import type { LogLinks } from './log-links';
import type { SourcesOf } from './log-sources';

/** What shows logs, or tells of them. */
const LOGS: vscode.DocumentSelector = [
  { language: 'codebuild-log' },
  { scheme: 'codebuild-log' },
  { scheme: 'codebuild-explanation' },
];

/** Links in logs; what finds them is loaded with the first log. */
export function registerLogLinks(sourcesOf: SourcesOf): vscode.Disposable {
  let links: Promise<LogLinks> | undefined;
  return vscode.languages.registerDocumentLinkProvider(LOGS, {
    provideDocumentLinks: async (document, token) => {
      links ??= Promise.all([import('./log-links'), import('./log-sources')]).then(
        ([{ LogLinks }, { logSources }]) => new LogLinks((of) => logSources(of, sourcesOf)),
      );
      return (await links).provideDocumentLinks(document, token);
    },
  });
}
