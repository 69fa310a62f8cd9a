import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fromRoot } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { ms } from './figures.mjs';

const MEMORY_LIMIT_MIB = 200;
const LIMIT_MS = 500;

/** @typedef {import('./figures.mjs').Figure} Figure */
/** @typedef {{ memory: number, read: number, firstPage: number, figures: { name: string, time: number }[] }} Measured */

/**
 * What a build history costs: 200,000 builds in memory and every figure over them, and 20,000 from disk to the first page of CodeBuild Insights.
 * @returns {Promise<Figure[]>}
 */
export async function benchInsights() {
  const large = await measure(200_000);
  const small = await measure(20_000);
  const [slowest] = large.figures.toSorted((a, b) => b.time - a.time);
  const open = small.read + small.firstPage;
  const time = slowest?.time ?? Number.NaN;
  return [
    {
      name: '200,000 builds in memory',
      value: `${large.memory.toFixed(0)} MiB`,
      reference: '',
      limit: `${MEMORY_LIMIT_MIB} MiB`,
      met: large.memory <= MEMORY_LIMIT_MIB,
    },
    {
      name: `Slowest figure of 200,000 builds: ${slowest?.name}`,
      value: ms(time),
      reference: large.figures
        .filter(({ time: other }) => other >= 10 && other < time)
        .map((figure) => `${figure.name}: ${ms(figure.time)}`)
        .join(', '),
      limit: ms(LIMIT_MS),
      met: time <= LIMIT_MS,
    },
    {
      name: 'CodeBuild Insights opens with 20,000 builds',
      value: ms(open),
      reference: `reading: ${ms(small.read)}`,
      limit: ms(LIMIT_MS),
      met: open <= LIMIT_MS,
    },
  ];
}

/** @param {number} builds @returns {Promise<Measured>} */
async function measure(builds) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'workbench-bench-'));
  try {
    const script = fromRoot('scripts/bench/insights-history.mjs');
    const args = ['--expose-gc', script, path.join(folder, 'history'), `${builds}`];
    return JSON.parse(await run(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
  } finally {
    await rm(folder, { recursive: true });
  }
}
