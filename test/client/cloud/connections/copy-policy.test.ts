import { beforeEach, describe, expect, it, vi } from 'vitest';
import { copyPolicy } from '../../../../client/cloud/connections/copy-policy';
import type { CloudSession } from '../../../../client/cloud/connections/session';
import { CloudStore } from '../../../../client/cloud/store';
import { anApi, failed } from '../an-api';

type Item = { label: string };
const seen = vi.hoisted(() => ({
  clipboard: '',
  messages: [] as string[],
  pick: undefined as string | undefined,
}));
vi.mock('vscode', () => ({
  env: { clipboard: { writeText: async (text: string) => void Object.assign(seen, { clipboard: text }) } },
  window: {
    showInformationMessage: async (message: string) => void seen.messages.push(message),
    showQuickPick: async (items: Item[]) => items.find(({ label }) => label === seen.pick),
  },
}));

beforeEach(() => Object.assign(seen, { clipboard: '', messages: [], pick: undefined }));

async function aSession(overrides: Parameters<typeof anApi>[0] = {}): Promise<CloudSession> {
  const store = new CloudStore(anApi(overrides));
  await store.connect();
  await store.projects();
  return { store } as unknown as CloudSession;
}

describe('Copy IAM Policy', () => {
  it('copies what was refused, for the account and region of the connection', async () => {
    await copyPolicy(await aSession(), { action: 'codebuild:StartBuild', isForbidden: false });
    expect(seen.clipboard).toContain('"codebuild:StartBuild"');
    expect(seen.clipboard).toContain('arn:aws:codebuild:eu-west-1:123456789012:project/*');
    expect(seen.messages).toEqual([
      'The IAM policy is on the clipboard, for eu-west-1, account 123456789012. Whoever administers the account can attach it; it allows codebuild:StartBuild.',
    ]);
  });

  it.each([
    ['$(eye) View builds', false],
    ['$(play) View and run builds', true],
  ])('copies as much as is picked: %s', async (label, mayRun) => {
    seen.pick = label;
    await copyPolicy(await aSession());
    expect(seen.clipboard.includes('codebuild:StartBuild')).toBe(mayRun);
  });

  it('copies nothing where the user gives up', async () => {
    await copyPolicy(await aSession());
    expect([seen.clipboard, seen.messages]).toEqual(['', []]);
  });

  it('is for all accounts where nobody knows which one it is', async () => {
    const session = await aSession({ identity: () => failed('denied') });
    await copyPolicy(session, { action: 'codebuild:StopBuild', isForbidden: false });
    expect(seen.clipboard).toContain('arn:aws:codebuild:eu-west-1:*:project/*');
    expect(seen.messages[0]).toMatch(/^The IAM policy is on the clipboard, for eu-west-1\. /);
  });
});
