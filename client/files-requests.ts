import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FilesRequests } from '../server/protocol';

const MOST_ENTRIES = 2000;
const LONGEST_BUILDSPEC = 1024 * 1024;

type Answers = {
  [Method in keyof FilesRequests]: (uri: vscode.Uri) => Promise<FilesRequests[Method]['result']>;
};

const ANSWERS: Answers = {
  'codebuild/files/kind': async (uri) => {
    const { type } = await vscode.workspace.fs.stat(uri);
    if (type & vscode.FileType.Directory) return 'folder';
    return type & vscode.FileType.File ? 'file' : null;
  },
  'codebuild/files/list': async (uri) => {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries
      .slice(0, MOST_ENTRIES)
      .map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
  },
  'codebuild/files/read': async (uri) => {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LONGEST_BUILDSPEC) return null;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  },
};

/** Looks at files for a server that sees none itself, and only at those of the folders that are open. */
export function answerFilesRequests(client: BaseLanguageClient): void {
  for (const [method, answer] of Object.entries(ANSWERS)) {
    client.onRequest(method, async ({ uri: text }: { uri: string }): Promise<unknown> => {
      const uri = vscode.Uri.parse(text, true);
      return vscode.workspace.getWorkspaceFolder(uri) ? answer(uri) : null;
    });
  }
}
