import { gzipSync } from 'node:zlib';
import { type Build, StartBuildCommand } from '@aws-sdk/client-codebuild';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect } from '../../../../core/aws/connect';
import { readLog } from '../../../../core/builds/remote/read-log';
import { createTestProject, endedBuild, startTestEmulator } from '../../emulator/support';
import { type Answer, startFakeAws } from './fake-aws';
import type { FakeObjects } from './fake-s3';

describe('readLog', () => {
  const build: Build = { id: 'web:u', logs: { groupName: '/aws/codebuild/web', streamName: 'u' } };
  const page = (token: string, ...messages: string[]): Answer => ({
    ok: { events: messages.map((message) => ({ timestamp: 1, message })), nextForwardToken: token },
  });

  async function read(
    script: Answer[],
    of: Build = build,
    { maxLength, objects }: { maxLength?: number; objects?: FakeObjects } = {},
  ): Promise<string[]> {
    const { connection } = await startFakeAws({ GetLogEvents: script }, {}, objects);
    const pages: string[] = [];
    for await (const text of readLog(connection, of, { maxLength })) pages.push(text);
    return pages;
  }

  it('gives the log page by page, over empty ones too', async () => {
    expect(await read([page('f/1', 'a\n', 'b\n'), page('f/2'), page('f/3', 'c\n'), page('f/3')])).toEqual([
      'a\nb\n',
      'c\n',
    ]);
  });

  it('ends a log that is too long, and says where the rest is', async () => {
    const pages = await read([page('f/1', 'x'.repeat(10)), page('f/2', 'y'.repeat(10))], build, {
      maxLength: 15,
    });
    expect(pages.join('')).toBe(
      `${'x'.repeat(10)}yyyyy\nThe log is longer than 15 characters. The rest is in CloudWatch: /aws/codebuild/web u\n`,
    );
  });

  it('says why there is nothing to read', async () => {
    expect(await read([{ error: 'ResourceNotFoundException' }])).toEqual([
      expect.stringMatching(/^The log is not in CloudWatch group \/aws\/codebuild\/web\./),
    ]);
    expect(await read([], { id: 'web:u', logs: { cloudWatchLogs: { status: 'DISABLED' } } })).toEqual([
      expect.stringMatching(/^This build has no log: logs are turned off for its project\./),
    ]);
    expect(await read([], { id: 'web:u', logs: { groupName: 'null', streamName: 'null' } })).toEqual([
      'This build ended before it had a log.\n',
    ]);
  });

  it('rejects where the log may not be read', async () => {
    await expect(read([{ error: 'AccessDeniedException' }])).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('says that the log is empty where it is', async () => {
    expect(await read([page('f/0'), page('f/0')])).toEqual(['The log of this build is empty.\n']);
  });

  it('asks for the next page while the one before is being used, and for none twice', async () => {
    const { connection, calls } = await startFakeAws({
      GetLogEvents: [page('f/1', 'a'), page('f/2', 'b'), page('f/2')],
    });
    const log = readLog(connection, build);
    expect(await log.next()).toEqual({ done: false, value: 'a' });
    await vi.waitUntil(() => calls.length === 2);
    for await (const text of log) expect(text).toBe('b');
    expect(calls.map(({ input }) => input.nextToken)).toEqual([undefined, 'f/1', 'f/2']);
  });

  it('ends quietly where somebody has read enough, or cancels', async () => {
    const { connection } = await startFakeAws({ GetLogEvents: [page('f/1', 'a'), page('f/2', 'b')] });
    for await (const text of readLog(connection, build)) {
      expect(text).toBe('a');
      break;
    }
    const abort = new AbortController();
    const reading = readLog(connection, build, { signal: abort.signal });
    await reading.next();
    abort.abort();
    await expect(reading.next()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('readLog where CloudWatch is off', () => {
  const inS3 = (s3LogsArn?: string, location = 'logs-of-builds/web'): Build => ({
    id: 'web:u',
    logs: { cloudWatchLogs: { status: 'DISABLED' }, s3Logs: { status: 'ENABLED', location }, s3LogsArn },
  });
  const ARN = 'arn:aws:s3:::logs-of-builds/web/u.gz';
  const LOG = '[Container] 2026/01/28 20:46:51.456792 Entering phase BUILD\nGrüße, 🌍\n';

  async function read(build: Build, objects: FakeObjects): Promise<string> {
    const { connection } = await startFakeAws({}, {}, objects);
    let text = '';
    for await (const piece of readLog(connection, build)) text += piece;
    return text;
  }

  it('gives the log of S3, unzipped', async () => {
    expect(await read(inS3(ARN), { 'logs-of-builds/web/u.gz': gzipSync(LOG) })).toBe(LOG);
  });

  it('gives it as it is where it is not zipped', async () => {
    expect(await read(inS3(ARN), { 'logs-of-builds/web/u.gz': LOG })).toBe(LOG);
  });

  it('finds it by the location of the project where the build does not say', async () => {
    expect(await read(inS3(undefined), { 'logs-of-builds/web/u.gz': gzipSync(LOG) })).toBe(LOG);
    expect(await read(inS3(undefined, 'logs-of-builds'), { 'logs-of-builds/u.gz': LOG })).toBe(LOG);
  });

  it('says where it was looked for', async () => {
    expect(await read(inS3(ARN), {})).toMatch(
      /^The log is not in S3 at s3:\/\/logs-of-builds\/web\/u\.gz\. It was deleted/,
    );
  });

  it('gives the log of S3 also where that of CloudWatch is gone', async () => {
    const { connection } = await startFakeAws(
      { GetLogEvents: [{ error: 'ResourceNotFoundException' }] },
      {},
      { 'logs-of-builds/web/u.gz': gzipSync(LOG) },
    );
    const both = {
      ...inS3(ARN).logs,
      cloudWatchLogs: undefined,
      groupName: '/aws/codebuild/web',
      streamName: 'u',
    };
    const pieces: string[] = [];
    for await (const text of readLog(connection, { id: 'web:u', logs: both })) pieces.push(text);
    expect(pieces.join('')).toBe(LOG);
  });

  it('rejects where the object is broken, or its connection is', async () => {
    const broken = gzipSync(LOG).subarray(0, 30);
    await expect(read(inS3(ARN), { 'logs-of-builds/web/u.gz': broken })).rejects.toThrow(
      /s3:GetObject failed/,
    );
    await expect(read(inS3(ARN), { 'logs-of-builds/web/u.gz': null })).rejects.toMatchObject({
      kind: 'network',
    });
  });

  it('ends at the most that it may give, however well it was zipped', async () => {
    const { connection } = await startFakeAws(
      {},
      {},
      { 'logs-of-builds/web/u.gz': gzipSync('x'.repeat(5_000_000)) },
    );
    let text = '';
    for await (const piece of readLog(connection, inS3(ARN), { maxLength: 1000 })) text += piece;
    expect(text).toBe(
      `${'x'.repeat(1000)}\nThe log is longer than 1000 characters. The rest is in S3: s3://logs-of-builds/web/u.gz\n`,
    );
  });

  it('gives the log that the emulator put into S3', async () => {
    const emulator = await startTestEmulator();
    await createTestProject(emulator);
    const { build: started } = await emulator.codeBuild.send(
      new StartBuildCommand({
        projectName: 'web',
        logsConfigOverride: {
          cloudWatchLogs: { status: 'DISABLED' },
          s3Logs: { status: 'ENABLED', location: 'logs-of-builds/web' },
        },
      }),
    );
    const build = await endedBuild(emulator, started?.id ?? '');
    const connection = connect({ emulator: emulator.dataDirectory }, { env: {} });
    onTestFinished(() => connection.dispose());
    let text = '';
    for await (const piece of readLog(connection, build)) text += piece;
    expect(text).toContain('hello from dev\nsecond line\n');
  });
});
