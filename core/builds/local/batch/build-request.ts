import { join } from 'node:path';
import type { BatchBuild } from '../../../buildspec/batch';
import { computeSize } from '../compute-size';
import type { LocalBuildRequest } from '../request';
import { readBuildspecIn } from './read-buildspec';
import type { LocalBatchRequest } from './request';

/** The ordinary build that one build of a batch is: the batch's own, with what that build changes. */
export async function buildRequestOf(
  batch: LocalBatchRequest,
  build: BatchBuild,
  { buildId, index }: { buildId: string /** From 0, in the buildspec. */; index: number },
): Promise<LocalBuildRequest> {
  const { build: common } = batch;
  const { environmentVariables } = common;
  // an archive cannot hold another, so that each build has its own beside it
  const below = (place: string | undefined) =>
    place?.endsWith('.zip')
      ? `${place.slice(0, -'.zip'.length)}-${build.identifier}.zip`
      : place && join(place, build.identifier);
  const given = new Set(environmentVariables.map(({ name }) => name));
  const own = { ...valuesOf(batch.projectVariables ?? []), ...build.env.variables };
  return {
    ...common,
    buildId,
    buildNumber: common.buildNumber + index,
    batchBuildIdentifier: build.identifier,
    shard: build.shard,
    buildspec: await buildspecOf(common, build),
    // who starts the batch has the last word
    environmentVariables: [
      ...Object.entries(own).flatMap(([name, value]) => (given.has(name) ? [] : { name, value })),
      ...environmentVariables,
    ],
    image: build.env.image ?? common.image,
    imageOrigin: build.env.image === undefined ? common.imageOrigin : undefined,
    size: sizeOf(batch, build),
    privileged: isPrivileged(batch, build),
    artifactsDirectory: below(common.artifactsDirectory),
    reportsDirectory: below(common.reportsDirectory),
  };
}

function valuesOf(variables: readonly { name: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}

/** As large as the build's own machine, where the builds are to be as large as those of CodeBuild at all. */
function sizeOf(
  { build: { size } }: LocalBatchRequest,
  { env: { type = 'LINUX_CONTAINER', computeType } }: BatchBuild,
): LocalBuildRequest['size'] {
  return size && (computeSize(type, computeType) ?? size);
}

/** A buildspec can refuse the privileges that its user allows, but not take what the user has not allowed. */
function isPrivileged(
  { build: { privileged = false }, allowPrivileged = privileged }: LocalBatchRequest,
  { env: { privilegedMode = privileged } }: BatchBuild,
): boolean {
  return privilegedMode && allowPrivileged;
}

async function buildspecOf(
  { buildspec, source }: LocalBatchRequest['build'],
  { buildspec: path }: BatchBuild,
): Promise<LocalBuildRequest['buildspec']> {
  if (path === undefined || path === buildspec.path) return buildspec;
  return { text: source === undefined ? undefined : await readBuildspecIn(source, path), path };
}
