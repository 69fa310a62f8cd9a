import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CuratedImages } from '../../../../client/cloud/overrides/curated-images';
import { fillIn } from '../../../../client/cloud/overrides/form';
import { OverridesMemory, projectKey } from '../../../../client/cloud/overrides/memory';
import type { Form, OverridesParts } from '../../../../client/cloud/overrides/parts';
import { Presets } from '../../../../client/cloud/overrides/presets';
import { aProject } from '../../../core/builds/remote/a-project';
import { aMemory } from './a-memory';

/** What the user does, step after step: a label to pick in a list, a text to type, or `Esc`. */
const user = vi.hoisted(() => ({ steps: [] as string[], seen: [] as string[] }));
const ESC = 'Esc';

vi.mock('vscode', () => {
  interface Item {
    label: string;
    description?: string;
  }
  const answer = (what: string) => {
    user.seen.push(what);
    const step = user.steps.shift();
    if (step === undefined) throw new Error(`Nobody said what to do at ${what}`);
    return step === 'Esc' ? undefined : step;
  };
  const pickOf = (title: string, items: readonly Item[]) => {
    const label = answer(title);
    if (label === undefined) return undefined;
    const item = items.find((each) => each.label.replace(/^\$\(\S+\) /, '') === label);
    if (!item) throw new Error(`${title} has no ${label}: ${items.map((each) => each.label)}`);
    return item;
  };
  return {
    QuickPickItemKind: { Separator: -1 },
    QuickInputButtons: { Back: {} },
    InputBoxValidationSeverity: { Error: 3, Warning: 2 },
    ThemeIcon: class {},
    Uri: { parse: (text: string) => text },
    workspace: {
      isTrusted: true,
      textDocuments: [],
      workspaceFolders: [],
      asRelativePath: (uri: string) => uri.replace('file:///site/', ''),
      openTextDocument: async () => ({
        getText: () => 'version: 0.2\nphases:\n  build:\n    commands: {a: b}\n',
      }),
    },
    window: {
      createQuickPick: () => {
        const listeners: Record<string, (event?: unknown) => unknown> = {};
        const on = (name: string) => (listener: () => unknown) => {
          listeners[name] = listener;
        };
        const pick = {
          title: '',
          items: [] as Item[],
          selectedItems: [] as Item[],
          onDidAccept: on('accept'),
          onDidHide: on('hide'),
          onDidTriggerItemButton: on('itemButton'),
          onDidTriggerButton: on('button'),
          hide: () => listeners.hide?.(),
          dispose: () => undefined,
          show: async () => {
            for (let shown = true; shown; ) {
              const item = pickOf(pick.title, pick.items);
              pick.selectedItems = item ? [item] : [];
              // a switch turns in the list itself, which stays
              shown = item?.label === 'Privileged';
              await (item ? listeners.accept?.() : listeners.hide?.());
            }
          },
        };
        return pick;
      },
      showQuickPick: async (items: readonly Item[], { title }: { title: string }) => pickOf(title, items),
      showInputBox: async ({ title }: { title: string }) => answer(title),
      showInformationMessage: async () => undefined,
      withProgress: (_options: unknown, task: () => unknown) => task(),
    },
  };
});

function aForm() {
  const store = aMemory();
  const presets = new Presets(store.memory, store.secrets, () => 'id');
  const parts: OverridesParts = {
    memory: new OverridesMemory(store.memory),
    presets,
    images: new CuratedImages(async () => ({
      ok: true,
      value: [{ name: 'aws/codebuild/standard:8.0', description: '', platform: 'UBUNTU' }],
    })),
    buildspecs: { all: async () => ['file:///site/buildspec.yml'] as never },
  };
  const session = { id: 'emulator' } as Form['session'];
  const form: Form = { session, project: aProject(), overrides: {}, secrets: new Map() };
  return { ...store, parts, form, presets };
}

beforeEach(() => {
  user.steps = [];
  user.seen = [];
});

const SECRET = 'hunter2';
const ADD_SECRET = ['Environment variables', 'Add a variable…', 'API_TOKEN', 'Secret', SECRET, ESC];

describe('the form of overrides', () => {
  it('is filled in step by step, looked at, and started', async () => {
    const { parts, form } = aForm();
    user.steps = [
      ...['Image', 'standard:8.0'],
      'Privileged',
      ...['Timeout', '90'],
      ...['Environment variables', 'STAGE', 'Plain text', 'prod', ESC],
      'Review and start…',
      'Start build',
    ];
    expect((await fillIn(parts, form))?.overrides).toEqual({
      image: 'aws/codebuild/standard:8.0',
      privileged: true,
      timeoutInMinutes: 90,
      variables: [{ name: 'STAGE', type: 'PLAINTEXT', value: 'prod' }],
    });
  });

  it('remembers what was filled in where the user gives up', async () => {
    const { parts, form } = aForm();
    user.steps = ['Timeout', '90', ESC];
    expect(await fillIn(parts, form)).toBeUndefined();
    expect(parts.memory.get(projectKey('emulator', 'web'))).toEqual({ timeoutInMinutes: 90 });
  });

  it('goes back from the preview to an option, and leaves by Cancel', async () => {
    const { parts, form } = aForm();
    user.steps = ['Timeout', '90', 'Review and start…', 'Timeout', '', 'Review and start…', 'Cancel'];
    expect(await fillIn(parts, form)).toBeUndefined();
    expect(parts.memory.get(projectKey('emulator', 'web'))).toEqual({});
  });

  it('warns of errors in the buildspec of the editor', async () => {
    const { parts, form } = aForm();
    user.steps = ['Buildspec', 'buildspec.yml', 'Review and start…', 'The buildspec has an error', ESC, ESC];
    await fillIn(parts, form);
    expect(user.steps).toEqual([]);
  });

  it('writes no value of a secret to what a workspace remembers, whatever the user does with it', async () => {
    const { parts, form, memento, storage } = aForm();
    const save = (answer: string) => ['Save as preset…', 'Release', answer];
    user.steps = [
      ...ADD_SECRET,
      'Review and start…',
      ...save('Ask at each start'),
      ...save("Keep in VS Code's secret storage"),
      'Start build',
    ];
    const filled = await fillIn(parts, form);
    expect(filled?.secrets).toEqual(new Map([['API_TOKEN', SECRET]]));
    expect(filled?.overrides.variables).toEqual([{ name: 'API_TOKEN', type: 'PLAINTEXT' }]);
    expect(JSON.stringify([...memento])).toContain('API_TOKEN');
    expect(JSON.stringify([...memento])).not.toContain(SECRET);
    expect([...storage]).toEqual([['codebuild.cloud.preset:id:API_TOKEN', SECRET]]);
  });

  it('forgets the value of a secret that becomes plain text, and shows neither in its titles', async () => {
    const { parts, form } = aForm();
    user.steps = [
      ...ADD_SECRET,
      ...['Environment variables', 'API_TOKEN', 'Secrets Manager', 'web/token', ESC],
      'Review and start…',
      'Start build',
    ];
    const filled = await fillIn(parts, form);
    expect(filled?.secrets.size).toBe(0);
    expect(user.seen.join()).not.toContain(SECRET);
  });
});
