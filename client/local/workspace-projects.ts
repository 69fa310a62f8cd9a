import type { ProjectConnection } from '../cloud/connected-projects';
import type { WorkspaceProjects } from '../cloud/projects/project-lists';
import { Emitter, type Subscription } from '../emitter';
import { sameConnection } from './linked-project';
import type { ProjectLink } from './project-link';
import type { ProjectLinks } from './project-links';

export interface WorkspaceProjectsParts {
  links: Pick<ProjectLinks, 'get' | 'connectionNames' | 'onDidChange'>;
  buildspecs: {
    all(): Promise<{ uri: string; path: string }[]>;
    onDidChange(listener: () => void): Subscription;
  };
  isTrusted(): boolean;
  onDidGrantTrust(listener: () => void): Subscription;
}

/** The projects that build the buildspecs of the workspace, as far as those are linked. None in a workspace that nobody trusts. */
export class LinkedProjects implements WorkspaceProjects {
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: Subscription[];
  /** The buildspecs that there are: links outlive theirs. Undefined until somebody asks. */
  private files: { uri: string; path: string }[] | undefined;

  constructor(private readonly parts: WorkspaceProjectsParts) {
    this.subscriptions = [
      parts.links.onDidChange(() => this.changed.fire()),
      parts.buildspecs.onDidChange(() => this.files && void this.look()),
      parts.onDidGrantTrust(() => this.changed.fire()),
    ];
  }

  of(connection: ProjectConnection): ReadonlyMap<string, string> {
    if (!this.parts.isTrusted()) return new Map();
    if (!this.files) {
      this.files = [];
      void this.look();
    }
    const reasons = this.files.flatMap(({ uri, path }) =>
      projectsOf(this.parts.links.get(uri), connection, path),
    );
    // the buildspec at the top comes first, and what it says counts
    return new Map(reasons.reverse());
  }

  connectionNames(): ReadonlySet<string> {
    return this.parts.isTrusted() ? this.parts.links.connectionNames() : new Set();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async look(): Promise<void> {
    this.files = await this.parts.buildspecs.all();
    this.changed.fire();
  }
}

function projectsOf(link: ProjectLink, connection: ProjectConnection, path: string): [string, string][] {
  const { project, byHand, candidates = [], connection: ofCandidates } = link;
  const builds = `builds ${path} of this workspace`;
  if (project) {
    const reason = byHand ? `is linked to ${path}` : builds;
    return sameConnection(project.connection, connection) ? [[project.name, reason]] : [];
  }
  if (!ofCandidates || !sameConnection(ofCandidates, connection)) return [];
  return candidates.map((name) => [name, builds]);
}
