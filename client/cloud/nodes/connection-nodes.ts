import type { NodeModel } from '../../node';
import type { CloudStore, ConnectionState } from '../store';
import type { CloudNode, ConnectionNode } from './kinds';
import { endOfList } from './list-nodes';
import { projectNode } from './project-nodes';

/** The connection is the one root, so that a second one can stand beside it. */
export const CONNECTION_ID = 'connection';

/** Nothing, for the welcome view, where nobody has said which region to use. */
export async function connections(store: CloudStore): Promise<CloudNode[]> {
  const { unconfigured } = await store.connect();
  return unconfigured ? [] : [{ kind: 'connection', id: CONNECTION_ID }];
}

export async function connectionChildren(store: CloudStore, node: ConnectionNode): Promise<CloudNode[]> {
  const { ids, more, error } = await store.projects();
  return [
    ...ids.map((name) => projectNode(name, node)),
    ...endOfList(node, { empty: ids.length === 0, more, error, nothing: 'No projects in this region' }),
  ];
}

export function connectionModel({ region, account }: ConnectionState, name: string): NodeModel {
  const label = region === undefined ? name : `${name} · ${region}`;
  return {
    label,
    description: account,
    tooltip: account === undefined ? label : `${label}\nAccount ${account}`,
    icon: { id: 'plug' },
    contextValue: 'connection refreshable',
    children: 'expanded',
    accessibilityLabel: `Connection ${name}${region ? `, region ${region}` : ''}${account ? `, account ${account}` : ''}`,
  };
}
