import type { Project } from '@aws-sdk/client-codebuild';
import type { Answer, CloudApi } from './api';

/** How many projects one call tells of. */
const AT_ONCE = 100;

/** What is known of projects beyond their names; each is asked for once. */
export class ProjectDetails {
  private readonly known = new Map<string, Project | undefined>();
  /** One call after the other, so that two who ask at a time do not ask twice. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly api: Pick<CloudApi, 'projects'>) {}

  /** What is known by now, without a call. */
  get(name: string): Project | undefined {
    return this.known.get(name);
  }

  /** Whether it was asked for, even if it is gone. */
  has(name: string): boolean {
    return this.known.has(name);
  }

  /**
   * The projects of these names, in their order; those that are gone are left out. What came before a failure or an abort is kept, and the
   * rest tried again the next time. Who asks for few does not wait for who asks for many.
   */
  async of(
    names: readonly string[],
    { signal, onProgress }: { signal?: AbortSignal; onProgress?(known: number): void } = {},
  ): Promise<Answer<Project[]>> {
    for (;;) {
      const missing = names.filter((name) => !this.known.has(name));
      if (missing.length === 0 || signal?.aborted) break;
      const answer = await this.next(missing.slice(0, AT_ONCE));
      if (!answer.ok) return answer;
      onProgress?.(names.length - missing.length + Math.min(missing.length, AT_ONCE));
    }
    return { ok: true, value: names.flatMap((name) => this.known.get(name) ?? []) };
  }

  /** So that all is asked for again. */
  forget(): void {
    this.known.clear();
  }

  private next(names: readonly string[]): Promise<Answer<void>> {
    const answer = this.last.then(() => this.read(names));
    this.last = answer;
    return answer;
  }

  private async read(names: readonly string[]): Promise<Answer<void>> {
    const missing = names.filter((name) => !this.known.has(name));
    if (missing.length > 0) {
      const answer = await this.api.projects(missing);
      if (!answer.ok) return answer;
      for (const name of missing) this.known.set(name, undefined);
      for (const project of answer.value) this.known.set(project.name ?? '', project);
    }
    return { ok: true, value: undefined };
  }
}
