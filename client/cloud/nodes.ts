import { messageModel, type NodeModel } from '../node';
import { detailModel } from './builds/environment-model';
import type { CloudSession } from './connections/session';
import { batchBuildChildren, batchBuildNodeModel, batchChildren, batchNodeModel } from './nodes/batch-nodes';
import { buildChildren, buildNodeModel, phaseNodeModel } from './nodes/build-nodes';
import { connectionChildren, connectionModel, type DescribedConnection } from './nodes/connection-nodes';
import { groupChildren, groupModel } from './nodes/group-nodes';
import type { CloudNode } from './nodes/kinds';
import { errorModel, moreModel } from './nodes/list-nodes';
import { projectChildren } from './nodes/project-nodes';
import { reportChildren, reportNodeModel, testCaseNodeModel } from './nodes/report-nodes';
import { artifactNodeModel, sectionChildren, sectionNodeModel } from './nodes/section-nodes';
import type { Grouping } from './projects/groups';
import type { ProjectList } from './projects/project-list';
import { type KnownProject, projectModel } from './projects/project-model';
import type { CloudStore } from './store';

export { connectionNodeId, connectionNodes } from './nodes/connection-nodes';
export type { CloudNode, MoreNode } from './nodes/kinds';
export { projectNodeId } from './nodes/project-nodes';
export { projectPlace } from './nodes/project-place';

/** What is below a node; store and list are those of its session. */
export async function cloudChildren(
  { store, list }: { store: CloudStore; list: ProjectList },
  node: CloudNode,
): Promise<CloudNode[]> {
  switch (node.kind) {
    case 'connection':
      return connectionChildren(list, node);
    case 'projectGroup':
      return groupChildren(list, node);
    case 'project':
      return projectChildren(store.builds, node);
    case 'build':
      return buildChildren(store.builds, node);
    case 'batch':
      return batchChildren(store.builds, node);
    case 'batchBuild':
      return batchBuildChildren(store.builds, node);
    case 'section':
      return sectionChildren(store.builds, node);
    case 'report':
      return reportChildren(store.builds, node);
    default:
      return [];
  }
}

export interface CloudDescribeOptions {
  /** Milliseconds since the epoch. */
  now: number;
  /** That of the node. */
  session: DescribedConnection &
    Pick<CloudSession, 'hasConsole'> & {
      store: Pick<CloudStore, 'builds' | 'connection' | 'detailsOf'> & {
        latest: Pick<CloudStore['latest'], 'of'>;
      };
    };
  /** Whether there is no other connection. */
  isOnly: boolean;
  /** What the user and the workspace make of a project. */
  mark(project: string): Pick<KnownProject, 'isFavourite' | 'reason'>;
  /** What the projects of the session are put together by. */
  grouping: Grouping;
}

export function describeCloud(node: CloudNode, options: CloudDescribeOptions): NodeModel {
  const { now, session, isOnly, mark, grouping } = options;
  const { store, hasConsole } = session;
  switch (node.kind) {
    case 'connection':
      return connectionModel(store.connection, session, isOnly);
    case 'project':
      return projectModel(knownProject(node.name, store, mark(node.name)), { now, hasConsole });
    case 'projectGroup':
      return groupModel(node, grouping, (project) => store.builds.get(store.latest.of(project) ?? ''));
    case 'build':
      return buildNodeModel(node, store.builds, { now, hasConsole });
    case 'batch':
      return batchNodeModel(node, store.builds, { now, hasConsole });
    case 'batchBuild':
      return batchBuildNodeModel(node, store.builds, { now, hasConsole });
    case 'section':
      return sectionNodeModel(node, store.builds);
    case 'artifact':
      return artifactNodeModel(node, store.builds, hasConsole);
    case 'report':
      return reportNodeModel(node, store.builds, hasConsole);
    case 'testCase':
      return testCaseNodeModel(node, store.builds);
    case 'detail':
      return detailModel(node.detail);
    case 'phase':
      return phaseNodeModel(node, store.builds, now);
    case 'more':
      return moreModel(node);
    case 'message':
      return messageModel(node.text);
    case 'error':
      return errorModel(node, store.connection.ssoProfile !== undefined);
  }
}

function knownProject(
  name: string,
  store: CloudDescribeOptions['session']['store'],
  marks: Pick<KnownProject, 'isFavourite' | 'reason'>,
): KnownProject {
  const id = store.latest.of(name);
  const build = id === undefined ? undefined : store.builds.get(id);
  const latest = build && { build, phases: store.builds.phasesOf(build.id ?? '') };
  return {
    name,
    latest: id === 'none' ? id : latest,
    details: store.detailsOf(name),
    filter: store.builds.filterOf(name),
    ...marks,
  };
}
