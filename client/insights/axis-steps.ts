const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800];
const MOST = 5;

/** Between the lines of a chart of durations: lengths of time that people count in, five at most. Seconds. */
export function stepOfSeconds(largest: number): number {
  return STEPS.find((step) => largest / step <= MOST) ?? Math.ceil(largest / MOST / 86_400) * 86_400;
}
