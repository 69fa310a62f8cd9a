import * as vscode from 'vscode';
import type { Group, Row, RowId } from './rows';

export type RowItem = vscode.QuickPickItem & { id?: RowId };

export function toItem(row: Row | Group): RowItem {
  return 'group' in row ? { label: row.group, kind: vscode.QuickPickItemKind.Separator } : row;
}
