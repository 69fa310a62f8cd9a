import * as vscode from 'vscode';
import { findInLine } from '../../core/builds/log/search';
import { errorFrom } from './errors';
import type { Follow } from './follow';
import type { LogDocuments, ShownWindow } from './log-documents';
import { type LogPlace, type NamedLog, nameIn } from './log-place';
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

  /** A line of a log; where a pattern matches in it, where one is given. */
  async goTo({ place, name }: NamedLog, line: number, pattern?: RegExp): Promise<void> {
    const log = this.parts.logs.of(place);
    await log.readyLine(line);
    const window = log.index.windowOf(line);
    const editor = await this.open(logUri({ place, window }, name));
    const first = log.index.window(window)?.line ?? 0;
    select(editor, line - first, pattern);
  }

  async showWindow(
    { part, uri }: ShownWindow,
    window: number,
    viewColumn?: vscode.ViewColumn,
  ): Promise<vscode.TextEditor> {
    const { place } = part;
    return this.open(logUri({ place, window }, nameIn(uri.path)), viewColumn);
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
    const { part, uri } = this.parts.documents.shownIn(editor.document) ?? {};
    if (part && uri) await this.goTo({ place: part.place, name: nameIn(uri.path) }, line);
    else select(editor, line - view.firstLine);
  }

  /** Whole, in a document of its own. */
  async showWholeLine({ place, name }: NamedLog, line: number): Promise<void> {
    await this.open(logUri({ place, window: 0, wholeLine: line }, name));
  }

  private async open(uri: vscode.Uri, viewColumn?: vscode.ViewColumn): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(uri);
    return vscode.window.showTextDocument(document, { preview: true, viewColumn });
  }
}

function select(editor: vscode.TextEditor, line: number, pattern?: RegExp): void {
  const content = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1));
  const { start, length } = (pattern && findInLine(pattern, content.text)) ?? { start: 0, length: 0 };
  const { lineNumber } = content;
  editor.selection = new vscode.Selection(lineNumber, start, lineNumber, start + length);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
