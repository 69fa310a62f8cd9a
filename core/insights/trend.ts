import { type BucketSize, bySize } from './buckets';
import { cost } from './cost';
import type { Selection, TimeRange } from './filter';
import { latency } from './latency';
import type { PriceTable } from './prices';
import { queueWait } from './queue-wait';
import type { Ratio } from './ratio';
import { startedMinutes } from './started-minutes';
import { successRate } from './success-rate';

/** What a chart over time shows of one bucket. Durations are in milliseconds, absent where no build had one. */
export interface TrendPoint extends TimeRange {
  builds: number;
  success: Ratio;
  median?: number;
  p90?: number;
  p95?: number;
  queueMedian?: number;
  queueP95?: number;
  startedMinutes: number;
  dollars: number;
}

/** The figures of a selection bucket by bucket, buckets without builds among them. */
export function trend(
  selection: Selection,
  { size, prices }: { size: BucketSize; prices: PriceTable },
): TrendPoint[] {
  return bySize(selection, size).map((part) => {
    const { median, p90, p95 } = latency(part);
    const queue = queueWait(part);
    return {
      ...part.range,
      builds: part.rows.length,
      success: successRate(part),
      median,
      p90,
      p95,
      queueMedian: queue.median,
      queueP95: queue.p95,
      startedMinutes: startedMinutes(part),
      dollars: cost(part, prices).dollars,
    };
  });
}
