import type { HostMessage, PageMessage } from '../../insights/messages';
import type { PageState } from '../../insights/page-state';
import { Content } from './content';
import { Filters } from './filters';
import { Head } from './head';
import { onThemeChange } from './theme';

interface Kept {
  state?: PageState;
  /** Charts that show as their tables. */
  tables?: string[];
}

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): Kept | undefined;
  setState(kept: Kept): void;
};

const vscode = acquireVsCodeApi();
const tables = new Set(vscode.getState()?.tables);
let state = vscode.getState()?.state;

// what the page sends is read on the other side as what a stranger sends
const send = (message: PageMessage | { type: 'ready'; state: PageState | undefined }) =>
  vscode.postMessage(message);
const keep = () => vscode.setState({ state, tables: [...tables] });

/** The block to go to once it is there: what somebody has just asked for. */
let wanted: string | undefined;

const content = new Content({
  open(target, block) {
    if (target.kind === 'build' || target.kind === 'compare') wanted = 'build';
    send({ type: 'open', target, block });
  },
  exportCsv: (block) => send({ type: 'export', format: 'csv', block }),
  exportPng: (block, data) => send({ type: 'export', format: 'png', block, data }),
  showsTable: (block) => tables.has(block),
  setShowsTable(block, shows) {
    if (shows) tables.add(block);
    else tables.delete(block);
    keep();
  },
});
const filters = new Filters(change);
const head = new Head({
  choose(page) {
    window.scrollTo(0, 0);
    change({ page });
  },
  send,
});

function change(part: Partial<PageState>): void {
  if (!state) return;
  state = { ...state, ...part };
  keep();
  send({ type: 'state', state });
}

window.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
  switch (data.type) {
    case 'content':
      state = data.state;
      keep();
      head.show(state.page);
      filters.show(state, data.choices);
      content.show(data.content);
      if (wanted !== undefined) content.goTo(wanted);
      wanted = undefined;
      break;
    case 'builds':
      content.showList(data.block, data.table);
      break;
    case 'progress':
      head.showProgress(data.progress);
      break;
  }
});

document.body.replaceChildren(head.element, filters.element, content.element);
onThemeChange(() => content.draw());
send({ type: 'ready', state });
