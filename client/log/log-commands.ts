import { basename } from 'node:path';
import * as vscode from 'vscode';
import { prefixOf } from '../../core/builds/log/line-prefix';
import { sectionAt } from '../../core/builds/log/sections';
import { buildConsoleUrl } from '../../core/builds/remote/console-url';
import { showInformationMessage } from '../messages';
import { CommandOutput } from './command-output';
import type { ShownWindow } from './log-documents';
import { nameIn } from './log-place';
import { readLines } from './read-lines';
import type { LogRoom } from './room';

/** Milliseconds that the status bar says what was done. */
const SAID_FOR = 3_000;

function say(text: string): void {
  vscode.window.setStatusBarMessage(text, SAID_FOR);
}

/** The log that the active editor shows; says so where there is none. */
function active(room: LogRoom): { editor: vscode.TextEditor; shown: ShownWindow } | undefined {
  const editor = vscode.window.activeTextEditor;
  const shown = editor && room.documents.shownIn(editor.document);
  if (editor && shown) return { editor, shown };
  void showInformationMessage(
    'Open the log of a build first: Open Log in the CodeBuild views, or Open Log File….',
  );
  return undefined;
}

/** The file that is given, or one that the user picks. */
export async function openFile(room: LogRoom, given: unknown): Promise<void> {
  const file = given instanceof vscode.Uri ? given : await pickFile();
  if (file?.scheme === 'file')
    await room.show({ kind: 'file', id: file.fsPath }, basename(file.fsPath, '.log'));
  else if (file)
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
  const target = active(room);
  if (!target) return;
  const { editor, shown } = target;
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
  const { editor, shown } = target;
  const line = typeof given === 'number' ? given : editor.selection.active.line;
  const first = room.viewOf(editor.document)?.firstLine ?? 0;
  await room.editors.showWholeLine(shown, first + line);
}

export async function search(room: LogRoom): Promise<void> {
  const target = active(room);
  if (target) await room.search.run(target.shown, target.editor);
}

export async function saveAs(room: LogRoom): Promise<void> {
  const { shown } = active(room) ?? {};
  if (!shown) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${nameIn(shown.uri.path).replace(/[^\w.-]+/g, '-')}.log`;
  const target = await vscode.window.showSaveDialog({
    title: 'Save Log As',
    defaultUri: folder && vscode.Uri.joinPath(folder, name),
    filters: { Logs: ['log'], 'All files': ['*'] },
  });
  if (!target) return;
  await vscode.workspace.fs.copy(vscode.Uri.file(shown.log.path), target, { overwrite: true });
  say(`$(check) Saved ${basename(target.path)}`);
}

export async function copyCommandOutput(room: LogRoom): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const view = editor && room.viewOf(editor.document);
  if (!editor || !view) return;
  const { active: cursor } = editor.selection;
  const { build } = prefixOf(editor.document.lineAt(cursor.line).text, view.prefixKind ?? -1) ?? {};
  const section = sectionAt(view.sections, view.firstLine + cursor.line, build);
  if (section?.kind !== 'command') {
    void showInformationMessage('Put the cursor into the output of a command first.');
    return;
  }
  const output = new CommandOutput(view.prefixKind, build);
  const shown = room.documents.shownIn(editor.document);
  if (shown) await readLines(shown.log, section.line + 1, (line) => output.add(line));
  else
    for (let line = section.line + 1; line < editor.document.lineCount; line += 1)
      if (!output.add(editor.document.lineAt(line).text)) break;
  await vscode.env.clipboard.writeText(output.text);
  say(output.isCut ? '$(warning) The first 20 MB of the output copied' : '$(check) Output copied');
}

/** The page of the build in the console, or where the log is on this computer, with the line. */
export async function copyLink(room: LogRoom): Promise<void> {
  const target = active(room);
  if (!target) return;
  const { editor, shown } = target;
  const { place } = shown.part;
  const line = (room.viewOf(editor.document)?.firstLine ?? 0) + editor.selection.active.line + 1;
  const page = place.kind === 'build' ? buildConsoleUrl(place.id) : undefined;
  await vscode.env.clipboard.writeText(page ?? `${shown.log.path}:${line}`);
  say('$(check) Link copied');
}
