import { posix } from 'node:path';
import * as vscode from 'vscode';
import { showInformationMessage } from '../messages';
import type { BuildOutputs } from '../outputs';
import type { RunLogs } from './run-logs';
import type { LocalRun } from './runs';

export const RUN_LOG_SCHEME = 'codebuild-run-log';

/** The log of a run as a document. */
export function runLogUri({ id, buildspec, number, partOf }: LocalRun): vscode.Uri {
  const part = partOf ? ` ${partOf.identifier}` : '';
  const name = `${posix.basename(vscode.Uri.parse(buildspec).path)} #${number}${part}.log`;
  return vscode.Uri.from({ scheme: RUN_LOG_SCHEME, path: `/${name}`, query: id });
}

/** Opens the logs of runs: those that have no output channel any more as read-only documents. */
export class RunLogDocuments implements vscode.TextDocumentContentProvider {
  constructor(
    private readonly logs: RunLogs,
    private readonly outputs: Pick<BuildOutputs, 'show'>,
  ) {}

  /** In the channel while there is one. */
  async open(run: LocalRun): Promise<void> {
    if (this.outputs.show(run.id)) return;
    if ((await this.logs.read(run.id)) === undefined) {
      void showInformationMessage('The log of this run is gone. Run the build again to make one.');
      return;
    }
    const document = await vscode.workspace.openTextDocument(runLogUri(run));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return (await this.logs.read(uri.query)) ?? 'The log of this run is gone.\n';
  }
}
