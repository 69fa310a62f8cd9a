import * as vscode from 'vscode';
import type { LogView } from './log-view';
import { sectionNote } from './section-note';
import { stampLength } from './stamp';
import { StyleDecorations } from './style-decorations';

/** Lines above and below what is on screen that are decorated too, so that scrolling shows no bare lines. */
const MARGIN = 100;

/** A mark for each further one would only make the ruler red. */
const MOST_MARKS = 1_000;

export interface PainterOptions {
  /** Whether timestamps stand back. */
  dimsStamps(): boolean;
}

/** Decorates logs in editors: colours, timestamps, how sections have ended, and errors. Only what is near the screen costs anything. */
export class Painter implements vscode.Disposable {
  private readonly styles = new StyleDecorations();
  private readonly stamp = vscode.window.createTextEditorDecorationType({ opacity: '0.55' });
  private readonly note = vscode.window.createTextEditorDecorationType({});
  private readonly firstError: vscode.TextEditorDecorationType;
  private readonly error = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.errorForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });

  constructor(
    icon: vscode.Uri,
    private readonly options: PainterOptions,
  ) {
    this.firstError = vscode.window.createTextEditorDecorationType({
      gutterIconPath: icon,
      gutterIconSize: 'contain',
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor('diffEditor.removedLineBackground'),
      overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.errorForeground'),
      overviewRulerLane: vscode.OverviewRulerLane.Full,
    });
  }

  paint(editor: vscode.TextEditor, view: LogView): void {
    const lines = linesNearScreen(editor);
    this.paintStyles(editor, view, lines);
    const stamps = this.options.dimsStamps() ? stampsOf(editor.document, view, lines) : [];
    editor.setDecorations(this.stamp, stamps);
    editor.setDecorations(this.note, notesOf(editor.document, view, lines));
    this.paintErrors(editor, view);
  }

  dispose(): void {
    for (const type of [this.styles, this.stamp, this.note, this.firstError, this.error]) type.dispose();
  }

  private paintStyles(editor: vscode.TextEditor, view: LogView, lines: readonly number[]): void {
    const ranges = new Map<vscode.TextEditorDecorationType, vscode.Range[]>();
    for (const type of this.styles.all) ranges.set(type, []);
    for (const line of lines) {
      for (const { start, end, style } of view.spansOf(line)) {
        const type = this.styles.of(style);
        if (!type) continue;
        const range = new vscode.Range(line, start, line, end);
        const others = ranges.get(type);
        if (others) others.push(range);
        else ranges.set(type, [range]);
      }
    }
    for (const [type, of] of ranges) editor.setDecorations(type, of);
  }

  private paintErrors(editor: vscode.TextEditor, { errorLines, firstLine }: LogView): void {
    const last = firstLine + editor.document.lineCount - 1;
    const [first, ...others] = errorLines;
    const shown = (line: number | undefined) => line !== undefined && line >= firstLine && line <= last;
    const rangeOf = (line: number) => new vscode.Range(line - firstLine, 0, line - firstLine, 0);
    editor.setDecorations(this.firstError, first !== undefined && shown(first) ? [rangeOf(first)] : []);
    editor.setDecorations(this.error, others.filter(shown).slice(0, MOST_MARKS).map(rangeOf));
  }
}

function linesNearScreen({ visibleRanges, document }: vscode.TextEditor): number[] {
  const lines = new Set<number>();
  for (const { start, end } of visibleRanges) {
    const last = Math.min(document.lineCount - 1, end.line + MARGIN);
    for (let line = Math.max(0, start.line - MARGIN); line <= last; line += 1) lines.add(line);
  }
  return [...lines];
}

function stampsOf(
  document: vscode.TextDocument,
  { prefixKind }: LogView,
  lines: readonly number[],
): vscode.Range[] {
  return lines.flatMap((line) => {
    const length = stampLength(document.lineAt(line).text, prefixKind);
    return length > 0 ? [new vscode.Range(line, 0, line, length)] : [];
  });
}

const COLOURS = {
  good: 'testing.iconPassed',
  bad: 'testing.iconFailed',
  open: 'descriptionForeground',
} as const;

function notesOf(
  document: vscode.TextDocument,
  view: LogView,
  lines: readonly number[],
): vscode.DecorationOptions[] {
  const near = new Set(lines);
  return view.sections.flatMap((section) => {
    const line = section.line - view.firstLine;
    const note = near.has(line) && line < document.lineCount ? sectionNote(section, view.isLive) : undefined;
    if (!note) return [];
    const { end } = document.lineAt(line).range;
    const color = new vscode.ThemeColor(COLOURS[note.outcome]);
    const after = { contentText: note.text, color, margin: '0 0 0 2em', fontStyle: 'italic' };
    return [{ range: new vscode.Range(end, end), renderOptions: { after } }];
  });
}
