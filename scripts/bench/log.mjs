import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fromRoot } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { median, ms } from './figures.mjs';
import { generatedLog, writeGeneratedLog } from './generated-log.mjs';
import { loadTypeScript } from './typescript.mjs';

const LINES = 100_000;
const ROUNDS = 7;
const PIPELINE_LIMIT = 40;
const OPEN_LIMIT_MS = 400;
const FLUSH_LIMIT_MS = 20;
const FLUSH_PIECE = 256 * 1024;
const LARGE = 1_000_000_000;
const MEMORY_LIMIT_MIB = 150;

/** @typedef {import('./figures.mjs').Figure} Figure */
/** @typedef {typeof import('./log-parts.ts')} LogParts */

/**
 * What logs cost: read as events and as text, opened from disk, flushed into a channel, and one of a gigabyte.
 * @returns {Promise<Figure[]>}
 */
export async function benchLog() {
  /** @type {LogParts} */
  const parts = await loadTypeScript('scripts/bench/log-parts.ts');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'workbench-bench-'));
  try {
    const log = Buffer.from(generatedLog(LINES));
    const file = path.join(folder, 'build.log');
    await writeFile(file, log);
    return [
      await benchPipeline(parts, log),
      await benchOpen(parts, file),
      benchFlush(parts, log.toString()),
      await benchLarge(folder),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @param {LogParts} parts @param {Buffer} log @returns {Promise<Figure>} */
async function benchPipeline({ createLogReader, LineReader, LogIndex, ShownText }, log) {
  const speeds = await rounds(async () => {
    const start = performance.now();
    const events = createLogReader('bench:1');
    const index = new LogIndex();
    const text = new ShownText({ hidesStamps: false });
    const lines = new LineReader((line) => text.add(line));
    for (let at = 0; at < log.length; at += 64 * 1024) {
      const piece = log.subarray(at, at + 64 * 1024);
      events.read(piece.toString());
      index.read(piece);
      lines.read(piece);
    }
    events.end();
    return log.length / 1000 / (performance.now() - start);
  });
  const speed = median(speeds);
  return {
    name: 'Log pipeline: bytes to events, sections and coloured text',
    value: `${speed.toFixed(0)} MB/s`,
    reference: '',
    limit: `${PIPELINE_LIMIT} MB/s`,
    met: speed >= PIPELINE_LIMIT,
  };
}

/** @param {LogParts} parts @param {string} file @returns {Promise<Figure>} */
async function benchOpen({ OpenLog, WindowReader, foldsOf, outlineOf }, file) {
  const times = await rounds(async () => {
    const start = performance.now();
    const log = new OpenLog({ path: file, isLive: () => false });
    await log.ready(0);
    const window = log.index.window(0);
    if (!window) throw new Error('The log has no window.');
    const reader = new WindowReader(file, window.byte, { hidesStamps: false });
    await reader.read(window.endByte);
    const { sections, stretches, sources, errorLines, prefixKind, lineCount } = log.index;
    const spansOf = (/** @type {number} */ line) => reader.text.spansOf(line);
    const view = {
      firstLine: 0,
      sections,
      stretches,
      sources,
      errorLines,
      prefixKind,
      isLive: false,
      spansOf,
    };
    if (foldsOf(view, lineCount).length < 200 || outlineOf(view, lineCount).length !== 1)
      throw new Error('The log has other sections.');
    return performance.now() - start;
  });
  const time = median(times);
  return {
    name: `Log of ${LINES} lines from disk to text, folds and outline`,
    value: ms(time),
    reference: '',
    limit: ms(OPEN_LIMIT_MS),
    met: time <= OPEN_LIMIT_MS,
  };
}

/** @param {LogParts} parts @param {string} log @returns {Figure} */
function benchFlush({ ChannelText }, log) {
  const text = new ChannelText();
  let longest = 0;
  for (let round = 0; round <= ROUNDS; round++)
    for (let at = 0; at < log.length; at += FLUSH_PIECE) {
      const start = performance.now();
      text.push(log.slice(at, at + FLUSH_PIECE));
      if (round > 0) longest = Math.max(longest, performance.now() - start);
    }
  return {
    name: 'Longest flush of a log into its channel',
    value: ms(longest),
    reference: '',
    limit: ms(FLUSH_LIMIT_MS),
    met: longest <= FLUSH_LIMIT_MS,
  };
}

/** @param {string} folder @returns {Promise<Figure>} */
async function benchLarge(folder) {
  const file = path.join(folder, 'large.log');
  await writeGeneratedLog(file, LARGE);
  const output = await run(
    process.execPath,
    ['--expose-gc', fromRoot('scripts/bench/log-memory.mjs'), file],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const { memory, window, all, search } = JSON.parse(output);
  return {
    name: 'Log of 1 GB: memory for it',
    value: `${memory.toFixed(0)} MiB`,
    reference: `first part after ${ms(window)}, all read after ${ms(all)}, searched in ${ms(search)}`,
    limit: `${MEMORY_LIMIT_MIB} MiB`,
    met: memory <= MEMORY_LIMIT_MIB,
  };
}

/** @param {() => Promise<number>} work @returns {Promise<number[]>} without the first, which warms up */
async function rounds(work) {
  const values = [];
  for (let round = 0; round <= ROUNDS; round++) values.push(await work());
  return values.slice(1);
}
