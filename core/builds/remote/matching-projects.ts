import { posix } from 'node:path';
import type { Project } from '@aws-sdk/client-codebuild';
import { isInlineBuildspec } from '../inline-buildspec';
import { repositoryOf } from './repository';

/** A buildspec in a clone of a repository. */
export interface ClonedBuildspec {
  /** Addresses of the clone's remotes. */
  remotes: readonly string[];
  /** Of the buildspec, from the root of the repository, '/' between its parts. */
  path: string;
}

/** The projects that build a repository which is a remote of the clone, by that very buildspec; in their order. */
export function matchingProjects<P extends Pick<Project, 'source'>>(
  { remotes, path }: ClonedBuildspec,
  projects: readonly P[],
): P[] {
  const repositories = new Set(remotes.flatMap((remote) => repositoryOf(remote) ?? []));
  return projects.filter(({ source }) => {
    const repository = repositoryOf(source?.location ?? '');
    return (
      repository !== undefined && repositories.has(repository) && buildspecPath(source?.buildspec) === path
    );
  });
}

/** Where a project's buildspec is in its repository; undefined where it is in none: text, an object in S3 (API ProjectSource.buildspec). */
export function buildspecPath(buildspec: string | undefined): string | undefined {
  const given = buildspec?.trim();
  if (!given) return 'buildspec.yml';
  if (isInlineBuildspec(given) || given.startsWith('arn:')) return undefined;
  const path = posix.normalize(given).replace(/^\/+/, '');
  return path.startsWith('../') ? undefined : path;
}
