import { bySize } from './buckets';
import { type Cost, cost, costOfSums, isBilled, pricing } from './cost';
import { type Selection, UNKNOWN } from './filter';
import type { PriceTable } from './prices';
import { MINUTE, startedMinutes, startedUnits } from './started-minutes';

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
export function costByProject({ history, rows }: Selection, prices: PriceTable): ProjectCost[] {
  const costOf = pricing(history, prices);
  const sums = Array.from({ length: history.projects.size }, newSums);
  for (const row of rows) {
    const sum = sums[history.project.at(row)] as Sums;
    sum.listed += 1;
    if (!isBilled(history, row)) continue;
    const started = startedUnits(history, row, MINUTE);
    if (started > 0) sum.minutes += started;
    const price = costOf(row);
    if (Number.isNaN(price)) sum.unknown += 1;
    else {
      sum.dollars += price;
      sum.builds += 1;
    }
  }
  return sums
    .flatMap(({ listed, minutes, dollars, builds, unknown }, code): ProjectCost | [] => {
      const project = history.projects.textOf(code) ?? UNKNOWN;
      return listed > 0 ? { project, startedMinutes: minutes, ...costOfSums(dollars, builds, unknown) } : [];
    })
    .sort((a, b) => b.dollars - a.dollars || b.startedMinutes - a.startedMinutes);
}

interface Sums {
  listed: number;
  minutes: number;
  dollars: number;
  builds: number;
  unknown: number;
}

function newSums(): Sums {
  return { listed: 0, minutes: 0, dollars: 0, builds: 0, unknown: 0 };
}
