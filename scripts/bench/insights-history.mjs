import process from 'node:process';
import { median } from './figures.mjs';
import { loadTypeScript } from './typescript.mjs';

// a process of its own: writes a history of so many builds, reads it as the extension does, and says what that and its figures took

/** @type {typeof import('./insights-parts.ts')} */
const parts = await loadTypeScript('scripts/bench/insights-parts.ts');
const [, , directory = '', count = '0'] = process.argv;
const now = Date.UTC(2026, 5, 1);
const ROUNDS = 5;

const open = (/** @type {import('../../core/builds/history/record.ts').RecordSink} */ sink) =>
  parts.HistoryStore.open({
    directory,
    sink,
    onProblem({ message }) {
      throw new Error(message);
    },
  });

// writing needs none of it
const nowhere = { add() {}, note() {}, placeOf: () => undefined };
const store = await open(nowhere);
/** @type {import('../../core/builds/history/record.ts').BuildRecord[]} */
let page = [];
for (const record of parts.generatedRecords(Number(count), now)) {
  page.push(record);
  if (page.length < 1000) continue;
  await store.append(page);
  page = [];
}
await store.append(page);
await store.close();
page = [];

const held = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const before = held();
const begin = performance.now();
const history = new parts.BuildHistory();
await (await open(history)).close();
const read = performance.now() - begin;
const memory = (held() - before) / 1024 / 1024;
if (history.size !== Number(count)) throw new Error(`The history has ${history.size} builds.`);

// all that CodeBuild Insights does before it can show something, for the first time in this process
const began = performance.now();
const state = parts.readState({});
const options = { now, prices: parts.DEFAULT_PRICES, targets: [], notices: [] };
const shown = { content: parts.pageContent(history, state, options), choices: parts.choicesOf(history) };
if (JSON.stringify(shown).length < 1000) throw new Error('The page has nothing to show.');
const firstPage = performance.now() - began;

const range = { from: now - 366 * 86_400_000, to: now };
const prices = parts.DEFAULT_PRICES;
const all = parts.select(history, { range });
const works = {
  'all figures': () => parts.insights(history, { range }, { now, prices, quota: 60 }),
  selection: () => parts.select(history, { range, branches: ['main'] }),
  'success rate': () => parts.successRate(all),
  latency: () => parts.latency(all),
  'latency by phase': () => parts.phaseLatency(all),
  'queue wait': () => parts.queueWait(all),
  artifacts: () => parts.artifactPublishing(all),
  tests: () => parts.testPassRate(all),
  cache: () => parts.cacheHits(all),
  cost: () => parts.cost(all, prices),
  concurrency: () => parts.concurrency(history, range, { now, size: 'day', quota: 60 }),
  retries: () => parts.retries(all),
  'flaky builds': () => parts.flakyBuilds(all),
  'flaky tests': () => parts.flakyTests(all),
  'slowest phases': () => parts.slowestPhases(all, { size: 'week' }),
  'causes of failures': () => parts.failureCauses(all),
};
const figures = Object.entries(works).map(([name, work]) => {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return { name, time: median(times) };
});
console.log(JSON.stringify({ memory, read, firstPage, figures }));
