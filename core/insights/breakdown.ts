import { type Figures, figures } from './figures';
import type { Selection } from './filter';
import { type Dimension, groupBy } from './group';
import type { PriceTable } from './prices';

export interface GroupFigures extends Figures {
  name: string;
}

/** Every figure of each project, branch, trigger, initiator or compute type, of the `most` with most builds. */
export function breakdown(
  selection: Selection,
  dimension: Dimension,
  { prices, most }: { prices: PriceTable; most: number },
): GroupFigures[] {
  return groupBy(selection, dimension)
    .slice(0, most)
    .map(({ name, selection: own }) => ({ name, ...figures(own, { prices }) }));
}
