import type { Build } from '@aws-sdk/client-codebuild';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { explainBuild } from '../../../../client/cloud/failures/explain-build';
import type { BuildTarget, CloudParts } from '../../../../client/cloud/parts';
import type { RecordNote } from '../../../../core/builds/history/record';
import { failedBuild } from '../../builds';
import { BASHISM_BUILDSPEC, BASHISM_LOG } from '../../explanation/an-explanation';

const seen = vi.hoisted(() => ({
  log: async function* (): AsyncGenerator<string> {},
  inS3: async (): Promise<object> => ({}),
  opened: [] as unknown[],
  overrides: [] as unknown[],
}));
vi.mock('vscode', () => ({ window: {}, workspace: {} }));
vi.mock('../../../../core/builds/remote/read-log', () => ({ readLog: () => seen.log() }));
vi.mock('../../../../core/builds/remote/s3-buildspec', async (original) => ({
  ...(await original<object>()),
  readS3Buildspec: () => seen.inS3(),
}));
vi.mock('../../../../client/cloud/commands', () => ({
  openLog: async (_parts: unknown, { build }: BuildTarget) => void seen.opened.push(build.id),
}));
vi.mock('../../../../client/explanation/go-to-quoted', () => ({
  goToQuoted: async (_door: unknown, line: string) => void seen.opened.push(line),
}));
vi.mock('../../../../client/cloud/overrides/run', () => ({
  runWithOverrides: async (_parts: unknown, { name }: { name: string }, more: unknown) =>
    void seen.overrides.push([name, more]),
}));

let followed: string[];
let known: Build[];
let onDisk: string | undefined;

beforeEach(() => {
  Object.assign(seen, { opened: [], overrides: [] });
  prints(BASHISM_LOG);
  followed = [];
  known = [];
  onDisk = undefined;
  learnt = [];
});

function prints(...pieces: string[]): void {
  seen.log = async function* () {
    yield* pieces;
  };
}

let learnt: [sessionId: string, note: RecordNote][] = [];

const inline = failedBuild({ source: { type: 'S3', buildspec: BASHISM_BUILDSPEC }, phases: [] });

const environment = (privilegedMode: boolean) =>
  ({ image: 'aws/codebuild/standard:7.0', privilegedMode }) as Build['environment'];

function explain(build: Build = inline, signal = new AbortController().signal) {
  const parts = {
    clock: { now: () => 0 },
    buildspecs: { keep: (_id: string, name: string) => `codebuild-buildspec:/${name}` },
    problems: {
      follow: (_session: unknown, { id }: Build) => {
        followed.push(id ?? '');
        return () => undefined;
      },
    },
    localBuilds: () => [],
    learnt: { add: (sessionId: string, note: RecordNote) => learnt.push([sessionId, note]) },
    logs: { has: () => onDisk !== undefined, pieces: () => [onDisk] },
  } as unknown as CloudParts;
  const session = { id: 'prod', connection: async () => ({}), store: { builds: { knownOf: () => known } } };
  const onRead = () => undefined;
  return explainBuild(parts, { session, build } as unknown as BuildTarget, { signal, onRead });
}

