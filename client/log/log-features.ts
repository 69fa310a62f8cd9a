import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { LOG_LANGUAGE } from './language';
import type { LogView } from './log-view';
import { foldsOf, outlineOf } from './outline';
import { symbolOf } from './outline-symbol';
import { Painter } from './painter';
import { Soon } from './soon';

/** Milliseconds between a change and what is painted after it. */
const PAINT_AFTER = 40;

export interface LogFeaturesParts {
  clock: Clock;
  /** The mark of the first error. */
  errorIcon: vscode.Uri;
  timestamps(): 'show' | 'dim' | 'hide';
  onDidChangeTimestamps: vscode.Event<unknown>;
  /** What is known of the log that a document shows. */
  viewOf(document: vscode.TextDocument): LogView | undefined;
  /** Fires with the URI of a document of whose log more is known. */
  onDidChangeView: vscode.Event<vscode.Uri>;
}

/** What editors show of logs beside their text: folds, outline, colours, marks. */
export class LogFeatures implements vscode.Disposable {
  private readonly painter: Painter;
  private readonly painting: Soon<vscode.TextEditor>;
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly parts: LogFeaturesParts) {
    this.painter = new Painter(parts.errorIcon, { dimsStamps: () => parts.timestamps() === 'dim' });
    this.painting = new Soon(parts.clock, PAINT_AFTER, (editor) => this.paint(editor));
    const { window, workspace, languages } = vscode;
    this.disposables = [
      this.painter,
      languages.registerFoldingRangeProvider(LOG_LANGUAGE, {
        provideFoldingRanges: (document) => this.folds(document),
      }),
      languages.registerDocumentSymbolProvider(
        LOG_LANGUAGE,
        { provideDocumentSymbols: (document) => this.symbols(document) },
        { label: 'CodeBuild' },
      ),
      window.onDidChangeVisibleTextEditors((editors) => this.paintSoon(editors)),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.paintSoon([textEditor])),
      workspace.onDidChangeTextDocument(({ document }) => this.paintDocument(document.uri)),
      parts.onDidChangeView((uri) => this.paintDocument(uri)),
      parts.onDidChangeTimestamps(() => this.paintSoon(window.visibleTextEditors)),
    ];
    this.paintSoon(window.visibleTextEditors);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private folds(document: vscode.TextDocument): vscode.FoldingRange[] {
    const view = this.parts.viewOf(document);
    if (!view) return [];
    return foldsOf(view, document.lineCount).map(({ first, last }) => new vscode.FoldingRange(first, last));
  }

  private symbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const view = this.parts.viewOf(document);
    if (!view) return [];
    return outlineOf(view, document.lineCount).map((node) => symbolOf(node, document, view));
  }

  private paintDocument(uri: vscode.Uri): void {
    const key = uri.toString();
    this.paintSoon(
      vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === key),
    );
  }

  private paintSoon(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) if (editor.document.languageId === LOG_LANGUAGE) this.painting.ask(editor);
  }

  private paint(editor: vscode.TextEditor): void {
    const view = editor.document.isClosed ? undefined : this.parts.viewOf(editor.document);
    if (view && vscode.window.visibleTextEditors.includes(editor)) this.painter.paint(editor, view);
  }
}
