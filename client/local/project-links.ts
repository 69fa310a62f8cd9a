import type * as vscode from 'vscode';
import { Emitter } from '../emitter';
import type { ProjectLink } from './project-link';

const KEY = 'codebuild.local.projects';

/** The projects that buildspecs are linked to, by their addresses. In the workspace's own memory, which no repository can write. */
export class ProjectLinks {
  private readonly changed = new Emitter<string>();
  /** The link of that buildspec is another one now. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: Pick<vscode.Memento, 'get' | 'update'>) {}

  get(buildspec: string): ProjectLink {
    return this.all()[buildspec] ?? {};
  }

  /** Names of the connections whose projects are linked, or may be. */
  connectionNames(): ReadonlySet<string> {
    const links = Object.values(this.all());
    return new Set(
      links.flatMap(({ project, connection }) => (project?.connection ?? connection)?.name ?? []),
    );
  }

  async set(buildspec: string, link: ProjectLink): Promise<void> {
    const all = this.all();
    if (JSON.stringify(all[buildspec] ?? {}) === JSON.stringify(link)) return;
    const { [buildspec]: _, ...others } = all;
    const isEmpty = Object.keys(link).length === 0;
    await this.memory.update(KEY, isEmpty ? others : { ...others, [buildspec]: link });
    this.changed.fire(buildspec);
  }

  private all(): Record<string, ProjectLink> {
    const saved = this.memory.get<unknown>(KEY);
    return typeof saved === 'object' && saved !== null ? (saved as Record<string, ProjectLink>) : {};
  }
}
