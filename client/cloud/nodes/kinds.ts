import type { AwsErrorDescription } from '../../../core/aws/errors';
import type { TreeNode } from '../../node';
import type { Detail } from '../builds/environment-model';
import type { Section } from '../builds/sections';

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

/** Projects whose names begin alike, or that have a tag in common. */
export interface ProjectGroupNode extends Node {
  kind: 'projectGroup';
  label: string;
  /** Of its projects. */
  names: string[];
}

export interface BuildNode extends Node {
  kind: 'build';
  buildId: string;
  /** Whether a batch tried it again since. */
  earlier?: boolean;
}

export interface BatchNode extends Node {
  kind: 'batch';
  batchId: string;
}

/** A build of a batch by its identifier, which another build may take over when it is tried again. */
export interface BatchBuildNode extends Node {
  kind: 'batchBuild';
  batchId: string;
  identifier: string;
  /** That of now; absent while it waits. */
  buildId?: string;
}

/** What a build or a batch has beside phases or builds. */
export interface SectionNode extends Node {
  kind: 'section';
  section: Section;
  owner: Owner;
}

/** Whose artifacts and reports they are. */
export type Owner = { buildId: string } | { batchId: string };

export interface ArtifactNode extends Node {
  kind: 'artifact';
  owner: Owner;
  /** Among the artifacts of its owner. */
  index: number;
}

export interface ReportNode extends Node {
  kind: 'report';
  arn: string;
}

export interface TestCaseNode extends Node {
  kind: 'testCase';
  reportArn: string;
  number: string;
}

export interface DetailNode extends Node {
  kind: 'detail';
  detail: Detail;
}

export interface PhaseNode extends Node {
  kind: 'phase';
  buildId: string;
  phaseType: string;
}

export interface MoreNode extends Node {
  kind: 'more';
  /** Whose builds; absent for the list of projects, and for that of tests. */
  project?: string;
  /** Whose failed tests. */
  reportArn?: string;
  /** How many more there are, where that is known. */
  hidden?: number;
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
  | ProjectGroupNode
  | BuildNode
  | BatchNode
  | BatchBuildNode
  | PhaseNode
  | SectionNode
  | ArtifactNode
  | ReportNode
  | TestCaseNode
  | DetailNode
  | MoreNode
  | MessageNode
  | ErrorNode;

/** What a node has of the one above it. */
export function below(parent: CloudNode): { sessionId: string; parent: CloudNode } {
  return { sessionId: parent.sessionId, parent };
}
