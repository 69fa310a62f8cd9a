import { beforeEach, describe, expect, it, vi } from 'vitest';
import { stopBatch } from '../../../../client/cloud/actions/batch-actions';
import { stop } from '../../../../client/cloud/actions/build-actions';
import type { BatchTarget, BuildTarget, CloudParts } from '../../../../client/cloud/parts';
import { runningBuild } from '../../builds';
import { runningBatch } from '../builds';

const asked = vi.hoisted(() => ({ questions: [] as string[], answer: undefined as string | undefined }));
vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  window: {
    withProgress: (_options: unknown, task: () => unknown) => task(),
    showWarningMessage: async (question: string) => {
      asked.questions.push(question);
      return asked.answer;
    },
  },
}));
const stopped = vi.hoisted(() => [] as string[]);
vi.mock('../../../../core/builds/remote/actions', () => ({
  stopBuild: async (_connection: unknown, id: string) => {
    stopped.push(id);
    return { id };
  },
  stopBuildBatch: async (_connection: unknown, id: string) => {
    stopped.push(id);
    return { id };
  },
}));

const build = runningBuild();

beforeEach(() => {
  asked.questions = [];
  asked.answer = undefined;
  stopped.length = 0;
});

const parts = (...started: string[]) => ({ started: new Set(started) }) as unknown as CloudParts;
const target = (emulated: boolean) =>
  ({
    build,
    session: { emulated, connection: async () => ({}), store: { builds: { put() {} } } },
  }) as unknown as BuildTarget;

describe('Stop Build', () => {
  it('stops at one click what this window started', async () => {
    await stop(parts('web:0b6a'), target(false));
    expect([stopped, asked.questions]).toEqual([['web:0b6a'], []]);
  });

  it('stops at one click what runs on the emulator', async () => {
    await stop(parts(), target(true));
    expect([stopped, asked.questions]).toEqual([['web:0b6a'], []]);
  });

  it('asks before it stops what somebody else started on AWS', async () => {
    await stop(parts(), target(false));
    expect([stopped, asked.questions]).toEqual([[], ['Stop web #12 on AWS?']]);
    asked.answer = 'Stop Build';
    await stop(parts(), target(false));
    expect(stopped).toEqual(['web:0b6a']);
  });
});

describe('Stop Batch', () => {
  const batchOf = (emulated: boolean) =>
    ({
      batch: runningBatch(),
      session: { emulated, connection: async () => ({}), store: { builds: { putBatch() {} } } },
    }) as unknown as BatchTarget;

  it('asks for what somebody else started on AWS, and stops at one click what this window did', async () => {
    await stopBatch(parts(), batchOf(false));
    expect([stopped, asked.questions]).toEqual([[], ['Stop web batch #3 on AWS?']]);
    await stopBatch(parts('web:b3'), batchOf(false));
    await stopBatch(parts(), batchOf(true));
    expect(stopped).toEqual(['web:b3', 'web:b3']);
  });
});
