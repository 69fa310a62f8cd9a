import type { AwsErrorDescription } from '../../core/aws/errors';
import { messageModel, type NodeModel, type TreeNode } from '../node';
import { phaseModel } from '../status';
import { buildModel } from './build-model';
import type { CloudStore, ConnectionState } from './store';

interface Node extends TreeNode {
  readonly parent?: CloudNode;
}

interface ConnectionNode extends Node {
  kind: 'connection';
}

export interface ProjectNode extends Node {
  kind: 'project';
  name: string;
}

export interface BuildNode extends Node {
  kind: 'build';
  buildId: string;
}

interface PhaseNode extends Node {
  kind: 'phase';
  buildId: string;
  phaseType: string;
}

export interface MoreNode extends Node {
  kind: 'more';
  /** Whose builds; absent for the list of projects. */
  project?: string;
}

interface MessageNode extends Node {
  kind: 'message';
  text: string;
}

interface ErrorNode extends Node {
  kind: 'error';
  error: AwsErrorDescription;
  /** What the row says where the message of the view has the whole text. */
  label?: string;
}

/** The nodes of the CodeBuild view. */
export type CloudNode =
  | ConnectionNode
  | ProjectNode
  | BuildNode
  | PhaseNode
  | MoreNode
  | MessageNode
  | ErrorNode;

/** The connection is the one root, so that a second one can stand beside it. */
export const CONNECTION_ID = 'connection';

export const projectNodeId = (name: string) => `project ${name}`;
export const buildNodeId = (id: string) => `build ${id}`;

export async function cloudChildren(store: CloudStore, node?: CloudNode): Promise<CloudNode[]> {
  switch (node?.kind) {
    case undefined: {
      const { unconfigured } = await store.connect();
      return unconfigured ? [] : [{ kind: 'connection', id: CONNECTION_ID }];
    }
    case 'connection': {
      const { ids, more, error } = await store.projects();
      return [
        ...ids.map((name): CloudNode => ({ kind: 'project', id: projectNodeId(name), name, parent: node })),
        ...endOfList(node, { empty: ids.length === 0, more, error, nothing: 'No projects in this region' }),
      ];
    }
    case 'project': {
      const { ids, more, error } = await store.buildsOf(node.name);
      return [
        ...ids.map((id): CloudNode => ({ kind: 'build', id: buildNodeId(id), buildId: id, parent: node })),
        ...endOfList(node, { empty: ids.length === 0, more, error, nothing: 'No builds yet' }),
      ];
    }
    case 'build':
      return store.phasesOf(node.buildId).map(({ phaseType }) => ({
        kind: 'phase',
        id: `phase ${node.buildId} ${phaseType}`,
        buildId: node.buildId,
        phaseType,
        parent: node,
      }));
    default:
      return [];
  }
}

interface ListEnd {
  empty: boolean;
  more: boolean;
  error?: AwsErrorDescription;
  nothing: string;
}

function endOfList(parent: CloudNode, { empty, more, error, nothing }: ListEnd): CloudNode[] {
  const project = parent.kind === 'project' ? parent.name : undefined;
  if (error) {
    const failure: ErrorNode = { kind: 'error', id: `error ${parent.id}`, error, parent };
    // the view itself says what happened to the connection, and what to do
    if (project === undefined) return [{ ...failure, label: empty ? 'Not connected' : 'Not all is here' }];
    return [failure, { kind: 'message', id: `next ${parent.id}`, text: error.next, parent }];
  }
  if (more) return [{ kind: 'more', id: `more ${parent.id}`, project, parent }];
  return empty ? [{ kind: 'message', id: `message ${parent.id}`, text: nothing, parent }] : [];
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
      return {
        label: node.name,
        icon: { id: 'tools' },
        contextValue: hasConsole ? 'project refreshable console' : 'project refreshable',
        children: 'collapsed',
        accessibilityLabel: `Project ${node.name}`,
      };
    case 'build': {
      const build = store.get(node.buildId);
      return build
        ? buildModel(build, store.phasesOf(node.buildId), { now, hasConsole })
        : messageModel('This build is gone');
    }
    case 'phase': {
      const phase = store.phasesOf(node.buildId).find(({ phaseType }) => phaseType === node.phaseType);
      return phase ? phaseModel(phase, now) : messageModel('This phase is gone');
    }
    case 'more':
      return {
        ...messageModel('Load more…', { id: 'ellipsis' }, 'more'),
        command: 'codebuild.cloud.loadMore',
      };
    case 'message':
      return messageModel(node.text);
    case 'error':
      return errorModel(node.error, node.label);
  }
}

function connectionModel({ region, account }: ConnectionState, name: string): NodeModel {
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

function errorModel({ message, next }: AwsErrorDescription, label = message): NodeModel {
  return {
    label,
    tooltip: `${message}\n${next}`,
    icon: { id: 'warning', color: 'list.warningForeground' },
    contextValue: 'error refreshable',
    children: 'none',
    accessibilityLabel: `Error: ${message} ${next}`,
  };
}
