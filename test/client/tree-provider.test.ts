import { beforeEach, expect, it, vi } from 'vitest';
import type { NodeModel, TreeNode } from '../../client/node';

const fired = vi.hoisted(() => [] as unknown[]);
vi.mock('vscode', () => ({
  EventEmitter: class {
    event = () => undefined;
    fire(node: unknown) {
      fired.push(node);
    }
  },
  TreeItem: class {},
  TreeItemCollapsibleState: {},
}));

interface Row extends TreeNode {
  parent?: Row;
}

beforeEach(() => fired.splice(0));

it('shows anew, at one time, the rows whose ages have moved on, each once a change', async () => {
  const { TreeProvider } = await import('../../client/tree-provider');
  let age = 'just now';
  const rows: Row[] = [{ id: 'build' }, { id: 'run' }, { id: 'project' }];
  const provider = new TreeProvider<Row>({
    children: () => rows,
    describe: ({ id }): NodeModel => ({
      label: id,
      description: id === 'project' ? undefined : age,
      contextValue: '',
      children: 'none',
      accessibilityLabel: id,
    }),
  });
  for (const row of await provider.getChildren()) provider.getTreeItem(row);
  provider.refreshChanged();
  expect(fired).toEqual([]);
  age = '1 min ago';
  provider.refreshChanged();
  provider.refreshChanged();
  expect(fired).toMatchObject([{ id: 'build' }, { id: 'run' }]);
  age = '2 min ago';
  provider.refreshNode('build');
  provider.refreshChanged();
  expect(fired.slice(2)).toMatchObject([{ id: 'build' }, { id: 'run' }]);
});

it('shows no row anew while something below it is read, but once, right after', async () => {
  const { TreeProvider } = await import('../../client/tree-provider');
  const project: Row = { id: 'project' };
  const build: Row = { id: 'build', parent: project };
  const other: Row = { id: 'other' };
  let answer = (_children: Row[]) => {};
  const provider = new TreeProvider<Row>({
    children: (node) =>
      node === undefined
        ? [project, other]
        : node === project
          ? [build]
          : new Promise<Row[]>((resolve) => {
              answer = resolve;
            }),
    describe: ({ id }) => ({ label: id, contextValue: '', children: 'none', accessibilityLabel: id }),
  });
  await provider.getChildren();
  await provider.getChildren(project);
  await provider.settled();
  const reading = provider.getChildren(build);
  provider.refreshNode('build');
  provider.refreshNode('project');
  provider.refreshNode('project');
  provider.refreshNode('other');
  expect(fired).toEqual([other]);
  answer([]);
  await reading;
  expect(fired).toEqual([other]);
  await provider.settled();
  expect(fired).toEqual([other, build, project]);
});

it('forgets rows that left the tree with what was below them, but none that moved', async () => {
  const { TreeProvider } = await import('../../client/tree-provider');
  const root: Row = { id: 'connection' };
  const group: Row = { id: 'group', parent: root };
  const build: Row = { id: 'build' };
  let children: Row[] = [{ id: 'web' }, { id: 'api' }, { id: 'docs' }];
  const provider = new TreeProvider<Row>({
    children: (node) => {
      if (node === undefined) return [root];
      if (node === root) return children.map(({ id }) => ({ id, parent: root }));
      return node === group ? [{ id: 'api', parent: group }] : [{ ...build, parent: node }];
    },
    describe: ({ id }) => ({ label: id, contextValue: '', children: 'none', accessibilityLabel: id }),
  });
  await provider.getChildren();
  await provider.getChildren(root);
  const web = provider.find('web');
  await provider.getChildren(web);
  children = [group, { id: 'docs' }];
  await provider.getChildren(group);
  await provider.getChildren(root);
  expect(['web', 'build', 'api', 'docs'].filter((id) => provider.find(id))).toEqual(['api', 'docs']);
});

it('gives nothing of what was read for a row that VS Code has anew meanwhile, and shows the row anew, lest nobody asks again', async () => {
  const { TreeProvider } = await import('../../client/tree-provider');
  const project: Row = { id: 'project' };
  const build: Row = { id: 'build', parent: project };
  const phase: Row = { id: 'phase', parent: build };
  const answers: ((children: Row[]) => void)[] = [];
  const provider = new TreeProvider<Row>({
    children: (node) => {
      if (node === undefined) return [project];
      if (node === project) return [build];
      return new Promise<Row[]>((resolve) => answers.push(resolve));
    },
    describe: ({ id }) => ({ label: id, contextValue: '', children: 'none', accessibilityLabel: id }),
  });
  await provider.getChildren();
  await provider.getChildren(project);
  const before = provider.getChildren(build);
  provider.getTreeItem(project);
  const after = provider.getChildren(build);
  for (const answer of answers) answer([phase]);
  expect(await before).toEqual([]);
  expect(await after).toEqual([phase]);
  await provider.settled();
  expect(fired).toEqual([build]);
});
