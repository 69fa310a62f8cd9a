import type { LocalBuildRequest } from '../../core/builds/local/request';
import { type LinkedProject, sizeOf } from './linked-project';
import { type ProjectLink, type ProjectShare, partsOf } from './project-link';

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
  const parts = partsUsed(project, share, isDocker);
  const without = leftOut.length === 0 ? '' : `; left out as secret: ${leftOut.join(', ')}`;
  return {
    request: { environmentVariables: variables, ...(privileged && { privileged }), ...(size && { size }) },
    told:
      parts.length + leftOut.length === 0
        ? undefined
        : `From project ${name}: ${listed(parts) || 'nothing'}${without}.`,
  };
}

/** What the list of options says of that; undefined where there is no project, or nothing of it to use. */
export function shareText({ project, share }: ProjectLink): string | undefined {
  if (!project || partsOf(project, true).length === 0) return undefined;
  if (!share) return 'asked for at the start';
  return share.used ? listed(partsUsed(project, share, true)) : 'the image alone';
}

function partsUsed(project: LinkedProject, share: ProjectShare, isDocker: boolean): string[] {
  return partsOf(project, isDocker).filter((part) => part !== 'privileged mode' || share.privileged === true);
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
