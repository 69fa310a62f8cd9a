import type { PhaseContext } from '../../builds/events';
import type { Batch } from '../../buildspec/batch';
import type { BuildBatch } from '../model';

/** Why a project does not allow a batch; undefined where it does. CodeBuild's own words for it are not known. */
export function whyRestricted(
  { builds }: Batch,
  { buildBatchConfig, environment }: Pick<BuildBatch, 'buildBatchConfig' | 'environment'>,
): PhaseContext | undefined {
  const { maximumBuildsAllowed, computeTypesAllowed = [] } = buildBatchConfig?.restrictions ?? {};
  if (maximumBuildsAllowed !== undefined && builds.length > maximumBuildsAllowed)
    return refusal(
      `The batch has ${builds.length} builds; the project allows ${maximumBuildsAllowed} (maximumBuildsAllowed).`,
    );
  const other = builds.find(({ env }) => !isAllowed(env.computeType ?? environment.computeType));
  if (computeTypesAllowed.length === 0 || !other) return undefined;
  const type = other.env.computeType ?? environment.computeType;
  return refusal(
    `${other.identifier} has the compute type ${type}; the project allows ${computeTypesAllowed.join(', ')} (computeTypesAllowed).`,
  );

  function isAllowed(computeType: string | undefined): boolean {
    return computeTypesAllowed.some((allowed) => allowed === computeType);
  }
}

function refusal(message: string): PhaseContext {
  return { statusCode: 'BATCH_SPEC_VALIDATION_ERROR', message };
}
