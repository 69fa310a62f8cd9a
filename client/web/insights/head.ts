import type { Progress } from '../../insights/messages';
import { PAGES, type PageName } from '../../insights/page-content';
import { button, element } from './elements';

const TITLES: Record<PageName, string> = { overview: 'Overview', onCall: 'On call', debug: 'Debug' };

interface HeadActions {
  choose(page: PageName): void;
  send(message: { type: 'fetch' | 'cancel' } | { type: 'export'; format: 'markdown' | 'builds' }): void;
}

/** Tabs of the pages, what holds for all of them, and how far the reading is. */
export class Head {
  readonly element: HTMLElement;
  private readonly tabs = new Map<PageName, HTMLButtonElement>();
  private readonly fetch: HTMLButtonElement;
  private readonly status = element('p', { class: 'status', attributes: { role: 'status' } });
  private isFetching = false;

  constructor({ choose, send }: HeadActions) {
    for (const page of PAGES)
      this.tabs.set(
        page,
        button(TITLES[page], () => choose(page), {
          class: 'tab',
          id: `tab-${page}`,
          attributes: { role: 'tab', 'aria-controls': 'content' },
        }),
      );
    this.fetch = button('Read new builds', () => send({ type: this.isFetching ? 'cancel' : 'fetch' }));
    const tabs = element(
      'div',
      { class: 'tabs', attributes: { role: 'tablist', 'aria-label': 'Pages' } },
      ...this.tabs.values(),
    );
    tabs.addEventListener('keydown', (event) => this.move(event, choose));
    this.element = element(
      'header',
      {},
      element(
        'div',
        { class: 'bar' },
        tabs,
        element(
          'div',
          { class: 'bar-actions' },
          this.fetch,
          button('Save page as Markdown…', () => send({ type: 'export', format: 'markdown' })),
          button('Save builds as CSV…', () => send({ type: 'export', format: 'builds' })),
        ),
      ),
      this.status,
    );
  }

  show(page: PageName): void {
    for (const [name, tab] of this.tabs) {
      tab.setAttribute('aria-selected', String(name === page));
      tab.setAttribute('tabindex', name === page ? '0' : '-1');
    }
  }

  showProgress({ isFetching, text }: Progress): void {
    this.isFetching = isFetching;
    this.fetch.textContent = isFetching ? 'Stop reading' : 'Read new builds';
    this.status.textContent = text;
  }

  private move({ key }: KeyboardEvent, choose: (page: PageName) => void): void {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const at = PAGES.findIndex((page) => this.tabs.get(page)?.getAttribute('aria-selected') === 'true');
    const page = PAGES[(at + step + PAGES.length) % PAGES.length];
    if (step === 0 || !page) return;
    choose(page);
    this.tabs.get(page)?.focus();
  }
}
