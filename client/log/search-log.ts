import * as vscode from 'vscode';
import { type LogHit, LogSearch, patternOf } from '../../core/builds/log/search';
import type { LogEditors } from './log-editors';
import type { NamedLog } from './log-place';
import type { Logs } from './logs';
import { searchFile } from './search-file';
import { outcomeOf } from './search-outcome';
import { askQuery, NO_SWITCHES } from './search-query';

interface HitItem extends vscode.QuickPickItem {
  hit?: LogHit;
}

/** Asks what to look for, looks for it in all of a log, and goes to the hit that its user picks. */
export class SearchLog {
  private switches = NO_SWITCHES;

  constructor(
    private readonly logs: Logs,
    private readonly editors: LogEditors,
  ) {}

  async run(log: NamedLog, editor: vscode.TextEditor): Promise<void> {
    const selected = editor.document.getText(editor.selection);
    const query = await askQuery(selected.includes('\n') ? '' : selected.slice(0, 200), this.switches);
    const pattern = query && patternOf(query);
    if (!pattern) return;
    const { text, ...switches } = query;
    this.switches = switches;
    const hit = await pickHit(this.logs.pathOf(log.place), pattern, text);
    if (hit) await this.editors.goTo(log, hit.line, pattern);
  }
}

/** Shows the hits as they are found; looking ends with the list. */
function pickHit(path: string, pattern: RegExp, text: string): Promise<LogHit | undefined> {
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
    void look(path, new LogSearch(pattern), { list, signal: controller.signal });
  });
}

async function look(
  path: string,
  search: LogSearch,
  { list, signal }: { list: vscode.QuickPick<HitItem>; signal: AbortSignal },
): Promise<void> {
  let told = 0;
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
  list.placeholder = outcomeOf(search);
  if (search.hits.length === 0) list.items = [{ label: outcomeOf(search), alwaysShow: true }];
}

function itemOf(hit: LogHit): HitItem {
  // a log must not show icons
  const label = hit.text.trim().replaceAll('$(', '\\$(') || ' ';
  return { label, description: `line ${(hit.line + 1).toLocaleString('en')}`, hit };
}
