import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { LocalNode } from '../../../client/local/nodes';
import { PausedBuilds } from '../../../client/local/paused-builds';
import { ProjectLinks } from '../../../client/local/project-links';
import type { LocalRuns } from '../../../client/local/runs';
import { LocalView } from '../../../client/local/view';
import { FakeClock } from '../fake-clock';
import { BUILDSPEC, ended, phase, runsWith } from './a-run';
import { memento } from './aws-memory';

const tree = vi.hoisted(() => ({
  provider: undefined as unknown,
  reveal: (): Promise<void> => Promise.resolve(),
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
    Uri: { parse: (text: string) => ({ toString: () => text, path: text.slice('file://'.length) }) },
    window: {
      createTreeView: (_id: string, { treeDataProvider }: { treeDataProvider: unknown }) => {
        tree.provider = treeDataProvider;
        return {
          visible: true,
          reveal: () => tree.reveal(),
          onDidChangeVisibility: listen,
          dispose: () => undefined,
        };
      },
    },
    workspace: {
      isTrusted: true,
      workspaceFolders: [{ name: 'project', uri: { toString: () => 'file:///project' } }],
      onDidGrantWorkspaceTrust: listen,
      asRelativePath: (uri: vscode.Uri) => uri.path.slice('/project/'.length),
    },
  };
});

const clock = new FakeClock();
const file = { toString: () => BUILDSPEC, path: '/project/buildspec.yml' } as vscode.Uri;
let files: vscode.Uri[];

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  files = [file];
});

function viewOf(runs: LocalRuns) {
  const buildspecs = {
    onDidChange: () => ({ dispose: () => undefined }),
    of: async () => files,
    hasBatch: async () => false,
  };
  const outputs = { has: () => false };
  const view = new LocalView({
    buildspecs,
    runs,
    paused: new PausedBuilds(),
    links: new ProjectLinks(memento()),
    outputs,
    clock,
  } as unknown as ConstructorParameters<typeof LocalView>[0]);
  const provider = tree.provider as vscode.TreeDataProvider<LocalNode>;
  return { view, roots: async () => (await provider.getChildren()) ?? [] };
}

function only(runs: LocalRuns) {
  const run = runs.get('project:1');
  if (!run) throw new Error('no run');
  return run;
}

describe('LocalView.reveal', () => {
  it('tries again where the tree is being read anew, and gives up without a sound', async () => {
    const runs = runsWith();
    const { view, roots } = viewOf(runs);
    await roots();
    let tries = 0;
    tree.reveal = async () => {
      tries++;
      throw new Error('TreeError [codebuild.local] Tree element not found');
    };
    const revealed = view.reveal(only(runs));
    await clock.pass(500);
    await revealed;
    expect(tries).toBe(2);
    view.dispose();
  });
});

describe('a buildspec that was deleted', () => {
  it('keeps its row while its build runs, so that it can be cancelled', async () => {
    const runs = runsWith(phase('BUILD', 'IN_PROGRESS', 1));
    const { view, roots } = viewOf(runs);
    files = [];
    expect(await roots()).toMatchObject([{ kind: 'buildspec', path: 'buildspec.yml' }]);
    runs.apply(ended('FAILED', 2));
    expect(await roots()).toEqual([]);
    view.dispose();
  });
});
