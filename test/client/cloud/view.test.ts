import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { CloudApi } from '../../../client/cloud/api';
import type { CloudSessions } from '../../../client/cloud/connections/sessions';
import type { CloudNode } from '../../../client/cloud/nodes';
import { CloudStore } from '../../../client/cloud/store';
import { CloudView } from '../../../client/cloud/view';
import { runningBuild } from '../builds';
import { FakeClock } from '../fake-clock';
import { someLists } from './a-list';
import { pollingOf } from './a-polling';
import { anApi, failed, ok } from './an-api';

const tree = vi.hoisted(() => ({
  provider: undefined as unknown,
  view: { visible: true, message: undefined as string | undefined },
  reveal: (): Promise<void> => Promise.resolve(),
  onVisible: (_event: { visible: boolean }): void => undefined,
  onCollapse: (_event: { element: unknown }): void => undefined,
}));
vi.mock('vscode', () => {
  const listen = () => ({ dispose: () => undefined });
  return {
    EventEmitter: class {
      event = listen;
      fire() {}
      dispose() {}
    },
    TreeItem: class {},
    TreeItemCollapsibleState: {},
    commands: { executeCommand: async () => undefined },
    window: {
      createTreeView: (_id: string, { treeDataProvider }: { treeDataProvider: unknown }) => {
        tree.provider = treeDataProvider;
        return Object.assign(tree.view, {
          reveal: () => tree.reveal(),
          onDidExpandElement: listen,
          onDidCollapseElement: (listener: typeof tree.onCollapse) => {
            tree.onCollapse = listener;
            return listen();
          },
          onDidChangeVisibility: (listener: typeof tree.onVisible) => {
            tree.onVisible = listener;
            return listen();
          },
          dispose: () => undefined,
        });
      },
    },
  };
});

let clock: FakeClock;
let api: Partial<CloudApi>;
let renewed: (string | undefined)[];
let answering: boolean;
let view: CloudView;
let watched: number;
let touchFiles: () => void;
let filesChanged: number;

/** What the view does not look at. */
const PLAIN = {
  hasConsole: false,
  implied: false,
  emulated: false,
  settings: {},
  askAgain: () => undefined,
};

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  clock = new FakeClock();
  api = {};
  renewed = [];
  answering = false;
  watched = 0;
  filesChanged = 0;
  tree.view.message = undefined;
  tree.view.visible = true;
});
afterEach(() => view.dispose());

async function open(names = ['emulator']): Promise<void> {
  let renew = () => {};
  const session = (name: string) => {
    const sessionApi = anApi(name === 'emulator' ? api : {});
    const store = new CloudStore(sessionApi);
    const polling = pollingOf(sessionApi, { builds: store.builds, clock });
    return { ...PLAIN, id: name, name, store, polling };
  };
  const sessions = {
    all: names.map(session),
    get: (id: string) => sessions.all.find((each) => each.id === id),
    answers: async () => answering,
    filesChanged: async () => void filesChanged++,
    renew: (id?: string) => {
      renewed.push(id);
      sessions.all = sessions.all.map((each) => (each.id === id ? session(each.name) : each));
      renew();
    },
    onDidChange: (listener: () => void) => {
      renew = listener;
      return { dispose: () => undefined };
    },
  };
  view = new CloudView(sessions as unknown as CloudSessions, someLists({ clock }), clock, (listener) => {
    touchFiles = listener;
    watched++;
    return { dispose: () => void watched-- };
  });
  await showTree();
}

async function showTree(): Promise<void> {
  const provider = tree.provider as vscode.TreeDataProvider<CloudNode>;
  for (const root of (await provider.getChildren()) ?? []) await provider.getChildren(root);
  // rows are taken in within a turn of the loop
  await new Promise((resolve) => setTimeout(resolve, 0));
}

