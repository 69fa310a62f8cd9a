import * as vscode from 'vscode';
import { registerCommands } from '../../commands';
import type { LocalBuilds } from '../../local/activate';
import { projectOf } from '../actions/targets';
import type { CloudNode } from '../nodes';
import type { CloudParts } from '../parts';

/** CodeBuild Insights: its command, and its page after a start of VS Code. All else loads when one of them is used. */
export function registerInsights(
  context: vscode.ExtensionContext,
  parts: CloudParts,
  ofThisComputer: LocalBuilds,
): vscode.Disposable[] {
  const historyFolder = (place: string) =>
    vscode.Uri.joinPath(context.globalStorageUri, 'history', place).fsPath;
  parts.learnt.keepBy(async (sessionId, note) => {
    const [{ keepLearnt }, { HistoryPlaces }] = await Promise.all([
      import('./keep-learnt'),
      import('./history-places'),
    ]);
    const places = new HistoryPlaces(context.globalState);
    return keepLearnt({ sessions: parts.sessions, places, folder: historyFolder }, sessionId, note);
  });
  const load = async () => {
    const { Insights } = await import('./insights');
    return new Insights({
      ...parts,
      ofThisComputer,
      memory: context.globalState,
      extensionUri: context.extensionUri,
      historyFolder,
    });
  };
  let loaded: ReturnType<typeof load> | undefined;
  const insights = () => {
    loaded ??= load();
    return loaded;
  };
  return [
    vscode.window.registerWebviewPanelSerializer('codebuild.insights', {
      deserializeWebviewPanel: async (panel) => (await insights()).show(panel),
    }),
    ...registerCommands<CloudNode>({
      'codebuild.insights.open': async (node) => (await insights()).open(projectOf(parts, node)),
    }),
  ];
}
