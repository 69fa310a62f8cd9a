import type { GroupStatus } from '../../builds/local/batch/schedule';
import type { BatchBuild } from '../../buildspec/batch';
import type { BuildSettings } from '../builds/settings';
import { type Build, type BuildBatch, type BuildGroup, seconds } from '../model';

/** The group of the build that fetches the buildspec; it is there before those of the batch. */
export const SOURCE_GROUP = 'DOWNLOAD_SOURCE';

/** With the build that fetched its buildspec; a batch that is retried may have had another before. */
export function withSourceBuild(
  batch: BuildBatch,
  { arn, startTime, buildStatus }: Pick<Build, 'arn' | 'startTime' | 'buildStatus'>,
): BuildBatch {
  const before = batch.buildGroups.find(({ identifier }) => identifier === SOURCE_GROUP);
  const prior = before && [before.currentBuildSummary, ...(before.priorBuildSummaryList ?? [])];
  const group: BuildGroup = {
    identifier: SOURCE_GROUP,
    ignoreFailure: false,
    currentBuildSummary: { arn, requestedOn: startTime, buildStatus },
    ...(prior && { priorBuildSummaryList: prior }),
  };
  return { ...batch, buildGroups: [group] };
}

/** The groups of the builds that were planned; each has the id of a build that has not started. */
export function plannedGroups(
  builds: readonly BatchBuild[],
  batch: BuildBatch,
  { newUuid, now }: { newUuid: () => string; now: number },
): BuildGroup[] {
  return builds.map(({ identifier, dependsOn, ignoreFailure }) => ({
    identifier,
    dependsOn,
    ignoreFailure,
    currentBuildSummary: pendingSummary(batch, newUuid(), now),
  }));
}

/** With the state of each build; those that are not named stay as they are. */
export function withStatuses(batch: BuildBatch, statuses: ReadonlyMap<string, GroupStatus>): BuildBatch {
  return {
    ...batch,
    buildGroups: batch.buildGroups.map((group) => {
      const buildStatus = statuses.get(group.identifier);
      return buildStatus === undefined
        ? group
        : { ...group, currentBuildSummary: { ...group.currentBuildSummary, buildStatus } };
    }),
  };
}

/** With what its builds left behind. */
export function withArtifacts(
  batch: BuildBatch,
  find: (buildId: string) => { build: Build; settings: BuildSettings } | undefined,
): BuildBatch {
  return {
    ...batch,
    buildGroups: batch.buildGroups.map((group) => {
      const { build, settings } = find(buildIdOf(group)) ?? {};
      if (!build?.buildComplete) return group;
      const { location = '' } = build.artifacts ?? {};
      const type = settings?.artifacts?.type ?? 'NO_ARTIFACTS';
      const primaryArtifact = { type, identifier: group.identifier, ...(location && { location }) };
      const secondaryArtifacts = (build.secondaryArtifacts ?? []).map((secondary) => ({
        type: 'S3' as const,
        identifier: secondary.artifactIdentifier,
        location: secondary.location,
      }));
      const summary = { ...group.currentBuildSummary, primaryArtifact, secondaryArtifacts };
      return { ...group, currentBuildSummary: summary };
    }),
  };
}

/** With new ids for the named builds; what became of them before is kept. */
export function withNewBuilds(
  batch: BuildBatch,
  identifiers: ReadonlySet<string>,
  { newUuid, now }: { newUuid: () => string; now: number },
): BuildBatch {
  return {
    ...batch,
    buildGroups: batch.buildGroups.map((group) => {
      const { currentBuildSummary: current, priorBuildSummaryList: prior = [], identifier } = group;
      if (!identifiers.has(identifier)) return group;
      return {
        ...group,
        currentBuildSummary: pendingSummary(batch, newUuid(), now),
        priorBuildSummaryList: [current, ...prior],
      };
    }),
  };
}

/** The id of the build that a group has now. */
export function buildIdOf({ currentBuildSummary: { arn } }: BuildGroup): string {
  return arn.slice(arn.indexOf('build/') + 'build/'.length);
}

function pendingSummary({ arn, projectName }: BuildBatch, uuid: string, now: number) {
  const base = arn.slice(0, arn.indexOf('build-batch/'));
  return {
    arn: `${base}build/${projectName}:${uuid}`,
    requestedOn: seconds(now),
    buildStatus: 'PENDING' as const,
  };
}
