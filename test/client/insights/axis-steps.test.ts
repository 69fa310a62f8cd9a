import { expect, it } from 'vitest';
import { stepOfSeconds } from '../../../client/insights/axis-steps';

it.each([
  [0, 1],
  [5, 1],
  [6, 2],
  [90, 30],
  [640, 300],
  [3_600, 900],
  [100_000, 28_800],
  [1_000_000, 259_200],
])('counts durations up to %i seconds in steps of %i', (largest, step) => {
  expect(stepOfSeconds(largest)).toBe(step);
});
