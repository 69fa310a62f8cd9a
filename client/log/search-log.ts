import * as vscode from 'vscode';
import { type LogHit, LogSearch, MOST_HITS } from '../../core/builds/log/search';
import type { ShownWindow } from './log-documents';
import type { LogEditors } from './log-editors';
import { searchFile } from './search-file';

interface HitItem extends vscode.QuickPickItem {
  hit?: LogHit;
}

/** Asks for a text, looks for it in all of a log, and goes to the hit that its user picks. */
export async function searchLog(
  editors: LogEditors,
  shown: ShownWindow,
  editor: vscode.TextEditor,
): Promise<void> {
  const selected = editor.document.getText(editor.selection);
  const text = await vscode.window.showInputBox({
    title: 'Search Whole Log',
    prompt: 'Text to look for in all of the log, in upper or lower case.',
    value: selected.includes('\n') ? '' : selected.slice(0, 200),
  });
  if (!text) return;
  const hit = await pickHit(shown.log.path, text);
  if (hit) await editors.goTo(shown, hit.line, text);
}

/** Shows the hits as they are found; looking ends with the list. */
function pickHit(path: string, text: string): Promise<LogHit | undefined> {
  const list = vscode.window.createQuickPick<HitItem>();
  const controller = new AbortController();
  return new Promise((resolve) => {
    list.title = `“${text}” in the whole log`;
    list.placeholder = 'Searching…';
    list.busy = true;
    list.ignoreFocusOut = true;
    list.onDidAccept(() => {
      resolve(list.activeItems[0]?.hit);
      list.hide();
    });
    list.onDidHide(() => {
      controller.abort();
      resolve(undefined);
      list.dispose();
    });
    list.show();
    void look(path, text, { list, signal: controller.signal });
  });
}

async function look(
  path: string,
  text: string,
  { list, signal }: { list: vscode.QuickPick<HitItem>; signal: AbortSignal },
): Promise<void> {
  let told = 0;
  const search = new LogSearch(text);
  const tell = () => {
    if (search.hits.length === told) return;
    told = search.hits.length;
    // the picked row stays where it is while others come in below
    list.keepScrollPosition = true;
    list.items = search.hits.map(itemOf);
  };
  try {
    for await (const part of searchFile(path, search, signal)) {
      tell();
      list.placeholder = `Searching… ${Math.floor(part * 100)} %`;
    }
  } catch (error) {
    list.placeholder = `The log cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    list.busy = false;
    return;
  }
  if (signal.aborted) return;
  tell();
  list.busy = false;
  list.placeholder = search.isFull ? `The first ${MOST_HITS} lines with it` : linesText(search.hits.length);
  if (search.hits.length === 0) list.items = [{ label: 'No line has it.', alwaysShow: true }];
}

function itemOf(hit: LogHit): HitItem {
  // a log must not show icons
  const label = hit.text.trim().replaceAll('$(', '\\$(') || ' ';
  return { label, description: `line ${(hit.line + 1).toLocaleString('en')}`, hit };
}

function linesText(count: number): string {
  return count === 1 ? '1 line has it' : `${count.toLocaleString('en')} lines have it`;
}
