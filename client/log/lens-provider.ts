import * as vscode from 'vscode';
import { LOG_LANGUAGE } from './language';
import type { LogDocuments } from './log-documents';
import { lensesOf } from './log-lenses';
import { LOG_SCHEME } from './log-uri';

/** So many lines tell whether a file has the sequences that colour a terminal. */
const LINES_LOOKED_AT = 500;

/** Shows the commands that lead to the other parts of a log above its lines. */
export class LogLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly documents: LogDocuments) {
    this.disposables = [
      this.changed,
      vscode.languages.registerCodeLensProvider({ scheme: LOG_SCHEME }, this),
      vscode.languages.registerCodeLensProvider({ scheme: 'file', language: LOG_LANGUAGE }, this),
      documents.onDidChangeView(() => this.changed.fire()),
    ];
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (document.uri.scheme === 'file') return fileLenses(document);
    const { index, log, part } = this.documents.shownIn(document) ?? {};
    const window = part?.wholeLine === undefined ? index?.window(part?.window ?? 0) : undefined;
    if (!index || !log || !window) return [];
    return lensesOf({
      window,
      windowCount: index.windowCount,
      lineCount: index.lineCount,
      isReading: !log.isComplete,
      cutLines: this.documents.cutLinesOf(document),
      lastLine: document.lineCount - 1,
    }).map(({ line, command }) => lensAt(line, command));
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

/** What is a file to VS Code shows the sequences of a terminal as they are. */
function fileLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const lines = Math.min(document.lineCount, LINES_LOOKED_AT);
  for (let line = 0; line < lines; line += 1)
    if (document.lineAt(line).text.includes('\x1b[')) {
      const title = 'Open as Log, in the colours of a terminal';
      return [lensAt(0, { title, command: 'codebuild.log.openFile', arguments: [document.uri] })];
    }
  return [];
}

function lensAt(line: number, command: vscode.Command): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command);
}
