import type { PlainTable } from '../../insights/block-table';
import type { Cell, Column, Target } from '../../insights/page-content';
import { button, element } from './elements';

/** A text that is no longer stays on one line: a time, a status, most branches. UTF-16 units. */
const SHORT = 24;

type Order = { column: number; isDescending: boolean };

/** A table whose columns sort its rows. */
export function table(
  { columns, rows }: PlainTable,
  { labelledBy, open }: { labelledBy: string; open(target: Target): void },
): HTMLElement {
  const body = element('tbody');
  const heads: HTMLTableCellElement[] = [];
  const fill = (sorted: readonly Cell[][]) =>
    body.replaceChildren(...sorted.map((row) => rowElement(row, columns, open)));
  let order: Order | undefined;
  const sort = (column: number) => {
    const isDescending = order?.column === column ? !order.isDescending : columns[column]?.isNumeric === true;
    order = { column, isDescending };
    for (const [index, head] of heads.entries())
      head.setAttribute('aria-sort', index === column ? (isDescending ? 'descending' : 'ascending') : 'none');
    fill(sorted(rows, order));
  };
  heads.push(...columns.map((column, index) => headElement(column, () => sort(index))));
  fill(rows);
  return element(
    'div',
    { class: 'table', attributes: { tabindex: '0', role: 'region', 'aria-labelledby': labelledBy } },
    element(
      'table',
      { attributes: { 'aria-labelledby': labelledBy } },
      element('thead', {}, element('tr', {}, ...heads)),
      body,
    ),
  );
}

function headElement({ title, isNumeric }: Column, onSort: () => void): HTMLTableCellElement {
  const head = element('th', { class: isNumeric ? 'number' : '', attributes: { scope: 'col' } });
  if (title !== '')
    head.append(button(title, onSort, { class: 'head', title: `Sort by ${title.toLowerCase()}` }));
  return head;
}

function rowElement(
  row: readonly Cell[],
  columns: readonly Column[],
  open: (target: Target) => void,
): HTMLElement {
  return element(
    'tr',
    {},
    ...row.map(({ text, target }, index) => {
      const properties = {
        class: columns[index]?.isNumeric ? 'number' : text.length <= SHORT ? 'short' : '',
      };
      if (!target) return element('td', { ...properties, text });
      return element(
        'td',
        properties,
        button(text, () => open(target), { class: 'link', title: hint(target) }),
      );
    }),
  );
}

function hint(target: Target): string {
  switch (target.kind) {
    case 'log':
      return 'Open the log of this build';
    case 'explain':
      return 'Explain why this build failed';
    case 'build':
      return 'Show this build on the page Debug';
    case 'compare':
      return 'Show it beside the build above';
    case 'project':
      return 'Only builds of this project';
    case 'range':
      return 'List the builds of this time';
  }
}

function sorted(rows: readonly Cell[][], { column, isDescending }: Order): Cell[][] {
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a[column], b[column]));
}

/** What has no number comes before all that do. */
function compare(a: Cell | undefined, b: Cell | undefined): number {
  if (a?.value !== undefined || b?.value !== undefined)
    return (a?.value ?? Number.NEGATIVE_INFINITY) - (b?.value ?? Number.NEGATIVE_INFINITY) || 0;
  return (a?.text ?? '').localeCompare(b?.text ?? '', 'en', { numeric: true });
}
