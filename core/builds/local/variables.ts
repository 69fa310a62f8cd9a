import type { Buildspec } from '../../buildspec/buildspec';
import type { LocalBuildRequest } from './request';
import type { SourceFiles } from './source-files';
import type { SourceDirectories } from './sources';

export interface BuildVariables {
  variables: Map<string, string>;
  /** Names that no shell can hold; they are left out. */
  refused: string[];
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** True for what a shell takes as the name of a variable. */
export function isVariableName(name: string): boolean {
  return NAME.test(name);
}

/**
 * The variables that commands begin with, beside the image's: CodeBuild's own (AWS docs build-env-ref-env-vars), the
 * buildspec's, and the request's, each over the ones before.
 */
export function buildVariables(
  request: LocalBuildRequest,
  buildspec: Buildspec,
  directories: SourceDirectories,
  source: SourceFiles | undefined,
  startTime: number,
): BuildVariables {
  const all = [
    ...Object.entries(ownVariables(request, directories, source, startTime)),
    ...Object.entries(buildspec.env.variables),
    ...request.environmentVariables
      .filter(({ type = 'PLAINTEXT' }) => type === 'PLAINTEXT')
      .map(({ name, value }): [string, string] => [name, value]),
  ];
  const { parameterStore, secretsManager } = buildspec.env;
  const names = [...all.map(([name]) => name), ...Object.keys({ ...parameterStore, ...secretsManager })];
  return {
    variables: new Map(all.filter(([name]) => isVariableName(name))),
    refused: [...new Set(names.filter((name) => !isVariableName(name)))],
  };
}

function ownVariables(
  request: LocalBuildRequest,
  { primary, secondary }: SourceDirectories,
  source: SourceFiles | undefined,
  startTime: number,
): Record<string, string> {
  const { buildId, buildNumber, image, initiator, region, accountId = '000000000000' } = request;
  const { batchBuildIdentifier } = request;
  const [project = '', uuid = ''] = buildId.split(':');
  const arn = `arn:aws:codebuild:${region}:${accountId}`;
  return {
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    ...(batchBuildIdentifier !== undefined && { CODEBUILD_BATCH_BUILD_IDENTIFIER: batchBuildIdentifier }),
    CODEBUILD_BUILD_ARN: `${arn}:build/${buildId}`,
    CODEBUILD_BUILD_ID: buildId,
    CODEBUILD_BUILD_IMAGE: image,
    CODEBUILD_BUILD_NUMBER: String(buildNumber),
    CODEBUILD_CI: 'true',
    CODEBUILD_INITIATOR: initiator,
    CODEBUILD_LOG_PATH: uuid,
    CODEBUILD_PROJECT_ARN: `${arn}:project/${project}`,
    CODEBUILD_START_TIME: String(startTime),
    CODEBUILD_SRC_DIR: primary,
    ...Object.fromEntries(Object.entries(secondary).map(([id, path]) => [`CODEBUILD_SRC_DIR_${id}`, path])),
    ...(source?.version && {
      CODEBUILD_SOURCE_VERSION: source.version,
      CODEBUILD_RESOLVED_SOURCE_VERSION: source.version,
    }),
    ...(source?.repositoryUrl && { CODEBUILD_SOURCE_REPO_URL: source.repositoryUrl }),
  };
}
