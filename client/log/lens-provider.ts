import * as vscode from 'vscode';
import type { LogDocuments } from './log-documents';
import { lensesOf } from './log-lenses';
import { LOG_SCHEME } from './log-uri';

/** Shows the commands that lead to the other parts of a log above its lines. */
export class LogLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly documents: LogDocuments) {
    this.disposables = [
      this.changed,
      vscode.languages.registerCodeLensProvider({ scheme: LOG_SCHEME }, this),
      documents.onDidChangeView(() => this.changed.fire()),
    ];
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
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
    }).map(({ line, command }) => new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command));
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}
