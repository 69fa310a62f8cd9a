import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { ReportFile } from '../../core/builds/reports/unpack-reports';
import { showErrorMessage } from '../messages';
import { shownFiles } from './shown-files';
import type { Testing } from './testing';

const LARGEST_FILE = 100_000_000;

/** Asks for report files, as builds leave and CodeBuild exports them, and shows them in the Testing view. */
export async function showReportFiles(testing: Testing): Promise<void> {
  const uris = await vscode.window.showOpenDialog({
    title: 'Show Report Files in Testing View',
    openLabel: 'Show',
    canSelectMany: true,
    filters: { 'Reports of tests and coverage': ['xml', 'json', 'trx', 'zip'], 'All files': ['*'] },
  });
  if (!uris) return;
  const files: ReportFile[] = [];
  const unread: string[] = [];
  for (const uri of uris) {
    const name = posix.basename(uri.path);
    const content = await read(uri);
    if (content) files.push({ name, content });
    else unread.push(`${name} cannot be read, or has more than 100 MB`);
  }
  const { shown, wrong } = await shownFiles(files);
  const problems = [...unread, ...wrong];
  if (problems.length > 0)
    void showErrorMessage(`These files are not shown: ${problems.slice(0, 5).join('; ')}.`);
  if (shown) await testing.show(shown, { isAsked: true });
}

async function read(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > LARGEST_FILE ? undefined : await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
