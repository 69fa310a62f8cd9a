import type { Build } from '@aws-sdk/client-codebuild';
import * as vscode from 'vscode';
import type { Connection } from '../../core/aws/connection';
import { PlainText } from '../plain-text';

export const LOG_SCHEME = 'codebuild-log';

/** UTF-16 units. Above 20 MB VS Code neither colours nor folds a document. */
const LONGEST_LOG = 20_000_000;
/** Logs kept in memory; VS Code asks again for a document that it has closed meanwhile. */
const LOGS_KEPT = 5;

export interface OpenLogOptions {
  signal: AbortSignal;
  /** Told of the length read so far, in UTF-16 units. */
  onRead(length: number): void;
}

/** The logs of ended builds as read-only documents. They are read before they open, so that a failure opens nothing. */
export class LogDocuments implements vscode.TextDocumentContentProvider {
  private readonly logs = new Map<string, string>();

  async open(connection: Connection, build: Build, options: OpenLogOptions): Promise<void> {
    const uri = logUri(build);
    const key = uri.toString();
    if (!this.logs.has(key)) this.keep(key, await readWhole(connection, build, options));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const log = this.logs.get(uri.toString());
    // a tab that outlived its window: nobody knows any more which connection it was read by
    if (log === undefined) throw new Error('Open this log again from the CodeBuild view.');
    return log;
  }

  private keep(key: string, log: string): void {
    this.logs.set(key, log);
    const [oldest] = this.logs.keys();
    if (this.logs.size > LOGS_KEPT && oldest !== undefined) this.logs.delete(oldest);
  }
}

function logUri({ id = '', projectName = '', buildNumber }: Build): vscode.Uri {
  const name = `${projectName} #${buildNumber ?? id}.log`;
  return vscode.Uri.from({ scheme: LOG_SCHEME, path: `/${name.replaceAll('/', '-')}`, query: id });
}

async function readWhole(
  connection: Connection,
  build: Build,
  { signal, onRead }: OpenLogOptions,
): Promise<string> {
  const { readLog } = await import('../../core/builds/remote/read-log');
  const plain = new PlainText();
  const pages: string[] = [];
  let length = 0;
  for await (const page of readLog(connection, build, { signal, maxLength: LONGEST_LOG })) {
    pages.push(plain.push(page));
    length += page.length;
    onRead(length);
  }
  return pages.join('');
}
