import type * as vscode from 'vscode';
import type { Clock } from '../../core/builds/events';
import { revealRow } from '../reveal-row';
import type { TreeProvider } from '../tree-provider';
import type { CloudSessions } from './connections/sessions';
import { type CloudNode, connectionNodeId, projectNodeId, projectPlace } from './nodes';
import type { ProjectLists } from './projects/project-lists';

type RevealOptions = NonNullable<Parameters<vscode.TreeView<CloudNode>['reveal']>[1]>;

export interface CloudRowsParts {
  view: vscode.TreeView<CloudNode>;
  provider: TreeProvider<CloudNode>;
  sessions: Pick<CloudSessions, 'get'>;
  projects: ProjectLists;
  clock: Clock;
}

/** Finds rows of the CodeBuild view and has it show them. */
export class CloudRows {
  constructor(private readonly parts: CloudRowsParts) {}

  /** Never rejects: the filter may hide the project, and the tree may be being read anew. */
  async revealProject(sessionId: string, project: string, options: RevealOptions): Promise<void> {
    const { provider, sessions, projects } = this.parts;
    const session = sessions.get(sessionId);
    if (!session) return;
    const isShown = provider.find(projectNodeId(sessionId, project)) !== undefined;
    const node = projectPlace(projects.of(session), sessionId, project);
    if (!isShown) provider.refreshNode(connectionNodeId(sessionId));
    await this.reveal(node, options);
  }

  /** Never rejects: the tree may be being read anew. */
  async revealConnection(sessionId: string, options: RevealOptions): Promise<void> {
    await this.reveal({ kind: 'connection', id: connectionNodeId(sessionId), sessionId }, options);
  }

  private async reveal(node: CloudNode, options: RevealOptions): Promise<void> {
    const { view, provider, clock } = this.parts;
    await provider.settled();
    await revealRow(clock, () => view.reveal(node, options));
  }
}
