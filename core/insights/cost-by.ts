import { bySize } from './buckets';
import { type Cost, cost } from './cost';
import type { Selection } from './filter';
import { groupBy } from './group';
import type { PriceTable } from './prices';
import { startedMinutes } from './started-minutes';

export interface MonthlyCost extends Cost {
  /** As `2026-11`: the month of UTC in which the builds began. */
  month: string;
  startedMinutes: number;
}

export interface ProjectCost extends Cost {
  project: string;
  startedMinutes: number;
}

/** By calendar month, as far as the range covers it. */
export function costByMonth(selection: Selection, prices: PriceTable): MonthlyCost[] {
  return bySize(selection, 'month').map((part) => ({
    month: new Date(part.range.from).toISOString().slice(0, 7),
    startedMinutes: startedMinutes(part),
    ...cost(part, prices),
  }));
}

/** By project, the dearest first. */
export function costByProject(selection: Selection, prices: PriceTable): ProjectCost[] {
  return groupBy(selection, 'project')
    .map(({ name, selection: own }) => ({
      project: name,
      startedMinutes: startedMinutes(own),
      ...cost(own, prices),
    }))
    .sort((a, b) => b.dollars - a.dollars || b.startedMinutes - a.startedMinutes);
}
