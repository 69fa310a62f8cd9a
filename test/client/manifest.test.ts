import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import type { ExtensionContext } from 'vscode';
import { PAUSE_COMMANDS } from '../../client/local/pause-words';
import { allCodes, isAdjustable } from '../../core/buildspec/codes';
import { capabilities, commands, contributes, settings } from './manifest';

const registered = vi.hoisted(() => new Set<string>());
vi.mock('vscode', async () => (await import('./vscode-stub')).vscodeStub(registered));

const memento = {
  get: () => undefined,
  update: async () => undefined,
  keys: () => [],
  setKeysForGlobalState() {},
};

describe('commands', () => {
  it('are registered at activation, each of them and no others', async () => {
    const { activate } = await import('../../client/extension');
    const context = { subscriptions: [], workspaceState: memento, globalState: memento };
    activate(context as unknown as ExtensionContext);
    expect([...registered].sort()).toEqual(commands.map(({ command }) => command).sort());
  });
});

describe('the offers of a run that waits', () => {
  it.each(Object.entries(PAUSE_COMMANDS))(
    '%s begins in menus as it does in notifications: %s',
    (id, title) => {
      expect(commands.find(({ command }) => command === id)?.title).toMatch(new RegExp(`^${title}\\b`));
    },
  );
});

describe('settings', () => {
  // the language server reads its own
  const ofClient = Object.keys(settings).filter((key) => !key.startsWith('codebuild.lint.'));
  it.each(ofClient)('%s is read', async (key) => {
    expect(await readFile('client/settings.ts', 'utf8')).toContain(`'${key}'`);
  });

  it('offer a severity for each rule that can have another', () => {
    const offered = settings['codebuild.lint.severities']?.propertyNames?.enum;
    expect(offered).toEqual(allCodes().filter(isAdjustable));
  });

  it('are all documented', () => {
    for (const { markdownDescription } of Object.values(settings)) expect(markdownDescription).toMatch(/\.$/);
  });

  it('that decide where credentials or code go cannot be set by a repository', () => {
    const deciding = Object.keys(settings).filter((key) => /connection|docker/.test(key));
    expect(deciding.map((key) => settings[key]?.scope)).toEqual(deciding.map(() => 'machine'));
    expect(capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(
      expect.arrayContaining(deciding),
    );
  });
});

describe('files that the manifest names', () => {
  const [container] = contributes.viewsContainers.activitybar;
  const [grammar] = contributes.grammars;
  it.each(['media/icon.png', container?.icon ?? '', grammar?.path ?? ''])('%s is there', async (file) => {
    expect((await readFile(file)).length).toBeGreaterThan(100);
  });
});
