import * as vscode from 'vscode';
import { prefixOf } from '../../core/builds/log/line-prefix';
import { sectionAt } from '../../core/builds/log/sections';
import { buildConsoleUrl } from '../../core/builds/remote/console-url';
import { showInformationMessage } from '../messages';
import { CommandOutput } from './command-output';
import { readLines } from './read-lines';
import type { LogRoom } from './room';
import { say } from './say';

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

/** The page of the build in the console, or where the log is on this computer, with the line where that is certain. */
export async function copyLink(room: LogRoom): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const log = editor && room.logOf(editor.document);
  if (!editor || !log) return;
  const { place } = log;
  const page = place.kind === 'build' ? buildConsoleUrl(place.id) : undefined;
  const line = lineIn(room, editor);
  const file = room.logs.pathOf(place);
  await vscode.env.clipboard.writeText(page ?? (line === undefined ? file : `${file}:${line}`));
  say('$(check) Link copied');
}

/** From 1; a channel has no certain numbers of lines. */
function lineIn(room: LogRoom, { document, selection }: vscode.TextEditor): number | undefined {
  const shown = room.documents.shownIn(document);
  if (!shown) return undefined;
  const { wholeLine } = shown.part;
  return (wholeLine ?? (room.viewOf(document)?.firstLine ?? 0) + selection.active.line) + 1;
}
