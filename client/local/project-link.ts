import type { ProjectConnection } from '../cloud/connected-projects';
import { type LinkedProject, sameConnection, sizeOf } from './linked-project';

/** What a buildspec has to do with projects. */
export interface ProjectLink {
  project?: LinkedProject;
  /** The user said so: with no project, that there is none. */
  byHand?: boolean;
  /** Names of the projects that build it, where there are several and nobody has said which one counts. */
  candidates?: string[];
  /** Of the candidates. */
  connection?: ProjectConnection;
  /** Whether variables, privileges and size of the project come along; undefined: nobody was asked. */
  share?: ProjectShare;
}

export interface ProjectShare {
  used: boolean;
  /** Undefined: the project asked for no privileges when the user was asked. */
  privileged?: boolean;
}

/** What a look at one connection found. */
export interface Found {
  /** The projects that build the buildspec. */
  matches: LinkedProject[];
  /** All of its projects that are known. */
  all: LinkedProject[];
  connection: ProjectConnection;
}

/**
 * The link after a look at the projects of connections. What the user said stays, only that the project's values are renewed; a link to
 * a project of another connection stays until one of these has a project too. Where several have one, that of the link counts, else the first.
 */
export function relink(link: ProjectLink | undefined, found: readonly Found[]): ProjectLink {
  const { project, byHand, share } = link ?? {};
  const own = found.find(({ connection }) => project && sameConnection(project.connection, connection));
  if (byHand) {
    const renewed = own?.all.find(({ name }) => name === project?.name);
    return renewed ? { ...link, project: renewed } : { ...link };
  }
  const chosen = [...(own ? [own] : []), ...found].find(({ matches }) => matches.length > 0);
  const matches = chosen?.matches ?? [];
  const [only] = matches;
  if (matches.length === 1 && only) {
    const isSame = own === chosen && project?.name === only.name;
    return { project: only, ...(isSame && share && { share }) };
  }
  if (chosen && matches.length > 1) {
    return { candidates: matches.map(({ name }) => name), connection: chosen.connection };
  }
  return project && !own ? { project, ...(share && { share }) } : {};
}

/** Whether the user has yet to say what comes along: privileges that a project got later are a question of their own. */
export function isShareOpen({ project, share }: ProjectLink, isDocker: boolean): boolean {
  if (!project) return false;
  if (!share) return partsOf(project, isDocker).length > 0;
  return isDocker && share.used && project.privileged && share.privileged === undefined;
}

/** What a project could lend a build, as a user reads it; without Docker there are variables alone. */
export function partsOf(project: LinkedProject, isDocker: boolean): string[] {
  return [
    ...(project.variables.length > 0 ? ['variables'] : []),
    ...(isDocker && project.privileged ? ['privileged mode'] : []),
    ...(isDocker && sizeOf(project) ? ['size'] : []),
  ];
}
