import { type BuildHistory, FLAGS } from './build-history';
import type { Selection } from './filter';
import { CODES } from './outcome';
import { isBilledBySecond, type PriceTable, priceOf } from './prices';
import { MINUTE, SECOND, startedUnits } from './started-minutes';

export interface Cost {
  /** US dollars, of the builds whose cost is known. */
  dollars: number;
  /** Builds with a known cost. */
  builds: number;
  /** Dollars for each of them; absent where there are none. */
  perBuild?: number;
  /** Ended builds on CodeBuild whose cost is not known: their price is not in the table, they ran on a fleet, or their times are wrong. */
  unknown: number;
}

/** What builds on CodeBuild cost by the table, without the free tier. Those that run, and local ones, do not count. */
export function cost({ history, rows }: Selection, table: PriceTable): Cost {
  const costOf = pricing(history, table);
  let [dollars, builds, unknown] = [0, 0, 0];
  for (const row of rows) {
    if (!isBilled(history, row)) continue;
    const price = costOf(row);
    if (Number.isNaN(price)) unknown += 1;
    else {
      dollars += price;
      builds += 1;
    }
  }
  return costOfSums(dollars, builds, unknown);
}

export function costOfSums(dollars: number, builds: number, unknown: number): Cost {
  return { dollars, builds, unknown, ...(builds > 0 && { perBuild: dollars / builds }) };
}

/** Whether AWS has something to bill: a build on CodeBuild that has ended. */
export function isBilled(history: BuildHistory, row: number): boolean {
  return !history.has(row, FLAGS.isLocal) && history.status.at(row) !== CODES.inProgress;
}

/** Gives the cost of a build, NaN where it is not known. */
export function pricing(history: BuildHistory, table: PriceTable): (row: number) => number {
  const units = new Map<number, { price: number; unit: number }>();
  return (row) => {
    if (history.has(row, FLAGS.onFleet)) return Number.NaN;
    const [region, environment, compute] = [
      history.region.at(row),
      history.environmentType.at(row),
      history.computeType.at(row),
    ];
    const key = (region * 256 + environment) * 256 + compute;
    let known = units.get(key);
    if (!known) {
      const environmentType = history.environmentTypes.textOf(environment) ?? '';
      const price = priceOf(table, {
        region: history.regions.textOf(region),
        environmentType,
        computeType: history.computeTypes.textOf(compute),
      });
      known = { price: price ?? Number.NaN, unit: isBilledBySecond(environmentType) ? SECOND : MINUTE };
      units.set(key, known);
    }
    return startedUnits(history, row, known.unit) * known.price;
  };
}
