import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CloudSession } from '../../../client/cloud/connections/session';
import type { CloudParts } from '../../../client/cloud/parts';
import { showCloudFailure } from '../../../client/cloud/show-failure';
import type { AwsErrorDescription } from '../../../core/aws/errors';

const seen = vi.hoisted(() => ({
  messages: [] as string[],
  buttons: [] as string[],
  answer: undefined as string | undefined,
  done: [] as string[],
}));
vi.mock('vscode', () => ({
  window: {
    showErrorMessage: async (message: string, ...buttons: string[]) => {
      seen.messages.push(message);
      seen.buttons = buttons;
      return seen.answer;
    },
  },
}));
vi.mock('../../../client/cloud/connections/sign-in', () => ({
  signIn: async () => void seen.done.push('sign in'),
}));
vi.mock('../../../client/cloud/connections/copy-policy', () => ({
  copyPolicy: async (_session: unknown, { action }: { action: string }) => void seen.done.push(action),
}));
vi.mock('../../../client/cloud/connections/add-connection', () => ({
  addConnection: async () => void seen.done.push('add'),
}));

beforeEach(() => Object.assign(seen, { messages: [], buttons: [], answer: undefined, done: [] }));

const denied = { action: 'codebuild:StartBuild', isForbidden: false };
const error = (kind: AwsErrorDescription['kind'], more: Partial<AwsErrorDescription> = {}) => ({
  kind,
  message: 'No.',
  next: 'Ask.',
  ...more,
});

async function show(what: AwsErrorDescription, ssoProfile?: string): Promise<string[]> {
  const session = { store: { connection: { ssoProfile } } } as unknown as CloudSession;
  await showCloudFailure({ sessions: {} } as CloudParts, what, session);
  return seen.buttons;
}

describe('a failure of a connection', () => {
  it.each<[string, AwsErrorDescription, string | undefined, string[]]>([
    ['an expired session of SSO', error('expired'), 'corp', ['Sign In', 'Add Connection…']],
    ['expired keys', error('expired'), undefined, ['Add Connection…']],
    ['a missing permission', error('denied', { denied }), 'corp', ['Copy IAM Policy', 'Add Connection…']],
    [
      'a forbidden call',
      error('denied', { denied: { ...denied, isForbidden: true } }),
      undefined,
      ['Add Connection…'],
    ],
    ['a used up quota', error('quota'), 'corp', []],
    ['a throttled call', error('throttled'), 'corp', []],
  ])('offers what helps: %s', async (_what, what, ssoProfile, buttons) => {
    expect(await show(what, ssoProfile)).toEqual(buttons);
    expect(seen.messages).toEqual(['No. Ask.']);
  });

  it('says nothing of what the user cancelled', async () => {
    await show(error('cancelled'));
    expect(seen.messages).toEqual([]);
  });

  it.each([
    ['Sign In', 'sign in'],
    ['Add Connection…', 'add'],
  ])('does what %s says', async (answer, done) => {
    seen.answer = answer;
    await show(error('expired'), 'corp');
    expect(seen.done).toEqual([done]);
  });

  it('copies a policy with the action that was refused', async () => {
    seen.answer = 'Copy IAM Policy';
    await show(error('denied', { denied }));
    expect(seen.done).toEqual(['codebuild:StartBuild']);
  });
});
