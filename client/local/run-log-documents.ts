import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { BuildOutputs } from '../outputs';
import type { RunLogs } from './run-logs';
import type { LocalRun } from './runs';

export const RUN_LOG_SCHEME = 'codebuild-run-log';

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
      void vscode.window.showInformationMessage(
        'The log of this run is gone. Run the build again to make one.',
      );
      return;
    }
    const part = run.partOf ? ` ${run.partOf.identifier}` : '';
    const name = `${posix.basename(vscode.Uri.parse(run.buildspec).path)} #${run.number}${part}.log`;
    const uri = vscode.Uri.from({ scheme: RUN_LOG_SCHEME, path: `/${name}`, query: run.id });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return (await this.logs.read(uri.query)) ?? 'The log of this run is gone.\n';
  }
}
