import { mkdtemp, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogFiles } from '../../../client/log/log-files';
import { FakeClock } from '../fake-clock';

const ID = 'project:0b6a';
let folder: string;
let clock: FakeClock;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-files-'));
  clock = new FakeClock();
});
afterEach(() => rm(folder, { recursive: true }));

const read = (files: LogFiles, id: string) => readFile(files.pathOf(id), 'utf8').catch(() => undefined);

describe('LogFiles', () => {
  it('keeps what a build printed, for the next window too', async () => {
    const log = new LogFiles(folder, clock).open(ID);
    log.append('\x1b[31mfirst\x1b[0m\n');
    await clock.pass(500);
    log.append('second\n');
    await log.end();
    expect(await read(new LogFiles(folder, clock), ID)).toBe('\x1b[31mfirst\x1b[0m\nsecond\n');
  });

  it.skipIf(process.platform === 'win32')('lets nobody else read it', async () => {
    const log = new LogFiles(folder, clock).open(ID);
    log.append('x');
    await log.end();
    expect((await stat(join(folder, '0b6a.log'))).mode & 0o777).toBe(0o600);
  });

  it('keeps no more of a log than its bound, in whole lines, and says so', async () => {
    const logs = new LogFiles(folder, clock, { longest: 10 });
    const log = logs.open(ID);
    for (const line of ['12345\n', '6789012\n', 'x\n']) log.append(line);
    await log.end();
    expect(await read(logs, ID)).toMatch(/^12345\n\n\[CodeBuild Workbench\] The log is longer .*\n$/);
  });

  it('makes room for itself among older ones, and tells which are gone', async () => {
    const logs = new LogFiles(folder, clock, { all: 10 });
    const gone: string[] = [];
    const ids = ['project:1', 'project:2', 'project:3'];
    logs.onDidRemove((isOf) => gone.push(...ids.filter(isOf)));
    for (const [index, id] of ids.entries()) {
      const log = logs.open(id);
      log.append('12345');
      await log.end();
      await utimes(join(folder, `${index + 1}.log`), index, index);
    }
    expect(gone).toEqual(['project:1']);
    expect(await Promise.all(ids.map((id) => read(logs, id)))).toEqual([undefined, '12345', '12345']);
  });

  it('takes no room from a log that is being written', async () => {
    const logs = new LogFiles(folder, clock, { all: 6 });
    const slow = logs.open('project:slow');
    slow.append('12345');
    await clock.pass(500);
    await vi.waitFor(async () => expect(await read(logs, 'project:slow')).toBe('12345'));
    const other = logs.open('project:other');
    other.append('67890');
    await other.end();
    expect(await read(logs, 'project:slow')).toBe('12345');
    await slow.end();
  });

  it('goes with its run', async () => {
    const logs = new LogFiles(folder, clock);
    const log = logs.open(ID);
    log.append('x');
    await log.end();
    logs.discard({ id: ID });
    await vi.waitFor(async () => expect(await read(logs, ID)).toBeUndefined());
  });

  it('disturbs no build where the disk does not take it', async () => {
    const log = new LogFiles('/dev/null/logs', clock).open(ID);
    log.append('x');
    await log.end();
    expect(await read(new LogFiles('/dev/null/logs', clock), ID)).toBeUndefined();
  });

  it('names no file outside its folder, whatever a workspace remembers', async () => {
    const logs = new LogFiles(join(folder, 'logs'), clock);
    expect(await read(logs, 'project:../secret')).toBeUndefined();
    const log = logs.open('project:../secret');
    log.append('x');
    await log.end();
    await expect(stat(join(folder, 'secret.log'))).rejects.toThrow();
  });
});
