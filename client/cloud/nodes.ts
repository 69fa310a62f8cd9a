import { messageModel, type NodeModel } from '../node';
import { buildChildren, buildNodeModel, phaseNodeModel } from './nodes/build-nodes';
import { connectionChildren, connectionModel, connections } from './nodes/connection-nodes';
import type { CloudNode } from './nodes/kinds';
import { errorModel, moreModel } from './nodes/list-nodes';
import { projectChildren, projectModel } from './nodes/project-nodes';
import type { CloudStore } from './store';

export { buildNodeId } from './nodes/build-nodes';
export { CONNECTION_ID } from './nodes/connection-nodes';
export type { CloudNode } from './nodes/kinds';
export { projectNodeId } from './nodes/project-nodes';

export async function cloudChildren(store: CloudStore, node?: CloudNode): Promise<CloudNode[]> {
  switch (node?.kind) {
    case undefined:
      return connections(store);
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
  store: Pick<CloudStore, 'get' | 'phasesOf' | 'connection'>;
  /** As the settings name it: profile, `default` or `emulator`. */
  connectionName: string;
  /** Whether a console in a browser shows what is here. */
  hasConsole: boolean;
}

export function describeCloud(node: CloudNode, options: CloudDescribeOptions): NodeModel {
  const { now, store, connectionName, hasConsole } = options;
  switch (node.kind) {
    case 'connection':
      return connectionModel(store.connection, connectionName);
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
