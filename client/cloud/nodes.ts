import { messageModel, type NodeModel } from '../node';
import { buildChildren, buildNodeModel, phaseNodeModel } from './nodes/build-nodes';
import { connectionChildren, connectionModel } from './nodes/connection-nodes';
import type { CloudNode } from './nodes/kinds';
import { errorModel, moreModel } from './nodes/list-nodes';
import { projectChildren, projectModel } from './nodes/project-nodes';
import type { CloudSession } from './session';
import type { CloudStore } from './store';

export { buildNodeId } from './nodes/build-nodes';
export { connectionNodeId, connectionNodes } from './nodes/connection-nodes';
export type { CloudNode, ProjectNode } from './nodes/kinds';
export { projectNodeId } from './nodes/project-nodes';

/** What is below a node; the store is that of its session. */
export async function cloudChildren(store: CloudStore, node: CloudNode): Promise<CloudNode[]> {
  switch (node.kind) {
    case 'connection':
      return connectionChildren(store, node);
    case 'project':
      return projectChildren(store, node);
    case 'build':
      return buildChildren(store, node);
    default:
      return [];
  }
}

export interface CloudDescribeOptions {
  /** Milliseconds since the epoch. */
  now: number;
  /** That of the node. */
  session: Pick<CloudSession, 'name' | 'hasConsole' | 'implied'> & {
    store: Pick<CloudStore, 'get' | 'phasesOf' | 'connection'>;
  };
  /** Whether there is no other connection. */
  isOnly: boolean;
}

export function describeCloud(node: CloudNode, options: CloudDescribeOptions): NodeModel {
  const { now, session, isOnly } = options;
  const { store, hasConsole } = session;
  switch (node.kind) {
    case 'connection':
      return connectionModel(store.connection, session, isOnly);
    case 'project':
      return projectModel(node, hasConsole);
    case 'build':
      return buildNodeModel(node, store, { now, hasConsole });
    case 'phase':
      return phaseNodeModel(node, store, now);
    case 'more':
      return moreModel();
    case 'message':
      return messageModel(node.text);
    case 'error':
      return errorModel(node);
  }
}
