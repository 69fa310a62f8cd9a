import type { TimeRange } from './filter';

/** Stretches of time, and how many of them lie over each other. One that ends as another begins does not overlap it. */
export class Overlaps {
  private readonly begins: number[] = [];
  private readonly ends: number[] = [];
  private sorted: { begins: Float64Array; ends: Float64Array } | undefined;

  /** Only what lies in the range counts. */
  constructor(private readonly range: TimeRange) {}

  add(begin: number, end: number): void {
    const { from, to } = this.range;
    if (begin >= end || end <= from || begin >= to) return;
    this.begins.push(Math.max(begin, from));
    this.ends.push(Math.min(end, to));
    this.sorted = undefined;
  }

  /** The most of them at one time, part by part; the parts follow each other. */
  peaks(parts: readonly TimeRange[]): number[] {
    const { begins, ends } = this.inOrder();
    let [begun, ended] = [0, 0];
    return parts.map(({ from, to }) => {
      while (ended < ends.length && (ends[ended] as number) <= from) ended += 1;
      let most = begun - ended;
      while (begun < begins.length && (begins[begun] as number) < to) {
        const at = begins[begun] as number;
        while (ended < ends.length && (ends[ended] as number) <= at) ended += 1;
        begun += 1;
        most = Math.max(most, begun - ended);
      }
      return most;
    });
  }

  /** How long so many of them, or more, lay over each other. */
  timeAt(count: number): number {
    if (count <= 0) return 0;
    const { begins, ends } = this.inOrder();
    let [begun, ended, time] = [0, 0, 0];
    let last = this.range.from;
    while (ended < ends.length) {
      const end = ends[ended] as number;
      const begin = begins[begun] ?? Number.POSITIVE_INFINITY;
      const at = Math.min(begin, end);
      if (begun - ended >= count) time += at - last;
      last = at;
      if (end <= begin) ended += 1;
      else begun += 1;
    }
    return time;
  }

  /** Which end is of which beginning does not matter. */
  private inOrder(): { begins: Float64Array; ends: Float64Array } {
    this.sorted ??= {
      begins: Float64Array.from(this.begins).sort(),
      ends: Float64Array.from(this.ends).sort(),
    };
    return this.sorted;
  }
}
