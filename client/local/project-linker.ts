import { posix } from 'node:path';
import type { Project } from '@aws-sdk/client-codebuild';
import type { Clock } from '../../core/builds/events';
import type { ClonedFolder } from '../../core/builds/local/clone';
import { matchingProjects } from '../../core/builds/remote/matching-projects';
import type { ConnectedProjects, ConnectionProjects, ProjectConnection } from '../cloud/connected-projects';
import type { Patience } from '../cloud/projects/patience';
import type { Subscription } from '../emitter';
import { quietly } from '../quietly';
import { linkedProject } from './linked-project';
import { type Found, relink } from './project-link';
import type { ProjectLinks } from './project-links';

/** A buildspec of the workspace. */
export interface BuildspecFile {
  /** Its address. */
  uri: string;
  directory: string;
  name: string;
}

export interface LinkerParts {
  projects: Pick<ConnectedProjects, 'onDidList' | 'all'>;
  links: ProjectLinks;
  buildspecs: { all(): Promise<BuildspecFile[]>; onDidChange(listener: () => void): Subscription };
  isTrusted(): boolean;
  clock: Clock;
  /** Between 0 and 1, for jitter. */
  random(): number;
  /** Where a folder is in its clone. */
  cloneOf(directory: string): Promise<ClonedFolder | undefined>;
}

/**
 * Links buildspecs to the projects that build them, by git remote and path. It looks when the CodeBuild view has listed projects and when
 * buildspecs come or go, and only where a buildspec is in a clone with remotes. Any project may build it, so it reads all of them once, in
 * the background, a hundred with a call.
 */
export class ProjectLinker {
  private readonly subscriptions: Subscription[];
  private looking: Promise<void> = Promise.resolve();
  private waiting = false;
  private readonly ended = new AbortController();

  constructor(private readonly parts: LinkerParts) {
    this.subscriptions = [
      parts.projects.onDidList(() => this.look()),
      parts.buildspecs.onDidChange(() => this.look()),
    ];
  }

  /** Resolves when all that was asked for by now is done; several that ask meanwhile get one look. */
  look(): Promise<void> {
    if (!this.waiting) {
      this.waiting = true;
      this.looking = this.looking.then(() => {
        this.waiting = false;
        return quietly('linking buildspecs to projects', () => this.lookOnce());
      });
    }
    return this.looking;
  }

  /** Where a buildspec is in its clone, for a project to be found; undefined where it is in none that has remotes. */
  async placeOf({
    directory,
    name,
  }: BuildspecFile): Promise<{ remotes: string[]; path: string } | undefined> {
    const clone = await this.parts.cloneOf(directory);
    if (!clone || clone.remotes.length === 0) return undefined;
    return { remotes: clone.remotes, path: posix.join(clone.prefix, name) };
  }

  dispose(): void {
    this.ended.abort();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async lookOnce(): Promise<void> {
    const { projects, links, buildspecs, isTrusted, clock, random } = this.parts;
    const listed = projects.all.filter(({ hasListed }) => hasListed);
    if (!isTrusted() || listed.length === 0) return;
    const places: { uri: string; place: { remotes: string[]; path: string } }[] = [];
    for (const file of await buildspecs.all()) {
      const place = await this.placeOf(file);
      if (place) places.push({ uri: file.uri, place });
    }
    if (places.length === 0) return;
    const patience = { clock, random, signal: this.ended.signal };
    await Promise.all(listed.map((projects) => projects.readAllNames(patience)));
    const known = await knownProjects(listed, patience);
    if (known.length === 0 || patience.signal.aborted) return;
    for (const { uri, place } of places) {
      const found = known.map(({ connection, projects }): Found => {
        const linked = (list: Iterable<Project>) =>
          [...list].map((project) => linkedProject(project, connection));
        return { connection, all: linked(projects), matches: linked(matchingProjects(place, projects)) };
      });
      await links.set(uri, relink(links.get(uri), found));
    }
  }
}

/** Those connections alone that answer. */
async function knownProjects(
  listed: ConnectionProjects[],
  patience: Patience,
): Promise<{ connection: ProjectConnection; projects: Project[] }[]> {
  const known = await Promise.all(
    listed.map(async (projects) => {
      const answer = await projects.listedByNow(patience);
      return answer.ok && answer.value.length > 0
        ? [{ connection: projects.connection, projects: answer.value }]
        : [];
    }),
  );
  return known.flat();
}
