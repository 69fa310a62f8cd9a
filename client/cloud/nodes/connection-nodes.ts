import type { NodeModel } from '../../node';
import type { CloudSession } from '../session';
import type { CloudStore, ConnectionState } from '../store';
import type { CloudNode, ConnectionNode } from './kinds';
import { endOfList } from './list-nodes';
import { projectNode } from './project-nodes';

export const connectionNodeId = (sessionId: string) => `connection ${sessionId}`;

/** The roots of the tree. What AWS's tools would take by themselves is a connection only where it has a region. */
export async function connectionNodes(
  sessions: readonly { id: string; implied: boolean; store: Pick<CloudStore, 'connect'> }[],
): Promise<ConnectionNode[]> {
  const nodes = await Promise.all(
    sessions.map(async ({ id, implied, store }): Promise<ConnectionNode[]> => {
      const { unconfigured } = await store.connect();
      return implied && unconfigured ? [] : [{ kind: 'connection', id: connectionNodeId(id), sessionId: id }];
    }),
  );
  return nodes.flat();
}

export async function connectionChildren(store: CloudStore, node: ConnectionNode): Promise<CloudNode[]> {
  const { ids, more, error } = await store.projects();
  return [
    ...ids.map((name) => projectNode(name, node)),
    ...endOfList(node, { empty: ids.length === 0, more, error, nothing: 'No projects in this region' }),
  ];
}

/** `isOnly`: whether there is no other connection. */
export function connectionModel(
  { region, account }: ConnectionState,
  { name, implied }: Pick<CloudSession, 'name' | 'implied'>,
  isOnly: boolean,
): NodeModel {
  const label = region === undefined ? name : `${name} · ${region}`;
  return {
    label,
    description: account,
    tooltip: account === undefined ? label : `${label}\nAccount ${account}`,
    icon: { id: 'plug' },
    contextValue: implied ? 'connection refreshable' : 'connection refreshable removable',
    children: isOnly ? 'expanded' : 'collapsed',
    accessibilityLabel: `Connection ${name}${region ? `, region ${region}` : ''}${account ? `, account ${account}` : ''}`,
  };
}