describe('a failed build on CodeBuild', () => {
  it('is explained by its log, its phases and its buildspec', async () => {
    const explained = await explain();
    expect(explained).toMatchObject({
      title: 'web #12',
      explanation: { phaseType: 'BUILD', cause: { code: 'bash-in-sh', fix: { kind: 'buildspec' } } },
      buildspec: { isFile: false, document: 'codebuild-buildspec:/web #12 buildspec.yml' },
    });
    expect(explained?.notes).toEqual([]);
    // for the figures over many builds
    expect(learnt).toEqual([['prod', { id: inline.id, cache: undefined, cause: 'bash-in-sh' }]]);
  });

  it('is explained by its phases alone where the log cannot be read, which is said', async () => {
    seen.log = async function* () {
      yield '';
      throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    };
    const { explanation, notes } = (await explain(failedBuild())) ?? {};
    expect(explanation).toMatchObject({ phaseType: 'BUILD', command: { text: 'make test', exitCode: 2 } });
    expect(notes?.[0]).toMatch(/^Its log could not be read\. .*logs:GetLogEvents/);
  });

  it('is explained without a log where it has none', async () => {
    const logs = { cloudWatchLogs: { status: 'DISABLED' as const } };
    const { notes, openLog } = (await explain(failedBuild({ logs }))) ?? {};
    expect(notes?.[0]).toBe('This build has no log: the project sends it nowhere.');
    expect(openLog).toBeUndefined();
  });

  it('is flaky where another build of its commit succeeded that was asked for the same', async () => {
    const own = { ...inline, resolvedSourceVersion: 'a'.repeat(40), environment: environment(false) };
    const notesWith = async (privilegedMode: boolean) => {
      const passed = { ...own, id: 'web:1', buildNumber: 11, buildStatus: 'SUCCEEDED' as const };
      known = [own, { ...passed, environment: environment(privilegedMode) }];
      return (await explain(own))?.explanation?.notes.map(({ code }) => code);
    };
    expect(await notesWith(false)).toContain('flaky-step');
    // the fix of a failure makes nothing flaky
    expect(await notesWith(true)).not.toContain('flaky-step');
  });

  it('is explained by its buildspec in S3, an object or a file of its source', async () => {
    seen.inS3 = async () => ({ ok: true, text: BASHISM_BUILDSPEC });
    for (const source of [{ buildspec: 'arn:aws:s3:::ours/ci/b.yml' }, { location: 'ours/src.zip' }]) {
      const build = failedBuild({ source: { type: 'S3', ...source }, phases: [] });
      const { explanation, buildspec, notes } = (await explain(build)) ?? {};
      expect(explanation).toMatchObject({ cause: { fix: { kind: 'buildspec' } }, range: {} });
      expect(buildspec).toMatchObject({ text: BASHISM_BUILDSPEC, isFile: false });
      expect(notes).toEqual([]);
    }
  });

  it('is explained without its buildspec where that is not to be had, and says why', async () => {
    const notesWith = async (source: Build['source']) =>
      (await explain(failedBuild({ source, phases: [] })))?.notes?.join();
    const inS3 = { type: 'S3', buildspec: 'arn:aws:s3:::ours/ci/b.yml' } as const;
    seen.inS3 = async () => ({ ok: false, why: 's3://ours/ci/b.yml is not there any more.' });
    expect(await notesWith(inS3)).toBe(
      'Explained without the buildspec, so without a place in it. s3://ours/ci/b.yml is not there any more.',
    );
    seen.inS3 = async () => Promise.reject(Object.assign(new Error('no'), { name: 'AccessDenied' }));
    expect(await notesWith(inS3)).toMatch(/s3:GetObject/);
    expect(await notesWith({ type: 'NO_SOURCE', buildspec: '../b.yml' })).toMatch(
      /is no place in its source\.$/,
    );
  });

  it('is not explained where that was cancelled', async () => {
    expect(await explain(inline, AbortSignal.abort())).toBeUndefined();
  });

  it('fills the Problems view if it is the latest one of its project', async () => {
    known = [inline];
    await explain();
    known = [failedBuild({ id: 'web:newer' }), inline];
    await explain();
    expect(followed).toEqual([inline.id]);
  });

  it('of a batch is not built alone', async () => {
    const buildBatchArn = 'arn:aws:codebuild:eu-west-1:123456789012:build-batch/web:b3';
    expect((await explain({ ...inline, buildBatchArn }))?.buildWith).toBeUndefined();
  });

  it('is built otherwise by Run with Overrides, of the same source', async () => {
    const explained = await explain();
    await explained?.buildWith?.({ kind: 'privileged', title: '' });
    await explained?.buildWith?.({ kind: 'timeout', title: '', minutes: 120 });
    expect(seen.overrides).toEqual([
      ['web', { privileged: true, sourceVersion: 'main' }],
      ['web', { timeoutInMinutes: 120, sourceVersion: 'main' }],
    ]);
  });

  it('is explained by the log that is here, without a call', async () => {
    prints('nothing');
    onDisk = BASHISM_LOG;
    expect((await explain())?.explanation?.cause?.code).toBe('bash-in-sh');
  });

  it('has its log opened', async () => {
    await (await explain())?.openLog?.('[[: not found');
    expect(seen.opened).toEqual([inline.id, '[[: not found']);
  });
});
