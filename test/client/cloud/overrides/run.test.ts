import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OverridesMemory } from '../../../../client/cloud/overrides/memory';
import type { Form } from '../../../../client/cloud/overrides/parts';
import { Presets } from '../../../../client/cloud/overrides/presets';
import { runPreset } from '../../../../client/cloud/overrides/run';
import type { CloudParts } from '../../../../client/cloud/parts';
import type { BuildOverrides } from '../../../../core/builds/remote/overrides';
import { aProject } from '../../../core/builds/remote/a-project';
import { aMemory } from './a-memory';

const seen = vi.hoisted(() => ({
  messages: [] as string[],
  typed: [] as (string | undefined)[],
  started: [] as unknown[],
  forms: [] as unknown[],
}));
vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  window: {
    withProgress: (_options: unknown, task: () => unknown) => task(),
    showQuickPick: async (items: unknown[]) => items[0],
    showInputBox: async () => seen.typed.shift(),
    showInformationMessage: async (message: string) => void seen.messages.push(message),
    showWarningMessage: async (message: string) => void seen.messages.push(message),
    showErrorMessage: async (message: string) => void seen.messages.push(message),
  },
}));
vi.mock('../../../../client/cloud/overrides/form', () => ({
  fillIn: async (_parts: unknown, form: Form, first: string) => {
    seen.forms.push(first);
    return form;
  },
}));
vi.mock('../../../../client/cloud/actions/begin-build', () => ({
  beginBuild: async (_parts: unknown, _session: unknown, _action: string, start: (c: unknown) => unknown) =>
    start({}),
}));
vi.mock('../../../../core/builds/remote/actions', () => ({
  startBuild: async (_connection: unknown, name: string, overrides: unknown) =>
    void seen.started.push({ name, overrides }),
}));
const projects = vi.hoisted(() => ({ all: [] as unknown[] }));
vi.mock('../../../../core/builds/remote/projects', () => ({ getProjects: async () => projects.all }));

const OVERRIDES: BuildOverrides = {
  variables: [{ name: 'API_TOKEN', type: 'PLAINTEXT' }],
  timeoutInMinutes: 30,
};

async function run({ kept, hasSession = true }: { kept?: string; hasSession?: boolean } = {}) {
  const store = aMemory();
  const presets = new Presets(store.memory, store.secrets, () => 'id');
  const secrets = new Map(kept === undefined ? [] : [['API_TOKEN', kept]]);
  await presets.save(
    { name: 'Release', sessionId: 'emulator', project: 'web', overrides: OVERRIDES },
    secrets,
  );
  const session = { id: 'emulator', name: 'emulator', connection: async () => ({}) };
  const parts = {
    sessions: { get: () => (hasSession ? session : undefined) },
    overrides: { presets, memory: new OverridesMemory(store.memory) },
  };
  await runPreset(parts as unknown as CloudParts, undefined);
  return store;
}

const STARTED = (value: string) => [
  {
    name: 'web',
    overrides: {
      environmentVariablesOverride: [{ name: 'API_TOKEN', type: 'PLAINTEXT', value }],
      timeoutInMinutesOverride: 30,
    },
  },
];

beforeEach(() => {
  Object.assign(seen, { messages: [], typed: [], started: [], forms: [] });
  projects.all = [aProject()];
});

describe('Run Preset', () => {
  it('shows what differs first, then starts with the secrets that are kept', async () => {
    await run({ kept: 'hunter2' });
    expect(seen.forms).toEqual(['preview']);
    expect(seen.started).toEqual(STARTED('hunter2'));
  });

  it('asks for secrets that are not kept, and keeps none of them', async () => {
    seen.typed = ['typed'];
    const { memento, storage } = await run();
    expect(seen.started).toEqual(STARTED('typed'));
    expect(JSON.stringify([[...memento], [...storage]])).not.toContain('typed');
  });

  it('starts nothing where the user gives no secret', async () => {
    seen.typed = [undefined];
    await run();
    expect(seen.started).toEqual([]);
  });

  it('says what is gone: its connection, or its project', async () => {
    await run({ kept: 'x', hasSession: false });
    projects.all = [];
    await run({ kept: 'x' });
    expect(seen.messages).toEqual([
      'The connection of preset Release is no longer in the CodeBuild view. Add it again to run the preset.',
      'CodeBuild has no project web any more. Refresh the CodeBuild view.',
    ]);
    expect(seen.started).toEqual([]);
  });
});
