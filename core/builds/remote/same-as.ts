import { createHash } from 'node:crypto';
import type { Build } from '@aws-sdk/client-codebuild';

/**
 * A digest of what builds must have in common for their results to be comparable, so that no value of a variable goes on from here;
 * undefined where no commit is known.
 */
export function sameAsOf(build: Build): string | undefined {
  const { projectName, resolvedSourceVersion, environment, source } = build;
  if (!/^[0-9a-f]{40,64}$/.test(resolvedSourceVersion ?? '')) return undefined;
  const { image, type, computeType, privilegedMode, environmentVariables = [] } = environment ?? {};
  const variables = environmentVariables.map(({ name, value, type: kind }) => [name, value, kind]).sort();
  const common = [
    projectName,
    resolvedSourceVersion,
    image,
    type,
    computeType,
    privilegedMode,
    variables,
    source?.buildspec,
    build.secondarySourceVersions,
    build.serviceRole,
    build.timeoutInMinutes,
  ];
  return createHash('sha256').update(JSON.stringify(common)).digest('hex');
}
