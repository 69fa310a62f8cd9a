import type { Block, PageContent, TableBlock } from '../../insights/page-content';
import { type BlockActions, type ShownBlock, shownBlock } from './blocks';
import { button, element } from './elements';

/** The blocks of a page. One that says the same as before stays as it is, with the focus and the place that a reader has in it. */
export class Content {
  readonly element = element('main', { id: 'content', attributes: { role: 'tabpanel' } });
  private shown = new Map<string, { json: string; block: ShownBlock }>();
  private list: { after: string; element: HTMLElement } | undefined;

  constructor(private readonly actions: BlockActions) {}

  show({ page, notices, blocks }: PageContent): void {
    this.element.setAttribute('aria-labelledby', `tab-${page}`);
    const before = this.shown;
    this.shown = new Map();
    const fresh: ShownBlock[] = [];
    const focused = [...before].find(([, { block }]) => block.element.contains(document.activeElement))?.[0];
    for (const block of blocks) {
      const json = JSON.stringify(block);
      const known = before.get(block.id);
      const isSame = known?.json === json;
      const shown = isSame ? known.block : shownBlock(block, this.actions);
      if (!isSame) fresh.push(shown);
      this.shown.set(block.id, { json, block: shown });
    }
    for (const [id, { block }] of before) if (this.shown.get(id)?.block !== block) block.destroy();
    if (this.list && !this.shown.has(this.list.after)) this.list = undefined;
    this.lay(notices.map(({ severity, text }) => element('p', { class: `notice ${severity}`, text })));
    for (const block of fresh) block.draw();
    // who was in a block that says something else by now is not thrown to the beginning of the page
    const now = focused === undefined ? undefined : this.shown.get(focused)?.block;
    if (focused !== undefined && now && fresh.includes(now)) this.goTo(focused);
  }

  /** The builds of a point, below its chart. */
  showList(after: string, list: TableBlock): void {
    this.closeList();
    const shown = shownBlock(list, this.actions).element;
    shown.classList.add('list');
    shown.querySelector('.block-actions')?.append(
      button('Close', () => this.closeList(), {
        class: 'small',
        attributes: { 'aria-label': `Close ${list.title}` },
      }),
    );
    this.list = { after, element: shown };
    this.shown.get(after)?.block.element.after(shown);
    shown.querySelector('h2')?.focus();
  }

  /** Where the block is that somebody asked for. */
  goTo(id: string): void {
    this.shown.get(id)?.block.element.querySelector('h2')?.focus();
  }

  /** In the colours that there are now. */
  draw(): void {
    for (const { block } of this.shown.values()) block.draw();
  }

  private closeList(): void {
    if (!this.list) return;
    const { after, element: list } = this.list;
    const hadFocus = list.contains(document.activeElement);
    list.remove();
    this.list = undefined;
    if (hadFocus) this.shown.get(after)?.block.element.querySelector('h2')?.focus();
  }

  private lay(notices: HTMLElement[]): void {
    const wanted = [...notices, ...[...this.shown].flatMap(([id, { block }]) => this.withList(id, block))];
    for (const child of [...this.element.children])
      if (!wanted.includes(child as HTMLElement)) child.remove();
    for (const [index, child] of wanted.entries()) {
      const there = this.element.children[index];
      if (there !== child) this.element.insertBefore(child, there ?? null);
    }
  }

  private withList(id: Block['id'], block: ShownBlock): HTMLElement[] {
    return this.list?.after === id ? [block.element, this.list.element] : [block.element];
  }
}
