import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { LogDocuments } from '../../../client/log/log-documents';
import { LogFiles } from '../../../client/log/log-files';
import { type LogPart, pathOf, queryOf } from '../../../client/log/log-place';
import { Logs } from '../../../client/log/logs';
import { FakeClock } from '../fake-clock';

vi.mock('vscode', async () => {
  const { Emitter } = await import('../../../client/emitter');
  class EventEmitter extends Emitter<unknown> {
    dispose(): void {}
  }
  class FileSystemError extends Error {
    static FileNotFound = () => new FileSystemError('FileNotFound');
  }
  return { EventEmitter, FileSystemError, FileType: { File: 1 }, FileChangeType: { Changed: 1 } };
});

const RUN = { kind: 'run', id: 'web:0b6a' } as const;

let folder: string;
let clock: FakeClock;
let runs: LogFiles;
let hidesStamps: boolean;
let documents: LogDocuments;
let changes: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-documents-'));
  clock = new FakeClock();
  runs = new LogFiles(join(folder, 'runs'), clock);
  hidesStamps = false;
  changes = [];
  const logs = new Logs({
    runs,
    builds: new LogFiles(join(folder, 'builds'), clock),
    limits: { windowLines: 3 },
  });
  documents = new LogDocuments({ logs, clock, hidesStamps: () => hidesStamps });
  documents.onDidChangeFile((all) => changes.push(...all.map(({ uri }) => uri.toString())));
});
afterEach(() => rm(folder, { recursive: true }));

function uriOf(part: Partial<LogPart> = {}): vscode.Uri {
  const whole: LogPart = { place: RUN, window: 0, ...part };
  const [path, query] = [pathOf(whole, 'web #1'), queryOf(whole)];
  return { scheme: 'codebuild-log', path, query, toString: () => `${path}?${query}` } as vscode.Uri;
}

const read = async (uri: vscode.Uri) => Buffer.from(await documents.read(uri)).toString();
const documentOf = (uri: vscode.Uri) => ({ uri }) as vscode.TextDocument;

async function write(text: string): Promise<void> {
  const log = runs.open(RUN.id);
  log.append(text);
  await log.end();
}

const AGENT = '[Container] 2026/01/28 20:46:51.456792 Running command make';

describe('the document of a log', () => {
  it('shows the log plain, and knows its commands, errors and colours', async () => {
    await write(`${AGENT}\n\x1b[31merror: no\x1b[0m\n`);
    expect(await read(uriOf())).toBe(`${AGENT}\nerror: no\n`);
    const view = documents.viewOf(documentOf(uriOf()));
    expect(view?.sections.map(({ name }) => name)).toEqual(['make']);
    expect(view?.spansOf(1)).toEqual([{ start: 0, end: 9, style: { foreground: 1 } }]);
    expect(view).toMatchObject({ firstLine: 0, isLive: false });
  });

  it('shows one window of a log that has several', async () => {
    await write(Array.from({ length: 8 }, (_, line) => `${line}\n`).join(''));
    expect(await read(uriOf())).toBe('0\n1\n2\n');
    expect(await read(uriOf({ window: 2 }))).toBe('6\n7\n');
    expect(documents.viewOf(documentOf(uriOf({ window: 2 })))?.firstLine).toBe(6);
    await expect(read(uriOf({ window: 3 }))).rejects.toThrow('FileNotFound');
  });

  it('can be read again', async () => {
    await write('one\n');
    expect([await read(uriOf()), await read(uriOf())]).toEqual(['one\n', 'one\n']);
  });

  it('is not there where the log is not', async () => {
    await expect(documents.stat(uriOf())).rejects.toThrow('FileNotFound');
    await write('back\n');
    expect(await read(uriOf())).toBe('back\n');
  });

  it('shows a file of any name', async () => {
    const file = join(folder, 'some file.txt');
    await writeFile(file, 'text');
    expect(await read(uriOf({ place: { kind: 'file', id: file } }))).toBe('text');
  });

  it('shows one long line alone, in rows', async () => {
    await write(`short\n${'x'.repeat(20_000)}\n`);
    const rows = (await read(uriOf({ wholeLine: 1 }))).split('\n');
    expect(rows.map((row) => row.length)).toEqual([8_000, 8_000, 4_000]);
  });

  it('is without timestamps once these are hidden', async () => {
    await write(`${AGENT}\n`);
    await read(uriOf());
    const before = await documents.stat(uriOf());
    hidesStamps = true;
    documents.showAnew();
    expect(changes).toEqual([uriOf().toString()]);
    expect((await documents.stat(uriOf())).mtime).toBeGreaterThan(before.mtime);
    expect(await read(uriOf())).toBe('[Container] Running command make\n');
  });
});

describe('the document of a log that grows', () => {
  it('shows what comes, with the line that has not ended, and tells VS Code so', async () => {
    const log = runs.open(RUN.id);
    log.append(`${AGENT}\nfirst`);
    await log.flush();
    expect(await read(uriOf())).toBe(`${AGENT}\nfirst`);
    expect(documents.viewOf(documentOf(uriOf()))?.isLive).toBe(true);
    const before = await documents.stat(uriOf());
    log.append(' line\nsecond\n');
    await log.flush();
    await vi.waitFor(async () => {
      await clock.pass(500);
      expect(changes).toContain(uriOf().toString());
    });
    expect((await documents.stat(uriOf())).mtime).toBeGreaterThan(before.mtime);
    expect(await read(uriOf())).toBe(`${AGENT}\nfirst line\nsecond\n`);
    await log.end();
    await vi.waitFor(() => expect(documents.viewOf(documentOf(uriOf()))?.isLive).toBe(false));
  });

  it('ends with its window, behind which the next one is', async () => {
    const log = runs.open(RUN.id);
    log.append('0\n1\n');
    await log.flush();
    expect(await read(uriOf())).toBe('0\n1\n');
    log.append('2\n3\n');
    await log.flush();
    await vi.waitFor(async () => expect(await read(uriOf())).toBe('0\n1\n2\n'));
    expect(await read(uriOf({ window: 1 }))).toBe('3\n');
    await log.end();
  });

  it('shows another log that takes its place', async () => {
    await write('old\n');
    expect(await read(uriOf())).toBe('old\n');
    await write('new\n');
    await vi.waitFor(async () => expect(await read(uriOf())).toBe('new\n'));
  });

  it('is read no more once it is closed', async () => {
    await write('one\n');
    await read(uriOf());
    documents.closed(documentOf(uriOf()));
    expect(documents.viewOf(documentOf(uriOf()))).toBeUndefined();
    await appendFile(runs.pathOf(RUN.id), 'two\n');
    expect(await read(uriOf())).toBe('one\ntwo\n');
  });
});
