import type { TrendPoint } from '../../core/insights/trend';
import { rounded } from './cells';
import type { ChartBlock, Scale, Series, Target } from './page-content';
import * as words from './words';

export const percents = (name: string, shares: readonly (number | undefined)[]): Series => ({
  name,
  values: shares.map((share) => (share === undefined ? null : rounded(share * 100))),
  texts: shares.map(words.percent),
});

/** Milliseconds in. */
export const durations = (name: string, milliseconds: readonly (number | undefined)[]): Series => ({
  name,
  values: milliseconds.map((value) => (value === undefined ? null : rounded(value / 1000))),
  texts: milliseconds.map(words.duration),
});

export const counts = (name: string, values: readonly number[]): Series => ({
  name,
  values: [...values],
  texts: values.map(words.count),
});

export const costs = (name: string, values: readonly number[]): Series => ({
  name,
  values: values.map(rounded),
  texts: values.map(words.dollars),
});

interface OverTime {
  id: string;
  title: string;
  note?: string;
  isWide?: boolean;
  shape: 'lines' | 'bars';
  scale: Scale;
  series: Series[];
  empty: string;
}

/** A chart over hours, days, weeks or months; a point leads to the builds that began then. */
export function overTime(
  points: readonly Pick<TrendPoint, 'from' | 'to'>[],
  size: 'hour' | 'day' | 'week' | 'month',
  chart: OverTime,
): ChartBlock {
  return {
    kind: 'chart',
    points: `${size.charAt(0).toUpperCase()}${size.slice(1)} (UTC)`,
    labels: words.bucketNames(points, size),
    targets: points.map(({ from, to }): Target => ({ kind: 'range', from, to })),
    ...chart,
  };
}

/** What the other series are measured by. */
export function limit(series: Series): Series {
  return { ...series, isLimit: true };
}
