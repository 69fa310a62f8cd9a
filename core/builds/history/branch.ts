/** The branch of a build that was asked for no version: no branch can be called so. */
export const DEFAULT_BRANCH = '(default branch)';

const COMMIT = /^[0-9a-f]{7,64}$/;
const GIT_SOURCES: ReadonlySet<string> = new Set([
  'BITBUCKET',
  'CODECOMMIT',
  'GITHUB',
  'GITHUB_ENTERPRISE',
  'GITLAB',
  'GITLAB_SELF_MANAGED',
]);

/**
 * The branch that `Build.sourceVersion` names, or the pull request, as `pr/25`. A commit names no branch, a tag is none, and other sources
 * than repositories have none: undefined. (API StartBuild sourceVersion, AWS docs sample-source-version.)
 */
export function branchOf(
  sourceVersion: string | undefined,
  sourceType: string | undefined,
): string | undefined {
  if (!GIT_SOURCES.has(sourceType ?? '')) return undefined;
  // `refs/heads/main^{commit}` names both
  const version = (sourceVersion ?? '').replace(/\^\{[^}]*\}$/, '');
  if (version === '') return DEFAULT_BRANCH;
  const reference = /^refs\/heads\/(.+)$/.exec(version)?.[1];
  if (reference !== undefined) return reference;
  const pullRequest = /^refs\/pull\/(\d+)\//.exec(version)?.[1];
  if (pullRequest !== undefined) return `pr/${pullRequest}`;
  return version.startsWith('refs/') || COMMIT.test(version) ? undefined : version;
}
