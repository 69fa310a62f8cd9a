import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clearCache, showCache } from '../../../client/local/cache-commands';
import type { BuildspecCaches, CacheFolders } from '../../../client/local/cache-folders';
import { FakeClock } from '../fake-clock';

const ui = vi.hoisted(() => ({
  picked: (_items: { label: string }[]): unknown => undefined,
  answer: undefined as string | undefined,
  shown: [] as string[],
  revealed: [] as string[],
}));
vi.mock('vscode', () => ({
  QuickPickItemKind: { Separator: -1 },
  UIKind: { Desktop: 1 },
  Uri: { parse: (text: string) => text, file: (path: string) => path },
  env: { uiKind: 1 },
  commands: { executeCommand: (_id: string, uri: string) => ui.revealed.push(uri) },
  workspace: { asRelativePath: (uri: string) => uri.replace('file:///', '') },
  window: {
    showQuickPick: async (items: { label: string }[]) => ui.picked(items),
    showWarningMessage: async (text: string) => {
      ui.shown.push(text);
      return ui.answer;
    },
    showInformationMessage: (text: string) => ui.shown.push(text),
  },
}));

const of = (name: string): BuildspecCaches => ({
  buildspec: `file:///${name}`,
  directory: `/caches/${name}`,
  entries: [{ key: 'k', paths: [], size: 5e6, savedAt: new Date(0), file: `/caches/${name}/f` }],
});

let found: BuildspecCaches[];
let cleared: string[];
let parts: Parameters<typeof clearCache>[0];

beforeEach(() => {
  ui.picked = (items) => items[0];
  ui.answer = undefined;
  ui.shown = [];
  ui.revealed = [];
  found = [of('web'), of('api')];
  cleared = [];
  const caches: Pick<CacheFolders, 'list' | 'clear'> = {
    list: async () => found,
    clear: async (all) => void cleared.push(...all.map(({ directory }) => directory)),
  };
  parts = { caches: caches as CacheFolders, clock: new FakeClock() };
});

describe('Clear Local Cache', () => {
  it('removes nothing without the word of the user', async () => {
    await clearCache(parts);
    expect(ui.shown).toEqual(['Clear the local cache of 2 buildspecs?']);
    expect(cleared).toEqual([]);
  });

  it('removes the cache of all buildspecs, or of the one that is picked', async () => {
    ui.answer = 'Clear';
    await clearCache(parts);
    expect(cleared).toEqual(['/caches/web', '/caches/api']);
    cleared.length = 0;
    ui.picked = (items) => items.find(({ label }) => label === 'api');
    await clearCache(parts);
    expect(cleared).toEqual(['/caches/api']);
  });

  it('asks of a row for its buildspec alone', async () => {
    ui.answer = 'Clear';
    ui.picked = () => {
      throw new Error('nothing is to be picked');
    };
    await clearCache(parts, 'file:///api');
    expect(ui.shown).toEqual(['Clear the local cache of api?']);
    expect(cleared).toEqual(['/caches/api']);
  });
});

describe('Show Local Cache', () => {
  it('shows the file of the cache that is picked', async () => {
    let labels: string[] = [];
    ui.picked = (items) => {
      labels = items.map(({ label }) => label);
      return items[3];
    };
    await showCache(parts);
    expect(labels).toEqual(['web', 'k', 'api', 'k']);
    expect(ui.revealed).toEqual(['/caches/api/f']);
  });

  it('says so where there is none', async () => {
    found = [];
    await showCache(parts, 'file:///web');
    expect(ui.shown).toEqual([
      'No build of this buildspec has kept a cache yet. A buildspec with a cache section makes one.',
    ]);
  });
});
