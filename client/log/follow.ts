import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { followsAfter, type OnScreen } from './follow-rule';
import type { LogDocuments } from './log-documents';
import type { LogEditors } from './log-editors';
import { Soon } from './soon';

const FOLLOWING = 'codebuild.log.following';
const LIVE = 'codebuild.log.live';

/** Milliseconds between new text and its end on screen: whoever scrolls up meanwhile is told of before, and stays where they are. */
const REVEAL_AFTER = 100;

/** How long an editor may take to show the end that somebody asked for. Milliseconds. */
const START_WITHIN = 2_000;

export interface FollowParts {
  clock: Clock;
  documents: LogDocuments;
  editors: Pick<LogEditors, 'showWindow'>;
}

/** Keeps the end of logs that grow on screen, until their user scrolls up. */
export class Follow implements vscode.Disposable {
  /** URIs of the documents whose end is followed. */
  private readonly followed = new Set<string>();
  private readonly onScreen = new WeakMap<vscode.TextEditor, OnScreen>();
  /** Lines that editors were asked to go to. */
  private readonly goingTo = new WeakMap<vscode.TextEditor, { line: number; until: number }>();
  private readonly revealing: Soon<vscode.TextDocument>;
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly parts: FollowParts) {
    this.revealing = new Soon(parts.clock, REVEAL_AFTER, (document) => this.revealIn(document));
    const { window, workspace } = vscode;
    this.disposables = [
      workspace.onDidChangeTextDocument(({ document }) => {
        if (this.isFollowed(document)) this.revealing.ask(document);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.followed.delete(uri.toString())),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.scrolled(textEditor)),
      window.onDidChangeActiveTextEditor(() => this.tellContext()),
      parts.documents.onDidChangeView((uri) => void this.changed(uri)),
    ];
    this.tellContext();
  }

  start(editor: vscode.TextEditor): void {
    const { document, visibleRanges } = editor;
    this.followed.add(document.uri.toString());
    const line = document.lineCount - 1;
    if ((visibleRanges.at(-1)?.end.line ?? 0) < line)
      this.goingTo.set(editor, { line, until: this.parts.clock.now() + START_WITHIN });
    this.reveal(editor);
    this.tellContext();
  }

  stop(editor: vscode.TextEditor): void {
    this.goingTo.delete(editor);
    this.followed.delete(editor.document.uri.toString());
    this.tellContext();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private isFollowed({ uri }: vscode.TextDocument): boolean {
    return this.followed.has(uri.toString());
  }

  private revealIn(document: vscode.TextDocument): void {
    if (this.isFollowed(document)) for (const editor of editorsOf(document.uri)) this.reveal(editor);
  }

  private reveal(editor: vscode.TextEditor): void {
    const { end } = editor.document.lineAt(editor.document.lineCount - 1).range;
    editor.revealRange(new vscode.Range(end.line, 0, end.line, 0));
  }

  private scrolled(editor: vscode.TextEditor): void {
    const { document, visibleRanges } = editor;
    const [first, last] = [visibleRanges[0], visibleRanges.at(-1)];
    if (!first || !last || !this.parts.documents.shownIn(document)?.log.isLive) return;
    const after = { first: first.start.line, last: last.end.line };
    const before = this.onScreen.get(editor);
    this.onScreen.set(editor, after);
    const was = this.isFollowed(document);
    const goingTo = this.goalOf(editor, after.last);
    const follows = followsAfter(was, { before, after, lastLine: document.lineCount - 1, goingTo });
    if (follows === was) return;
    if (follows) this.followed.add(document.uri.toString());
    else this.followed.delete(document.uri.toString());
    this.tellContext();
  }

  /** Undefined once it is on screen, or should long be. */
  private goalOf(editor: vscode.TextEditor, last: number): number | undefined {
    const goal = this.goingTo.get(editor);
    if (goal && (last >= goal.line || this.parts.clock.now() > goal.until)) this.goingTo.delete(editor);
    return this.goingTo.get(editor)?.line;
  }

  /** A window that is full has another one behind it; a log that has ended is followed no more. */
  private async changed(uri: vscode.Uri): Promise<void> {
    for (const editor of editorsOf(uri)) {
      const shown = this.parts.documents.shownIn(editor.document);
      if (!shown || !this.isFollowed(editor.document)) continue;
      const last = shown.index.windowCount - 1;
      if (shown.part.window < last) {
        this.followed.delete(uri.toString());
        this.start(await this.parts.editors.showWindow(shown, last, editor.viewColumn));
      } else if (shown.log.isComplete && shown.endByte === shown.index.bytes) {
        this.followed.delete(uri.toString());
      }
    }
    this.tellContext();
  }

  private tellContext(): void {
    const document = vscode.window.activeTextEditor?.document;
    const isLive = document !== undefined && this.parts.documents.shownIn(document)?.log.isLive === true;
    const isFollowing = isLive && document !== undefined && this.isFollowed(document);
    void vscode.commands.executeCommand('setContext', LIVE, isLive);
    void vscode.commands.executeCommand('setContext', FOLLOWING, isFollowing);
  }
}

function editorsOf(uri: vscode.Uri): vscode.TextEditor[] {
  const key = uri.toString();
  return vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === key);
}
