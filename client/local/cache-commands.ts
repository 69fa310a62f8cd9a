import * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { showErrorMessage, showInformationMessage, showWarningMessage } from '../messages';
import { revealFolder } from '../reveal-folder';
import { formatSize } from '../sizes';
import type { BuildspecCaches, CacheFolders } from './cache-folders';
import { buildspecRow, cacheRows, totalSize } from './cache-rows';

interface CacheParts {
  caches: CacheFolders;
  clock: Clock;
}

/** Lists what builds keep, of one buildspec or of all, and shows the folder of what the user picks. */
export async function showCache({ caches, clock }: CacheParts, buildspec?: string): Promise<void> {
  const found = await cachesOf(caches, buildspec);
  if (found.length === 0) return tellNone(buildspec);
  const now = new Date(clock.now());
  const items = found.flatMap((each) => [
    { label: nameOf(each), kind: vscode.QuickPickItemKind.Separator, file: '' },
    ...cacheRows(each, now),
  ]);
  const item = await vscode.window.showQuickPick(items, {
    title: `Local Cache, ${formatSize(totalSize(found))}`,
    placeHolder: 'Pick one to show its file',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (item) await revealFolder(vscode.Uri.file(item.file), 'Local Cache');
}

/** Removes what builds keep, of one buildspec or of all, once the user has said so. */
export async function clearCache({ caches }: CacheParts, buildspec?: string): Promise<void> {
  const found = await cachesOf(caches, buildspec);
  if (found.length === 0) return tellNone(buildspec);
  const chosen = buildspec === undefined ? await pick(found) : found;
  if (!chosen) return;
  const clear = 'Clear';
  const [only] = chosen.length === 1 ? chosen : [];
  const answer = await showWarningMessage(
    `Clear the local cache of ${only ? nameOf(only) : `${chosen.length} buildspecs`}?`,
    {
      modal: true,
      detail: `${formatSize(totalSize(chosen))} are removed. The next build makes its cache anew.`,
    },
    clear,
  );
  if (answer !== clear) return;
  try {
    await caches.clear(chosen);
  } catch (error) {
    void showErrorMessage(
      `The local cache could not be cleared: ${error instanceof Error ? error.message : error}. End the builds that use it and try again.`,
    );
  }
}

async function pick(found: BuildspecCaches[]): Promise<BuildspecCaches[] | undefined> {
  const rows = found.map((each) => ({ ...buildspecRow(each, nameOf(each)), caches: [each] }));
  const all = { label: 'All buildspecs', description: formatSize(totalSize(found)), caches: found };
  const item = await vscode.window.showQuickPick(found.length > 1 ? [all, ...rows] : rows, {
    title: 'Clear Local Cache',
    placeHolder: 'Whose cache?',
  });
  return item?.caches;
}

async function cachesOf(caches: CacheFolders, buildspec: string | undefined): Promise<BuildspecCaches[]> {
  const all = await caches.list();
  return buildspec === undefined ? all : all.filter((each) => each.buildspec === buildspec);
}

function tellNone(buildspec: string | undefined): void {
  void showInformationMessage(
    `${buildspec === undefined ? 'No build has' : 'No build of this buildspec has'} kept a cache yet. A buildspec with a cache section makes one.`,
  );
}

/** Short for what is in the workspace, the whole path else. */
function nameOf({ buildspec }: BuildspecCaches): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(buildspec));
}
