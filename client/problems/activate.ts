import type * as vscode from 'vscode';
import type { LocalBuilds } from '../local/activate';
import type { SharedParts } from '../shared-parts';
import { knownSources } from './known-sources';
import { registerLogLinks } from './register';

/** The links of logs to the files of the workspace. */
export function activateLogLinks(
  context: vscode.ExtensionContext,
  { outputs, explanations, sessions, logRoom }: SharedParts,
  localBuilds: Pick<LocalBuilds, 'sourcesOf'>,
): void {
  const sourcesOf = knownSources({
    placeOf: (document) => outputs.logOf(document)?.place ?? explanations.logOf(document),
    ofRun: async (id) => localBuilds.sourcesOf(id),
    ofBuild: async (id) => {
      const build = sessions.all.map(({ store }) => store.builds.get(id)).find(Boolean);
      return build && (await import('../cloud/source-folders')).sourceFolders(build);
    },
  });
  const viewOf = async (document: vscode.TextDocument) => (await logRoom.open()).viewOf(document);
  context.subscriptions.push(registerLogLinks(sourcesOf, viewOf));
}
