import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { TreeNode } from '../../node';

interface Node extends TreeNode {
  /** Of the session of its connection. */
  readonly sessionId: string;
  readonly parent?: CloudNode;
}

export interface ConnectionNode extends Node {
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

export interface PhaseNode extends Node {
  kind: 'phase';
  buildId: string;
  phaseType: string;
}

export interface MoreNode extends Node {
  kind: 'more';
  /** Whose builds; absent for the list of projects. */
  project?: string;
}

export interface MessageNode extends Node {
  kind: 'message';
  text: string;
}

export interface ErrorNode extends Node {
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

/** What a node has of the one above it. */
export function below(parent: CloudNode): { sessionId: string; parent: CloudNode } {
  return { sessionId: parent.sessionId, parent };
}