describe('the CodeBuild view', () => {
  it('says in its message what to do, and comes back by itself once the emulator does', async () => {
    api = { projectNames: () => failed('emulator') };
    await open();
    expect(tree.view.message).toBe('It is emulator. Do something about it.');
    await clock.pass(20_000);
    expect(renewed).toEqual([]);
    answering = true;
    api = { projectNames: () => ok({ names: ['web'] }) };
    await clock.pass(5_000);
    expect(renewed).toEqual(['emulator']);
    await showTree();
    expect(tree.view.message).toBeUndefined();
  });

  it('says nothing in characters that turn its text around', async () => {
    api = { projectNames: () => failed('network', 'It is \u202egone\u202c.') };
    await open();
    expect(tree.view.message).toBe('It is gone. Do something about it.');
  });

  it('says which of several connections failed', async () => {
    api = { projectNames: () => failed('emulator') };
    await open(['emulator', 'prod']);
    expect(tree.view.message).toBe('emulator: It is emulator. Do something about it.');
  });

  it('reads a failed connection anew when it is refreshed, and leaves the others', async () => {
    api = { projectNames: () => failed('denied') };
    await open(['emulator', 'prod']);
    await view.refresh();
    expect(renewed).toEqual(['emulator']);
  });

  it("watches AWS's files while somebody sees it, and tells of several changes at once", async () => {
    await open();
    expect(watched).toBe(1);
    touchFiles();
    touchFiles();
    await clock.pass(500);
    expect(filesChanged).toBe(1);
    touchFiles();
    tree.view.visible = false;
    tree.onVisible({ visible: false });
    await clock.pass(60_000);
    expect([watched, filesChanged]).toEqual([0, 1]);
  });

  it('looks for the emulator only while somebody sees the view', async () => {
    api = { projectNames: () => failed('emulator') };
    await open();
    tree.view.visible = false;
    tree.onVisible({ visible: false });
    answering = true;
    await clock.pass(60_000);
    expect(renewed).toEqual([]);
  });

  it('tries no other connection by itself', async () => {
    api = { projectNames: () => failed('expired') };
    await open();
    answering = true;
    await clock.pass(60_000);
    expect(renewed).toEqual([]);
  });

  it('lets a build go on where the tree cannot show its project', async () => {
    await open();
    tree.reveal = () => Promise.reject(new Error('TreeError [codebuild.cloud] Tree element not found'));
    const revealed = view.reveal('emulator', 'web');
    await clock.pass(500);
    await expect(revealed).resolves.toBeUndefined();
  });

  describe('with a project open', () => {
    let polls: string[][];
    let poll: CloudApi['pollBuilds'];

    beforeEach(() => {
      polls = [];
      poll = () => ok([]);
      const builds = Array.from({ length: 20 }, (_, index) =>
        runningBuild({ id: `web:${index}`, buildNumber: index + 1 }),
      );
      api = {
        builds: () => ok({ builds }),
        pollBuilds: (ids, signal) => {
          polls.push(ids);
          return poll(ids, signal);
        },
      };
      poll = () => ok(builds);
    });

    async function openProject(): Promise<CloudNode | undefined> {
      await open();
      const provider = tree.provider as vscode.TreeDataProvider<CloudNode>;
      const [root] = (await provider.getChildren()) ?? [];
      const [project] = (await provider.getChildren(root)) ?? [];
      await provider.getChildren(project);
      return root;
    }

    it('reads all its running builds by one call at a time', async () => {
      await openProject();
      await clock.pass(10_000);
      expect(polls.map((ids) => ids.length)).toEqual([20]);
    });

    it('reads nothing while nobody sees it', async () => {
      await openProject();
      tree.view.visible = false;
      tree.onVisible({ visible: false });
      await clock.pass(60_000);
      expect(polls).toEqual([]);
    });

    it('reads nothing of it below a connection that is closed', async () => {
      const element = await openProject();
      tree.onCollapse({ element });
      await clock.pass(60_000);
      expect(polls).toEqual([]);
    });

    it('reads nothing of it where it was closed while its builds came', async () => {
      await open();
      const provider = tree.provider as vscode.TreeDataProvider<CloudNode>;
      const [root] = (await provider.getChildren()) ?? [];
      const [project] = (await provider.getChildren(root)) ?? [];
      const read = provider.getChildren(project);
      tree.onCollapse({ element: project });
      await read;
      await clock.pass(10_000);
      // the latest one shows on its row
      expect(polls).toEqual([['web:19']]);
    });

    it('says that calls are slowed and until when, until they are no more', async () => {
      await openProject();
      poll = () => failed('throttled');
      await clock.pass(10_000);
      const until = new Date(21_000).toLocaleTimeString();
      expect(tree.view.message).toBe(`It is throttled. Trying again at ${until}…`);
      poll = () => ok([]);
      await clock.pass(11_000);
      expect(tree.view.message).toBeUndefined();
    });
  });
});
