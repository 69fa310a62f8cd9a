import { principalOf } from '../../../core/aws/identity';
import type { NodeModel } from '../../node';
import { join } from '../../status';
import type { CloudSession } from '../connections/session';
import type { ProjectList } from '../projects/project-list';
import type { CloudStore, ConnectionState } from '../store';
import { groupNode } from './group-nodes';
import type { CloudNode, ConnectionNode } from './kinds';
import { endOfList } from './list-nodes';
import { projectNode } from './project-nodes';

/** What of a session its row tells. */
export type DescribedConnection = Pick<CloudSession, 'name' | 'implied' | 'emulated' | 'settings'>;

export const connectionNodeId = (sessionId: string) => `connection ${sessionId}`;

export function connectionNode(sessionId: string): ConnectionNode {
  return { kind: 'connection', id: connectionNodeId(sessionId), sessionId };
}

/** The roots of the tree. What AWS's tools would take by themselves is a connection only where it has a region. */
export async function connectionNodes(
  sessions: readonly { id: string; implied: boolean; store: Pick<CloudStore, 'connect'> }[],
): Promise<ConnectionNode[]> {
  const nodes = await Promise.all(
    sessions.map(async ({ id, implied, store }): Promise<ConnectionNode[]> => {
      const { unconfigured } = await store.connect();
      return implied && unconfigured ? [] : [connectionNode(id)];
    }),
  );
  return nodes.flat();
}

export async function connectionChildren(list: ProjectList, node: ConnectionNode): Promise<CloudNode[]> {
  const { top, groups, rest, hidden, unread, count, read, error } = await list.rows();
  return [
    ...top.map((name) => projectNode(name, node)),
    ...groups.map((group) => groupNode(group, node)),
    ...rest.map((name) => projectNode(name, node)),
    ...endOfList(node, {
      empty: count === 0,
      more: hidden > 0 || (unread && !list.reading),
      hidden: unread ? undefined : hidden,
      error,
      nothing: read === 0 ? 'No projects in this region' : nothingFound(list.reading),
    }),
  ];
}

function nothingFound(isReading: boolean): string {
  return isReading ? 'No project matches so far…' : 'No project matches the filter';
}

/** `isOnly`: whether there is no other connection. */
export function connectionModel(
  { region, identity, ssoProfile }: ConnectionState,
  { name, implied, emulated, settings: { endpoint } }: DescribedConnection,
  isOnly: boolean,
): NodeModel {
  const label = region === undefined ? name : `${name} · ${region}`;
  const account = identity?.account;
  const principal = emulated ? undefined : identity && principalOf(identity.arn);
  const who = principal && join([principal.kind, principal.name], ' ');
  return {
    label,
    description: join([account, principal?.name ?? principal?.kind], ' · '),
    tooltip: join(
      [
        label,
        account && `Account ${account}`,
        who && `${capitalized(who)}${principal.session ? `, session ${principal.session}` : ''}`,
        endpoint && `Endpoint ${endpoint}`,
      ],
      '\n',
    ),
    icon: { id: emulated ? 'beaker' : 'plug' },
    contextValue: join(
      [
        'connection refreshable',
        implied ? undefined : 'removable',
        emulated ? undefined : 'aws',
        ssoProfile === undefined ? undefined : 'sso',
      ],
      ' ',
    ),
    children: isOnly ? 'expanded' : 'collapsed',
    accessibilityLabel: join(
      [`Connection ${name}`, region && `region ${region}`, account && `account ${account}`, who],
      ', ',
    ),
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
