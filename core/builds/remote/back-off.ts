const FIRST_MILLISECONDS = 2_000;
const MOST_MILLISECONDS = 60_000;

/**
 * How much longer to wait after the n-th failure in a row (from 1), by full jitter: anything up to a doubling, capped bound, so
 * that many clients do not come back together.
 */
export function backOffMilliseconds(failures: number, random: () => number): number {
  return Math.round(random() * Math.min(MOST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** (failures - 1)));
}
