import * as vscode from 'vscode';
import { type LogPart, partOf, pathOf, queryOf } from './log-place';

/** The scheme of documents that show logs. */
export const LOG_SCHEME = 'codebuild-log';

/** The document of a log, or of a part of it. `name` is what its tab shows. */
export function logUri(part: LogPart, name: string): vscode.Uri {
  return vscode.Uri.from({ scheme: LOG_SCHEME, path: pathOf(part, name), query: queryOf(part) });
}

/** Undefined where the document shows no log of ours. */
export function logPartOf({ scheme, query }: vscode.Uri): LogPart | undefined {
  return scheme === LOG_SCHEME ? partOf(query) : undefined;
}
