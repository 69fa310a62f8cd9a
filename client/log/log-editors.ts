import * as vscode from 'vscode';
import { findInLine } from '../../core/builds/log/search';
import { errorFrom } from './errors';
import type { Follow } from './follow';
import type { LogDocuments, ShownWindow } from './log-documents';
import { type LogPlace, nameIn } from './log-place';
import { logUri } from './log-uri';
import type { LogView } from './log-view';
import type { Logs } from './logs';

export interface LogEditorsParts {
  logs: Logs;
  documents: LogDocuments;
  viewOf(document: vscode.TextDocument): LogView | undefined;
}

/** Opens logs in editors and goes to their lines, in whichever window of the log these are. */
export class LogEditors {
  follow: Follow | undefined;

  constructor(private readonly parts: LogEditorsParts) {}

  /** A log from its beginning: at its first error where it has one, or at its end where that is to be followed while it grows. */
  async show(place: LogPlace, name: string, { follows = false } = {}): Promise<void> {
    const uri = logUri({ place, window: 0 }, name);
    const key = uri.toString();
    const isNew = !vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
    const editor = await this.open(uri);
    const view = this.parts.viewOf(editor.document);
    if (!view || !isNew) return;
    if (view.isLive && follows) {
      this.follow?.start(editor);
      return;
    }
    const [first] = view.errorLines;
    if (first !== undefined && first < editor.document.lineCount) select(editor, first);
  }

  /** A line of the log that a window is of; where a pattern matches in it, where one is given. */
  async goTo(shown: ShownWindow, line: number, pattern?: RegExp): Promise<void> {
    await shown.log.readyLine(line);
    const window = shown.log.index.windowOf(line);
    const editor = await this.open(windowUri(shown, window));
    const first = shown.log.index.window(window)?.line ?? 0;
    select(editor, line - first, pattern);
  }

  async showWindow(
    shown: ShownWindow,
    window: number,
    viewColumn?: vscode.ViewColumn,
  ): Promise<vscode.TextEditor> {
    return this.open(windowUri(shown, window), viewColumn);
  }

  /** Goes to the next error of the log that an editor shows, or to the one before. */
  async goToError(editor: vscode.TextEditor, direction: 'next' | 'previous'): Promise<void> {
    const view = this.parts.viewOf(editor.document);
    if (!view) return;
    const line = errorFrom(view.errorLines, view.firstLine + editor.selection.active.line, direction);
    if (line === undefined) {
      vscode.window.setStatusBarMessage('No errors in this log', 3_000);
      return;
    }
    this.follow?.stop(editor);
    const shown = this.parts.documents.shownIn(editor.document);
    if (shown) await this.goTo(shown, line);
    else select(editor, line - view.firstLine);
  }

  /** Whole, in a document of its own. */
  async showWholeLine(shown: ShownWindow, line: number): Promise<void> {
    const { part, uri } = shown;
    await this.open(logUri({ place: part.place, window: 0, wholeLine: line }, nameIn(uri.path)));
  }

  private async open(uri: vscode.Uri, viewColumn?: vscode.ViewColumn): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(uri);
    return vscode.window.showTextDocument(document, { preview: true, viewColumn });
  }
}

function windowUri({ part, uri }: ShownWindow, window: number): vscode.Uri {
  return logUri({ place: part.place, window }, nameIn(uri.path));
}

function select(editor: vscode.TextEditor, line: number, pattern?: RegExp): void {
  const content = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1));
  const { start, length } = (pattern && findInLine(pattern, content.text)) ?? { start: 0, length: 0 };
  const { lineNumber } = content;
  editor.selection = new vscode.Selection(lineNumber, start, lineNumber, start + length);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
