import type { Build } from '@aws-sdk/client-codebuild';
import type { BatchGroup } from '../../../core/builds/remote/batch-groups';
import { hasFailed } from '../builds/build-model';

/** Builds of a batch that failed, the first that did so first; those whose failure the batch ignores come after the others. */
export function failedBuilds(
  groups: readonly BatchGroup[],
  get: (buildId: string) => Build | undefined,
): Build[] {
  return groups
    .flatMap(({ current, ignoreFailure }) => {
      const build = current && get(current.buildId);
      return build && hasFailed(build) ? [{ build, ignoreFailure }] : [];
    })
    .sort(
      (one, other) =>
        Number(one.ignoreFailure) - Number(other.ignoreFailure) || endOf(one.build) - endOf(other.build),
    )
    .map(({ build }) => build);
}

function endOf({ endTime }: Build): number {
  return endTime?.getTime() ?? Number.POSITIVE_INFINITY;
}
