import { tableOf, UNKNOWN_VALUE } from '../../insights/block-table';
import type { Block, ChartBlock, TableBlock, Target, Tile, TilesBlock } from '../../insights/page-content';
import { DrawnChart } from './chart';
import { button, element, unseen } from './elements';
import { table } from './table';

/** What a block does when it is used. */
export interface BlockActions {
  open(target: Target, block: string): void;
  exportCsv(block: string): void;
  exportPng(block: string, data: string): void;
  /** Whether a chart shows as its table, which the page remembers. */
  showsTable(block: string): boolean;
  setShowsTable(block: string, shows: boolean): void;
}

/** A block on the page. */
export interface ShownBlock {
  element: HTMLElement;
  /** Once it is in the page, and when the theme has changed. */
  draw(): void;
  destroy(): void;
}

export function shownBlock(block: Block, actions: BlockActions): ShownBlock {
  switch (block.kind) {
    case 'tiles':
      return still(tiles(block));
    case 'table':
      return still(tableBlock(block, actions));
    case 'chart':
      return chartBlock(block, actions);
  }
}

const still = (made: HTMLElement): ShownBlock => ({ element: made, draw() {}, destroy() {} });

const headingId = ({ id }: Block) => `heading-${id}`;

function section(block: Block, ...actions: HTMLElement[]): HTMLElement {
  return element(
    'section',
    {
      class: `block ${block.kind}${'isWide' in block && block.isWide ? ' wide' : ''}`,
      id: `block-${block.id}`,
      attributes: { 'aria-labelledby': headingId(block) },
    },
    element(
      'div',
      { class: 'block-head' },
      element('h2', { id: headingId(block), text: block.title, attributes: { tabindex: '-1' } }),
      element('div', { class: 'block-actions' }, ...actions),
    ),
    block.note ? element('p', { class: 'note', text: block.note }) : undefined,
  );
}

function tiles(block: TilesBlock): HTMLElement {
  const made = section(block);
  made.append(element('dl', { class: 'tile-list' }, ...block.tiles.map(tile)));
  return made;
}

function tile({ label, value, note, change }: Tile): HTMLElement {
  return element(
    'div',
    { class: 'tile' },
    element('dt', { text: label }),
    element(
      'dd',
      {},
      value === undefined
        ? element('span', { class: 'value unknown', text: UNKNOWN_VALUE })
        : element('span', { class: 'value', text: value }),
      change
        ? element(
            'span',
            { class: `change ${change.direction}` },
            element('span', { text: ARROWS[change.direction], attributes: { 'aria-hidden': 'true' } }),
            change.text,
            change.direction === 'neutral' ? undefined : unseen(` (${change.direction})`),
          )
        : undefined,
      note ? element('span', { class: 'note', text: note }) : undefined,
    ),
  );
}

const ARROWS = { better: '✓ ', worse: '! ', neutral: '' };

function csvButton(block: Block, actions: BlockActions): HTMLButtonElement {
  return button('CSV', () => actions.exportCsv(block.id), {
    class: 'small',
    title: 'Save as CSV…',
    attributes: { 'aria-label': `Save ${block.title} as CSV` },
  });
}

function tableBlock(block: TableBlock, actions: BlockActions): HTMLElement {
  const isEmpty = block.rows.length === 0;
  const made = section(block, ...(isEmpty ? [] : [csvButton(block, actions)]));
  made.append(
    isEmpty
      ? element('p', { class: 'empty', text: block.empty })
      : table(block, { labelledBy: headingId(block), open: (target) => actions.open(target, block.id) }),
  );
  return made;
}

function chartBlock(block: ChartBlock, actions: BlockActions): ShownBlock {
  if (isEmpty(block)) {
    const made = section(block);
    made.append(element('p', { class: 'empty', text: block.empty }));
    return still(made);
  }
  const open = (target: Target) => actions.open(target, block.id);
  const chart = new DrawnChart(block, open);
  const rows = table(tableOf(block), { labelledBy: headingId(block), open });
  const toggle = button('Table', () => show(!actions.showsTable(block.id)), {
    class: 'small',
    title: 'Show the chart as a table',
    attributes: { 'aria-label': `Show ${block.title} as a table` },
  });
  const png = button('PNG', () => actions.exportPng(block.id, chart.picture()), {
    class: 'small',
    title: 'Save as PNG…',
    attributes: { 'aria-label': `Save ${block.title} as PNG` },
  });
  const show = (asTable: boolean) => {
    actions.setShowsTable(block.id, asTable);
    toggle.setAttribute('aria-pressed', String(asTable));
    chart.element.hidden = asTable;
    png.hidden = asTable;
    rows.hidden = !asTable;
    if (!asTable && chart.element.isConnected) chart.draw();
  };
  const made = section(block, toggle, csvButton(block, actions), png);
  made.append(chart.element, rows);
  show(actions.showsTable(block.id));
  return {
    element: made,
    draw: () => {
      if (!chart.element.hidden) chart.draw();
    },
    destroy: () => chart.destroy(),
  };
}

function isEmpty({ series }: ChartBlock): boolean {
  return series.every(
    ({ values, isLimit }) => isLimit || values.every((value) => value === null || value === 0),
  );
}
