import { expect, it, vi } from 'vitest';
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
