import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CloudParts, stop } from '../../../client/cloud/actions';
import { runningBuild } from '../builds';

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
vi.mock('../../../core/builds/remote/actions', () => ({
  stopBuild: async (_connection: unknown, id: string) => {
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

function parts(emulated: boolean, ...started: string[]): CloudParts {
  const current = { emulated, connection: async () => ({}), store: { put() {} } };
  return { sessions: { current }, started: new Set(started) } as unknown as CloudParts;
}

describe('Stop Build', () => {
  it('stops at one click what this window started', async () => {
    await stop(parts(false, 'web:0b6a'), build);
    expect([stopped, asked.questions]).toEqual([['web:0b6a'], []]);
  });

  it('stops at one click what runs on the emulator', async () => {
    await stop(parts(true), build);
    expect([stopped, asked.questions]).toEqual([['web:0b6a'], []]);
  });

  it('asks before it stops what somebody else started on AWS', async () => {
    await stop(parts(false), build);
    expect([stopped, asked.questions]).toEqual([[], ['Stop web #12 on AWS?']]);
    asked.answer = 'Stop Build';
    await stop(parts(false), build);
    expect(stopped).toEqual(['web:0b6a']);
  });
});
