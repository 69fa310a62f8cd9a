import type { Project } from '@aws-sdk/client-codebuild';
import type { Answer, CloudApi } from './api';

/** What is known of projects beyond their names; each is asked for once. */
export class ProjectDetails {
  private readonly known = new Map<string, Project | undefined>();
  /** One call after the other, so that two who ask at a time do not ask twice. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly api: Pick<CloudApi, 'projects'>) {}

  /** The projects of these names, in their order; those that are gone are left out. What failed is tried again the next time. */
  of(names: readonly string[]): Promise<Answer<Project[]>> {
    const answer = this.last.then(() => this.read(names));
    this.last = answer;
    return answer;
  }

  /** So that all is asked for again. */
  forget(): void {
    this.known.clear();
  }

  private async read(names: readonly string[]): Promise<Answer<Project[]>> {
    const missing = names.filter((name) => !this.known.has(name));
    if (missing.length > 0) {
      const answer = await this.api.projects(missing);
      if (!answer.ok) return answer;
      for (const name of missing) this.known.set(name, undefined);
      for (const project of answer.value) this.known.set(project.name ?? '', project);
    }
    return { ok: true, value: names.flatMap((name) => this.known.get(name) ?? []) };
  }
}
