/**
 * @typedef {object} Figure a measure beside its reference from the same run
 * @property {string} name
 * @property {string} value
 * @property {string} reference
 * @property {string} limit
 * @property {boolean | undefined} met undefined: could not be measured here; `value` says why
 */

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Runs two things in turn, so that both meet the same weather on this machine.
 * @param {number} rounds
 * @param {() => Promise<number>} ours milliseconds
 * @param {() => Promise<number>} reference milliseconds
 */
export async function inTurn(rounds, ours, reference) {
  /** @type {{ ours: number[], reference: number[] }} */
  const times = { ours: [], reference: [] };
  // the first round fills caches and does not count
  for (let round = 0; round <= rounds; round++) {
    const [a, b] = [await reference(), await ours()];
    if (round === 0) continue;
    times.reference.push(a);
    times.ours.push(b);
  }
  return { ours: median(times.ours), reference: median(times.reference) };
}

/** @param {number} milliseconds */
export const ms = (milliseconds) => `${milliseconds.toFixed(0)} ms`;
