/** How durations are spread, in milliseconds. Percentiles are by nearest rank: each is a duration that some build had. */
export interface Distribution {
  count: number;
  /** Absent where nothing was counted, as the others. */
  median?: number;
  p90?: number;
  p95?: number;
  total: number;
}

/** Of all values but those that are not known: NaN or below 0. */
export function distribution(values: Float64Array): Distribution {
  const known = values.filter((value) => value >= 0).sort();
  const count = known.length;
  let total = 0;
  for (const value of known) total += value;
  if (count === 0) return { count, total };
  return {
    count,
    median: percentile(known, 50),
    p90: percentile(known, 90),
    p95: percentile(known, 95),
    total,
  };
}

/** By nearest rank: the smallest value that at least `percent` of all are not above. */
export function percentile(sorted: Float64Array, percent: number): number | undefined {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}
