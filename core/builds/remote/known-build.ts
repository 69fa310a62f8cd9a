import type { Build } from '@aws-sdk/client-codebuild';
import type { StatusType } from '../events';
import type { KnownBuild, OtherBuild } from '../failures/known-build';
import { looksSecret } from '../secret-names';
import { sameAsOf } from './same-as';

const COMMIT = /^[0-9a-f]{40,64}$/;

/** What the API tells of a build that may explain its failure. The buildspec and other builds are for the caller to add. */
export function knownBuild(build: Build): KnownBuild {
  const { environment, vpcConfig, source, cache, timeoutInMinutes, queuedTimeoutInMinutes } = build;
  return {
    ...common(build),
    computeType: environment?.computeType,
    timeoutMinutes: timeoutInMinutes,
    queuedTimeoutMinutes: queuedTimeoutInMinutes,
    cacheType: cache?.type,
    sourceType: source?.type,
    inVpc: vpcConfig?.vpcId !== undefined && vpcConfig.vpcId !== '',
    accountId: build.arn?.split(':')[4],
    secrets: secretsOf(build),
  };
}

/** Of variables that stand with the build as plain text, though their names are those of secrets. */
function secretsOf({ environment }: Build): string[] {
  return (environment?.environmentVariables ?? []).flatMap(({ name = '', value = '', type = 'PLAINTEXT' }) =>
    type === 'PLAINTEXT' && looksSecret(name) ? value : [],
  );
}

/** The same of an earlier or later build of the buildspec, to compare a failure with. */
export function otherBuild(build: Build): OtherBuild {
  return {
    ...common(build),
    buildStatus: (build.buildStatus as StatusType | undefined) ?? 'IN_PROGRESS',
  };
}

function common(build: Build) {
  const { arn, projectName, buildNumber, environment, resolvedSourceVersion } = build;
  return {
    name: `${projectName ?? 'build'}${buildNumber === undefined ? '' : ` #${buildNumber}`}`,
    runsOn: 'cloud' as const,
    // a pipeline and S3 have versions of their own
    commit: COMMIT.exec(resolvedSourceVersion ?? '')?.[0],
    sameAs: sameAsOf(build),
    image: environment?.image,
    privileged: environment?.privilegedMode,
    region: arn?.split(':')[3],
    variableNames: environment?.environmentVariables?.flatMap(({ name }) => name ?? []),
  };
}
