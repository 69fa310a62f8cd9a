import { posix, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { showErrorMessage, showWarningMessage } from '../messages';

/** What a build is run from: the text as the user sees it, and the folder around it. */
export interface BuildSource {
  text: string;
  /** Relative to the folder, '/' between its parts. */
  path: string;
  folder: vscode.Uri;
}

/**
 * Saves what is unsaved in the buildspec's folder, as tasks do before they run, and reads the buildspec as the editor has it:
 * where saving fails, the build still runs the text that is on screen. Undefined, after a message, where it cannot be read.
 */
export async function readSource(buildspec: vscode.Uri): Promise<BuildSource | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(buildspec)?.uri;
  if (!folder) {
    void offerFolder();
    return undefined;
  }
  await saveAll(folder);
  try {
    const document = await vscode.workspace.openTextDocument(buildspec);
    const path = relative(folder.fsPath, buildspec.fsPath).split(sep).join(posix.sep);
    return { text: document.getText(), path, folder };
  } catch {
    void showErrorMessage(
      `${vscode.workspace.asRelativePath(buildspec)} cannot be read as text. Check that the file exists and is a buildspec.`,
    );
    return undefined;
  }
}

/** The same for a buildspec whose text is known. */
export async function givenSource(source: BuildSource): Promise<BuildSource> {
  await saveAll(source.folder);
  return source;
}

/** The folder around a lone file may be anything, a home folder even: it is no source that somebody chose. */
async function offerFolder(): Promise<void> {
  const open = 'Open Folder…';
  const answer = await showWarningMessage(
    'A build takes the workspace folder as its source, and this buildspec is in none. Open its folder first.',
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('vscode.openFolder');
}

async function saveAll(folder: vscode.Uri): Promise<void> {
  const inside = `${folder.path.replace(/\/$/, '')}/`;
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.scheme === folder.scheme && uri.path.startsWith(inside),
  );
  await Promise.all(unsaved.map((document) => document.save()));
}
