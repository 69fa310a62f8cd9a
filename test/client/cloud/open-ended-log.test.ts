import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Build } from '@aws-sdk/client-codebuild';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BuildLogs } from '../../../client/cloud/build-logs';
import { openEndedLog } from '../../../client/cloud/open-ended-log';
import type { BuildTarget, CloudParts } from '../../../client/cloud/parts';
import type { LazyLogRoom } from '../../../client/log/lazy-room';
import { LogFiles } from '../../../client/log/log-files';
import { failedBuild } from '../builds';
import { FakeClock } from '../fake-clock';

const aws = vi.hoisted(() => ({ pages: [] as (string | Error)[], reads: 0 }));
vi.mock('../../../core/builds/remote/read-log', () => ({
  async *readLog() {
    aws.reads += 1;
    for (const page of aws.pages) {
      if (page instanceof Error) throw page;
      yield page;
    }
  },
}));
vi.mock('../../../client/cloud/actions/attempt', () => ({
  attempt: (_parts: unknown, _session: unknown, _action: string, call: (connection: unknown) => unknown) =>
    call({}),
}));
vi.mock('vscode', () => ({
  ProgressLocation: { Notification: 15 },
  window: {
    withProgress: (_options: unknown, task: (progress: unknown, token: unknown) => unknown) =>
      task({ report: () => undefined }, { onCancellationRequested: () => undefined }),
  },
}));

let folder: string;
let files: LogFiles;
let logs: BuildLogs;
let shown: { id: string; text: string; follows: boolean }[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-logs-'));
  files = new LogFiles(folder, new FakeClock());
  shown = [];
  aws.reads = 0;
  const show = async ({ id }: { id: string }, _name: string, { follows }: { follows: boolean }) => {
    let text = '';
    for await (const piece of files.pieces(id)) text += piece;
    shown.push({ id, text, follows });
  };
  logs = new BuildLogs(files, { open: async () => ({ show }) } as unknown as LazyLogRoom);
});
afterEach(() => rm(folder, { recursive: true }));

const open = (build: Build) => openEndedLog({ logs } as CloudParts, { build } as BuildTarget);

describe('the log of a build that has ended', () => {
  it('is read onto the disk and shown, and not read again', async () => {
    aws.pages = ['one\n', 'two\n'];
    const build = failedBuild({
      arn: 'arn:aws:codebuild:eu-west-1:123456789012:build/web:0b6a',
      id: 'web:0b6a',
    });
    await open(build);
    await open(build);
    expect(aws.reads).toBe(1);
    expect(shown.map(({ text, follows }) => [text, follows])).toEqual([
      ['one\ntwo\n', false],
      ['one\ntwo\n', false],
    ]);
    expect(shown[0]?.id).toBe(build.arn);
  });

  it('opens nothing where it cannot be read, and is read again the next time', async () => {
    aws.pages = [new Error('denied')];
    await expect(open(failedBuild())).rejects.toThrow('denied');
    expect(shown).toEqual([]);
    aws.pages = ['one\n'];
    await open(failedBuild());
    expect(shown.map(({ text }) => text)).toEqual(['one\n']);
  });

  it('is shown as soon as a part of it is there, and says where it could not be read on', async () => {
    aws.pages = [`${'x'.repeat(99)}\n`.repeat(151_000), new Error('network')];
    await expect(open(failedBuild())).rejects.toThrow('network');
    await vi.waitFor(() => expect(shown).toHaveLength(1));
    let text = '';
    for await (const piece of files.pieces(failedBuild().id ?? '')) text += piece;
    expect(text.slice(-100)).toContain('[CodeBuild Workbench] The log was read up to here.');
  });
});
