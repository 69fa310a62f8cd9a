import * as vscode from 'vscode';
import type { LogView } from '../log/log-view';
import type { LogLinks } from './log-links';
import type { SourcesOf } from './log-sources';
import { saidBefore } from './said-before';

/** What shows logs, or tells of them. */
const LOGS: vscode.DocumentSelector = [
  { language: 'codebuild-log' },
  { scheme: 'codebuild-log' },
  { scheme: 'codebuild-explanation' },
];

/** Links in logs; what finds them is loaded with the first log. */
export function registerLogLinks(
  sourcesOf: SourcesOf,
  viewOf: (document: vscode.TextDocument) => Promise<LogView | undefined>,
): vscode.Disposable {
  let links: Promise<LogLinks> | undefined;
  return vscode.languages.registerDocumentLinkProvider(LOGS, {
    provideDocumentLinks: async (document, token) => {
      links ??= Promise.all([import('./log-links'), import('./log-sources')]).then(
        ([{ LogLinks }, { logSources }]) =>
          new LogLinks({
            foldersOf: (of) => logSources(of, sourcesOf),
            saidBefore: async (of) => {
              const view = await viewOf(of);
              return view ? saidBefore(view) : [];
            },
          }),
      );
      return (await links).provideDocumentLinks(document, token);
    },
  });
}
