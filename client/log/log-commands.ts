import { basename } from 'node:path';
import * as vscode from 'vscode';
import { showErrorMessage, showInformationMessage } from '../messages';
import { findCutLine } from './find-cut-line';
import type { NamedLog } from './log-place';
import type { LogRoom } from './room';
import { say } from './say';
import { unreadableFile } from './unreadable-file';

/** The log that the active editor shows, or the Output view; says so where there is none. */
function active(room: LogRoom): { editor: vscode.TextEditor; log: NamedLog } | undefined {
  const editor = vscode.window.activeTextEditor;
  const log = editor && room.logOf(editor.document);
  if (editor && log) return { editor, log };
  void showInformationMessage(
    'Open the log of a build first: Open Log in the CodeBuild views, or Open Log File….',
  );
  return undefined;
}

/** The log that the Output view shows, in the editor. */
export async function openInEditor(room: LogRoom): Promise<void> {
  const { log } = active(room) ?? {};
  if (log) await room.show(log.place, log.name, { follows: true });
}

/** The file that is given, or one that the user picks. */
export async function openFile(room: LogRoom, given: unknown): Promise<void> {
  const file = given instanceof vscode.Uri ? given : await pickFile();
  if (file?.scheme === 'file') {
    const reason = await unreadableFile(file.fsPath);
    if (reason !== undefined) void showErrorMessage(reason);
    else await room.show({ kind: 'file', id: file.fsPath }, basename(file.fsPath, '.log'));
  } else if (file)
    void showInformationMessage(
      'Only files of the computer that the extension runs on can be opened as logs.',
    );
}

async function pickFile(): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: 'Open Log File',
    openLabel: 'Open Log',
    filters: { Logs: ['log', 'txt', 'out'], 'All files': ['*'] },
  });
  return files?.[0];
}

export async function goToError(room: LogRoom, direction: 'next' | 'previous'): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor) await room.editors.goToError(editor, direction);
}

export function follow(room: LogRoom, follows: boolean): void {
  const editor = vscode.window.activeTextEditor;
  if (editor && follows) room.follow.start(editor);
  else if (editor) room.follow.stop(editor);
}

export async function showPart(room: LogRoom, step: -1 | 1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const shown = editor && room.documents.shownIn(editor.document);
  if (!editor || !shown) return;
  const window = Math.min(shown.index.windowCount - 1, Math.max(0, shown.part.window + step));
  const next = await room.editors.showWindow(shown, window, editor.viewColumn);
  const line = step > 0 ? 0 : next.document.lineCount - 1;
  next.selection = new vscode.Selection(line, 0, line, 0);
  next.revealRange(next.selection);
}

/** `given` counts from 0 in the document; without it the cursor's line is meant. */
export async function showWholeLine(room: LogRoom, given: unknown): Promise<void> {
  const target = active(room);
  if (!target) return;
  const { editor, log } = target;
  const line = typeof given === 'number' ? given : editor.selection.active.line;
  const found = await lineOfLog(room, log, editor.document, line);
  if (found !== undefined) await room.editors.showWholeLine(log, found);
  else void showInformationMessage('This line is whole.');
}

/** A channel has the lines of its log, but no certain numbers of them. */
async function lineOfLog(
  room: LogRoom,
  { place }: NamedLog,
  document: vscode.TextDocument,
  line: number,
): Promise<number | undefined> {
  const shown = room.documents.shownIn(document);
  if (shown) return (room.viewOf(document)?.firstLine ?? 0) + line;
  const { text } = document.lineAt(line);
  return text.endsWith(' …') ? findCutLine(room.logs.pathOf(place), text) : undefined;
}

export async function search(room: LogRoom): Promise<void> {
  const target = active(room);
  if (target) await room.search.run(target.log, target.editor);
}

export async function saveAs(room: LogRoom): Promise<void> {
  const { log } = active(room) ?? {};
  if (!log) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${log.name.replace(/[^\w.-]+/g, '-')}.log`;
  const target = await vscode.window.showSaveDialog({
    title: 'Save Log As',
    defaultUri: folder && vscode.Uri.joinPath(folder, name),
    filters: { Logs: ['log'], 'All files': ['*'] },
  });
  if (!target) return;
  const source = vscode.Uri.file(room.logs.pathOf(log.place));
  try {
    await vscode.workspace.fs.copy(source, target, { overwrite: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void showInformationMessage(`The log could not be saved to ${basename(target.path)}: ${reason}`);
    return;
  }
  say(`$(check) Saved ${basename(target.path)}`);
}
