import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenLog } from '../../../client/log/open-log';
import { searchFile } from '../../../client/log/search-file';
import { WindowReader } from '../../../client/log/window-reader';
import { LogSearch } from '../../../core/builds/log/search';

const LINES = 600_000;
const MB = 1_000_000;

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'large-logs-'));
  file = join(folder, 'large.log');
  const lines = Array.from({ length: LINES }, (_, line) =>
    line % 3 === 0
      ? `\x1b[32mPASS\x1b[0m packages/part-${line}/test/unit.test.ts`
      : `Building CXX object file-${line}.o`,
  );
  await writeFile(file, `${lines.join('\n')}\nthe needle\n`);
});
afterAll(() => rm(folder, { recursive: true }));

/** Bytes that are in use, without what nobody can reach any more. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('a long log', () => {
  it('opens in parts that VS Code folds and colours, and stays on disk', async () => {
    const before = memoryInUse();
    const log = new OpenLog({ path: file, isLive: () => false });
    await log.ready(0);
    expect(log.isComplete).toBe(false);
    await log.read();
    expect(log.index.lineCount).toBe(LINES + 1);
    expect(log.index.windowCount).toBe(4);
    for (let number = 0; number < log.index.windowCount; number += 1) {
      const window = log.index.window(number);
      expect((window?.endByte ?? 0) - (window?.byte ?? 0)).toBeLessThanOrEqual(15 * MB);
      expect((window?.endLine ?? 0) - (window?.line ?? 0)).toBeLessThanOrEqual(200_000);
    }
    expect(memoryInUse() - before).toBeLessThan(5 * MB);
    expect(log.index.bytes).toBeGreaterThan(20 * MB);
  });

  it('has its last part as the text of its last lines', async () => {
    const log = new OpenLog({ path: file, isLive: () => false });
    await log.read();
    const window = log.index.window(3);
    const reader = new WindowReader(file, window?.byte ?? 0, { hidesStamps: false });
    expect(Buffer.from(await reader.read(window?.endByte ?? 0)).toString()).toBe('the needle\n');
  });

  it('is searched to its end, and no further once nobody waits for it', async () => {
    const search = new LogSearch(/NEEDLE/i);
    let parts = 0;
    for await (const part of searchFile(file, search, new AbortController().signal)) parts = part;
    expect(search.hits).toEqual([{ line: LINES, text: 'the needle' }]);
    expect(parts).toBe(1);
    const cancelled = new LogSearch(/needle/i);
    const controller = new AbortController();
    for await (const _part of searchFile(file, cancelled, controller.signal)) controller.abort();
    expect(cancelled.hits).toEqual([]);
  });

  it('is given up with an expression that takes too long, and others have their turn meanwhile', async () => {
    const hostile = join(folder, 'hostile.log');
    await writeFile(hostile, `needle\n${`${'a'.repeat(40)}!\n`.repeat(30)}needle\n`);
    const search = new LogSearch(/needle|(a+)+$/, { lineMilliseconds: 5 });
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    for await (const _part of searchFile(hostile, search, new AbortController().signal));
    clearInterval(counting);
    expect(search).toMatchObject({ isTooSlow: true, hits: [{ line: 0, text: 'needle' }] });
    expect(turns).toBeGreaterThan(0);
  });
});
