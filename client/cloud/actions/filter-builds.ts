import * as vscode from 'vscode';
import { FILTER_STATUSES, statusFilter } from '../builds/status-filter';
import type { ProjectTarget } from '../parts';

/** Asks which builds of a project to show, by their status. */
export async function filterBuilds({ session: { store }, name }: ProjectTarget): Promise<void> {
  const now = store.builds.filterOf(name);
  const chosen = await vscode.window.showQuickPick(
    FILTER_STATUSES.map((status) => ({ label: status, picked: now?.has(status) ?? false, status })),
    {
      title: `Filter Builds of ${name}`,
      placeHolder: 'Which builds to show; none chosen shows all',
      canPickMany: true,
    },
  );
  if (chosen) store.builds.filter(name, statusFilter(chosen.map(({ status }) => status)));
}
