import { messageModel, type NodeModel } from '../node';
import { detailModel } from './builds/environment-model';
import { batchBuildChildren, batchBuildNodeModel, batchChildren, batchNodeModel } from './nodes/batch-nodes';
import { buildChildren, buildNodeModel, phaseNodeModel } from './nodes/build-nodes';
import { connectionChildren, connectionModel } from './nodes/connection-nodes';
import type { CloudNode } from './nodes/kinds';
import { errorModel, moreModel } from './nodes/list-nodes';
import { projectChildren, projectModel } from './nodes/project-nodes';
import { reportChildren, reportNodeModel, testCaseNodeModel } from './nodes/report-nodes';
import { artifactNodeModel, sectionChildren, sectionNodeModel } from './nodes/section-nodes';
import type { CloudSession } from './session';
import type { CloudStore } from './store';

export { batchBuildNodeId, batchNodeId } from './nodes/batch-nodes';
export { buildNodeId } from './nodes/build-nodes';
export { connectionNodeId, connectionNodes } from './nodes/connection-nodes';
export type { BatchNode, CloudNode, ProjectNode } from './nodes/kinds';
export { projectNodeId } from './nodes/project-nodes';
export { reportNodeId } from './nodes/report-nodes';

/** What is below a node; the store is that of its session. */
export async function cloudChildren(store: CloudStore, node: CloudNode): Promise<CloudNode[]> {
  switch (node.kind) {
    case 'connection':
      return connectionChildren(store, node);
    case 'project':
      return projectChildren(store, node);
    case 'build':
      return buildChildren(store, node);
    case 'batch':
      return batchChildren(store, node);
    case 'batchBuild':
      return batchBuildChildren(store, node);
    case 'section':
      return sectionChildren(store, node);
    case 'report':
      return reportChildren(store, node);
    default:
      return [];
  }
}

export interface CloudDescribeOptions {
  /** Milliseconds since the epoch. */
  now: number;
  /** That of the node. */
  session: Pick<CloudSession, 'name' | 'hasConsole' | 'implied'> & {
    store: Pick<CloudStore, 'get' | 'phasesOf' | 'connection' | 'buildFilterOf' | 'batches' | 'reports'>;
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
      return projectModel(node, { hasConsole, filter: store.buildFilterOf(node.name) });
    case 'build':
      return buildNodeModel(node, store, { now, hasConsole });
    case 'batch':
      return batchNodeModel(node, store, { now, hasConsole });
    case 'batchBuild':
      return batchBuildNodeModel(node, store, { now, hasConsole });
    case 'section':
      return sectionNodeModel(node, store);
    case 'artifact':
      return artifactNodeModel(node, store, hasConsole);
    case 'report':
      return reportNodeModel(node, store, hasConsole);
    case 'testCase':
      return testCaseNodeModel(node, store);
    case 'detail':
      return detailModel(node.detail);
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
