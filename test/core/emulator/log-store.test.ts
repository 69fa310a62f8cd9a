import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLogStore } from '../../../core/emulator/store/log-store';
import { temporaryDirectory } from './support';

async function open(directory?: string) {
  const errors: unknown[] = [];
  const path = directory ?? (await temporaryDirectory());
  return { logs: createLogStore(path, (error) => errors.push(error)), errors, path };
}

describe('the log store', () => {
  it('makes an event of each line, however the text is cut', async () => {
    const { logs } = await open();
    for (const [time, text] of ['one\ntw', 'o\n', '', 'thr', 'ee\n\n'].entries())
      logs.append('u', time, text);
    expect(await logs.read('u')).toEqual([
      { timestamp: 0, message: 'one\n' },
      { timestamp: 1, message: 'two\n' },
      { timestamp: 4, message: 'three\n' },
      { timestamp: 4, message: '\n' },
    ]);
  });

  it('keeps a last line without newline when the log ends', async () => {
    const { logs, path } = await open();
    logs.append('u', 1, 'one\nrest');
    await logs.end('u');
    const messages = async (store: typeof logs) => (await store.read('u')).map(({ message }) => message);
    expect(await messages(logs)).toEqual(['one\n', 'rest']);
    expect(await messages((await open(path)).logs)).toEqual(['one\n', 'rest']);
  });

  it('serves a log that was first read when it was empty', async () => {
    const { logs } = await open();
    expect(await logs.read('u')).toEqual([]);
    logs.append('u', 1, 'line\n');
    await logs.end('u');
    expect(await logs.read('u')).toHaveLength(1);
  });

  it('cuts a line that is too long for an event, and loses nothing', async () => {
    const { logs } = await open();
    const line = `${'é🚀'.repeat(70_000)}\n`;
    logs.append('u', 1, line);
    await logs.end('u');
    const events = await logs.read('u');
    expect(Math.max(...events.map(({ message }) => Buffer.byteLength(message)))).toBeLessThanOrEqual(
      256 * 1024,
    );
    expect(events.map(({ message }) => message).join('')).toBe(line);
  });

  it('ends a log of twenty megabytes with a line that says so', async () => {
    const { logs } = await open();
    const megabyte = `${'x'.repeat(1023)}\n`.repeat(1024);
    for (let count = 0; count < 25; count += 1) logs.append('u', count, megabyte);
    await logs.end('u');
    const events = await logs.read('u');
    expect(events.at(-1)?.message).toBe(
      'The log is longer than 20971520 characters. The rest is not kept.\n',
    );
    expect(events.length).toBeLessThan(20 * 1024 + 3);
  });

  it('reads what a crash left of a file', async () => {
    const { logs, path } = await open();
    logs.append('u', 1, 'whole\n');
    await logs.end('u');
    await appendFile(join(path, 'u.jsonl'), '{"timestamp":2,"mess');
    expect(await (await open(path)).logs.read('u')).toEqual([{ timestamp: 1, message: 'whole\n' }]);
    await writeFile(join(path, 'u.jsonl'), 'null\n7\n{"timestamp":"x"}\n');
    expect(await (await open(path)).logs.read('u')).toEqual([]);
  });

  it('is told of writing that fails, and still serves the log while it grows', async () => {
    const { logs, errors, path } = await open();
    await rm(path, { recursive: true });
    logs.append('u', 1, 'line\n');
    expect(await logs.read('u')).toHaveLength(1);
    await logs.end('u');
    expect(errors).toEqual([expect.objectContaining({ code: 'ENOENT' })]);
  });

  it('forgets a log', async () => {
    const { logs, path } = await open();
    logs.append('u', 1, 'line\n');
    await logs.end('u');
    await logs.remove('u');
    expect(await logs.read('u')).toEqual([]);
    await expect(readFile(join(path, 'u.jsonl'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
