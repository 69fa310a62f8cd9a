import type { LocalBuildRequest } from '../../core/builds/local/request';
import { sizeOf } from './linked-project';
import { type ProjectLink, partsOf } from './project-link';

/** What a build takes over from the project that its buildspec is linked to. */
export interface SharedProject {
  request: Pick<LocalBuildRequest, 'environmentVariables' | 'privileged' | 'size'>;
  /** A line for the log; undefined where nothing is taken over. */
  told?: string;
}

/** What comes along by the link, as its user decided. */
export function sharedOf({ project, share }: ProjectLink, isDocker: boolean): SharedProject {
  if (!project || !share?.used) return { request: { environmentVariables: [] } };
  const { name, variables, leftOut } = project;
  const privileged = isDocker && project.privileged && share.privileged === true;
  const size = isDocker ? sizeOf(project) : undefined;
  const parts = partsOf(project, isDocker).filter((part) => part !== 'privileged mode' || privileged);
  const without = leftOut.length === 0 ? '' : `; not ${leftOut.join(', ')}, which are secret or look so`;
  return {
    request: { environmentVariables: variables, ...(privileged && { privileged }), ...(size && { size }) },
    told:
      parts.length + leftOut.length === 0
        ? undefined
        : `From project ${name}: ${listed(parts) || 'nothing'}${without}.`,
  };
}

/** A request with what comes along; what it says itself is said for this run, and counts more. */
export function withShared<R extends SharedProject['request']>(
  request: R,
  { request: shared }: SharedProject,
): R {
  return {
    ...shared,
    ...request,
    privileged: request.privileged ?? shared.privileged,
    environmentVariables: [...shared.environmentVariables, ...request.environmentVariables],
  };
}

/** `variables, privileged mode and size`. */
export function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
