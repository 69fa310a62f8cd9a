import type { Block, Cell, ChartBlock, Column } from './page-content';

/** What stands for a figure that is not known. */
export const UNKNOWN_VALUE = 'Not known';

/** What a block says, as rows and columns. */
export interface PlainTable {
  columns: Column[];
  rows: Cell[][];
}

export function tableOf(block: Block): PlainTable {
  switch (block.kind) {
    case 'table':
      return block;
    case 'chart':
      return tableOfChart(block);
    case 'tiles':
      return {
        columns: [{ title: 'Figure' }, { title: 'Value' }, { title: 'Change' }, { title: 'Note' }],
        rows: block.tiles.map(({ label, value, change, note = '' }) => [
          { text: label },
          { text: value ?? UNKNOWN_VALUE },
          { text: change ? changeText(change) : '' },
          { text: note },
        ]),
      };
  }
}

function tableOfChart({ points, labels, series, targets }: ChartBlock): PlainTable {
  return {
    columns: [{ title: points }, ...series.map(({ name }) => ({ title: name, isNumeric: true }))],
    rows: labels.map((label, index) => {
      const target = targets[index];
      return [
        { text: label, ...(target && { target }) },
        ...series.map(({ values, texts }): Cell => {
          const value = values[index];
          return { text: texts[index] ?? '', ...(typeof value === 'number' && { value }) };
        }),
      ];
    }),
  };
}

/** With the word for those who see no colour. */
export function changeText({ text, direction }: { text: string; direction: string }): string {
  return direction === 'neutral' ? text : `${text} (${direction})`;
}
