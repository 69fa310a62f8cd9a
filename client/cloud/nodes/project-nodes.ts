import type { NodeModel } from '../../node';
import type { CloudStore } from '../store';
import { buildNode } from './build-nodes';
import { below, type CloudNode, type ProjectNode } from './kinds';
import { endOfList } from './list-nodes';

// two connections may have projects of the same name
export const projectNodeId = (sessionId: string, name: string) => `project ${sessionId} ${name}`;

export function projectNode(name: string, parent: CloudNode): ProjectNode {
  return { kind: 'project', id: projectNodeId(parent.sessionId, name), name, ...below(parent) };
}

export async function projectChildren(store: CloudStore, node: ProjectNode): Promise<CloudNode[]> {
  const { ids, more, error } = await store.buildsOf(node.name);
  return [
    ...ids.map((id) => buildNode(id, node)),
    ...endOfList(node, { empty: ids.length === 0, more, error, nothing: 'No builds yet' }),
  ];
}

/** `hasConsole`: whether a console in a browser shows the project. */
export function projectModel({ name }: ProjectNode, hasConsole: boolean): NodeModel {
  return {
    label: name,
    icon: { id: 'tools' },
    contextValue: hasConsole ? 'project refreshable console' : 'project refreshable',
    children: 'collapsed',
    accessibilityLabel: `Project ${name}`,
  };
}
