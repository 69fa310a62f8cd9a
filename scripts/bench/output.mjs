import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { DIST, fromRoot } from '../lib/paths.mjs';
import { buildRuns, IMAGE } from './build-runs.mjs';
import { inTurn, ms } from './figures.mjs';

const COMMAND =
  "yes 'a line of output, as long as such lines are: some eighty characters in all..' | head -c 200000000";
const LIMIT = 2;
const MEMORY_LIMIT_MIB = 200;

/**
 * 200 MB of output of one command, piped away, beside `docker run` of the same without a log driver.
 * @param {string} dockerHost
 * @returns {Promise<import('./figures.mjs').Figure[]>}
 */
export async function benchOutput(dockerHost) {
  const runs = await buildRuns(dockerHost);
  const peakFile = path.join(runs.folder, 'peak');
  const preload = fromRoot('scripts/bench/peak-memory.cjs');
  let peak = 0;
  try {
    await runs.writeBuildspec([COMMAND]);
    const { ours, reference } = await inTurn(
      3,
      async () => {
        const time = await runs.timeShell(
          `WORKBENCH_PEAK_MEMORY='${peakFile}' '${process.execPath}' --require '${preload}' '${path.join(DIST, 'cli.js')}' run --source '${runs.folder}' --image ${IMAGE} | cat >/dev/null`,
        );
        peak = Math.max(peak, Number(await readFile(peakFile, 'utf8')) / 1024);
        return time;
      },
      () =>
        runs.timeShell(
          `'${runs.docker}' run --rm --log-driver none ${IMAGE} sh -c "${COMMAND}" | cat >/dev/null`,
        ),
    );
    return [
      {
        name: '200 MB of output',
        value: `${ms(ours)}, ${(ours / reference).toFixed(2)} times`,
        reference: `docker run --log-driver none: ${ms(reference)}`,
        limit: `${LIMIT} times`,
        met: ours <= LIMIT * reference,
      },
      {
        name: '200 MB of output, peak memory',
        value: `${peak.toFixed(0)} MiB`,
        reference: '',
        limit: `${MEMORY_LIMIT_MIB} MiB`,
        met: peak <= MEMORY_LIMIT_MIB,
      },
    ];
  } finally {
    await runs[Symbol.asyncDispose]();
  }
}
