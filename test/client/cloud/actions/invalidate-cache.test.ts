import { beforeEach, describe, expect, it, vi } from 'vitest';
import { invalidateCache } from '../../../../client/cloud/actions/invalidate-cache';
import type { CloudParts, ProjectTarget } from '../../../../client/cloud/parts';

const seen = vi.hoisted(() => ({
  trusted: true,
  questions: [] as string[],
  messages: [] as string[],
  answer: undefined as string | undefined,
  invalidated: [] as string[],
}));
vi.mock('vscode', () => ({
  workspace: {
    get isTrusted() {
      return seen.trusted;
    },
  },
  window: {
    withProgress: (_options: unknown, task: () => unknown) => task(),
    showWarningMessage: async (question: string) => {
      seen.questions.push(question);
      return seen.answer;
    },
    showInformationMessage: async (message: string) => void seen.messages.push(message),
  },
}));
vi.mock('../../../../core/builds/remote/actions', () => ({
  invalidateProjectCache: async (_connection: unknown, name: string) => void seen.invalidated.push(name),
}));

const target = (emulated: boolean) =>
  ({ session: { emulated, connection: async () => ({}) }, name: 'web' }) as unknown as ProjectTarget;

beforeEach(() => {
  Object.assign(seen, { trusted: true, questions: [], messages: [], answer: undefined, invalidated: [] });
});

describe('Invalidate Cache', () => {
  it("asks first on AWS, where it is everybody's cache", async () => {
    await invalidateCache({} as CloudParts, target(false));
    expect([seen.questions, seen.invalidated]).toEqual([['Invalidate the cache of web?'], []]);
    seen.answer = 'Invalidate Cache';
    await invalidateCache({} as CloudParts, target(false));
    expect(seen.invalidated).toEqual(['web']);
    expect(seen.messages).toEqual(['The next build of web makes its cache anew.']);
  });

  it('asks nothing for the emulator', async () => {
    await invalidateCache({} as CloudParts, target(true));
    expect([seen.questions, seen.invalidated]).toEqual([[], ['web']]);
  });

  it('does nothing in Restricted Mode', async () => {
    seen.trusted = false;
    await invalidateCache({} as CloudParts, target(true));
    expect(seen.invalidated).toEqual([]);
  });
});
