import { basename, dirname } from 'node:path';
import type * as vscode from 'vscode';
import type { BuildspecFile } from './project-linker';

export function buildspecFile(uri: vscode.Uri): BuildspecFile {
  return { uri: uri.toString(), directory: dirname(uri.fsPath), name: basename(uri.fsPath) };
}
