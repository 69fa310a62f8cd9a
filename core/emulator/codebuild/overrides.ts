import type { BuildParts } from '../builds/build-record';
import { mergeVariables } from '../builds/merge-variables';
import type { BuildSettings } from '../builds/settings';
import type { Input } from '../input';
import type { EnvironmentVariable, Project } from '../model';
import {
  COMPUTE_TYPES,
  ENVIRONMENT_TYPES,
  HOST_KERNELS,
  PULL_CREDENTIALS,
  readArtifacts,
  readBatchConfig,
  readCache,
  readLogsConfig,
  readRegistryCredential,
  readSecondaryArtifacts,
  readVariables,
} from './settings';
import {
  readAuth,
  readSecondarySources,
  readSourceVersions,
  readStatusConfig,
  readSubmodules,
  SOURCE_TYPES,
} from './source-settings';

/** What StartBuild and StartBuildBatch take in common. */
interface Overridden {
  parts: BuildParts;
  settings: BuildSettings;
  /** The variables that were given with the call. */
  variables: EnvironmentVariable[];
}

/** The project's settings with the overrides of a StartBuild or a StartBuildBatch. */
function readOverrides(project: Project, input: Input): Overridden {
  const variables = readVariables(input, 'environmentVariablesOverride') ?? [];
  const artifacts = input.object('artifactsOverride');
  return {
    variables,
    settings: {
      artifacts: artifacts ? readArtifacts(artifacts) : project.artifacts,
      secondaryArtifacts:
        readSecondaryArtifacts(input, 'secondaryArtifactsOverride') ?? project.secondaryArtifacts,
      logsConfig: { ...project.logsConfig, ...definedOf(readLogsConfig(input.object('logsConfigOverride'))) },
    },
    parts: {
      sourceVersion: input.string('sourceVersion') ?? project.sourceVersion,
      source: readSourceOverrides(project.source, input),
      secondarySources:
        readSecondarySources(input, 'secondarySourcesOverride') ?? project.secondarySources ?? [],
      secondarySourceVersions:
        readSourceVersions(input, 'secondarySourcesVersionOverride') ?? project.secondarySourceVersions ?? [],
      environment: readEnvironmentOverrides(project.environment, input, variables),
      cache: readCache(input.object('cacheOverride')) ?? project.cache,
      queuedTimeoutInMinutes:
        input.integer('queuedTimeoutInMinutesOverride', { min: 5, max: 480 }) ??
        project.queuedTimeoutInMinutes,
      serviceRole: input.string('serviceRoleOverride', { min: 1 }) ?? project.serviceRole,
      encryptionKey: input.string('encryptionKeyOverride', { min: 1 }) ?? project.encryptionKey,
      vpcConfig: project.vpcConfig,
      fileSystemLocations: project.fileSystemLocations,
      debugSession: input.boolean('debugSessionEnabled') ? { sessionEnabled: true } : undefined,
    },
  };
}

/** What StartBuild alone takes. */
export function readBuildOverrides(
  project: Project,
  input: Input,
): { parts: BuildParts; settings: BuildSettings } {
  const { parts, settings } = readOverrides(project, input);
  const autoRetryLimit = input.integer('autoRetryLimitOverride', { min: 0 }) ?? project.autoRetryLimit;
  const { source, environment } = parts;
  return {
    settings,
    parts: {
      ...parts,
      source: {
        ...source,
        reportBuildStatus: input.boolean('reportBuildStatusOverride') ?? source.reportBuildStatus,
        buildStatusConfig:
          readStatusConfig(input.object('buildStatusConfigOverride')) ?? source.buildStatusConfig,
      },
      environment: {
        ...environment,
        fleet: (input.raw('fleetOverride') as typeof environment.fleet) ?? environment.fleet,
        hostKernel: input.oneOf('hostKernelOverride', HOST_KERNELS) ?? environment.hostKernel,
      },
      timeoutInMinutes:
        input.integer('timeoutInMinutesOverride', { min: 5, max: 2160 }) ?? project.timeoutInMinutes,
      autoRetryConfig: autoRetryLimit ? { autoRetryLimit, autoRetryNumber: 0 } : undefined,
    },
  };
}

/** What StartBuildBatch alone takes. */
export function readBatchOverrides(project: Project, input: Input) {
  const { parts, settings, variables } = readOverrides(project, input);
  const reports = input.boolean('reportBuildBatchStatusOverride') ?? parts.source.reportBuildStatus;
  return {
    variables,
    settings,
    parts: {
      ...parts,
      source: { ...parts.source, reportBuildStatus: reports },
      timeoutInMinutes:
        input.integer('buildTimeoutInMinutesOverride', { min: 5, max: 2160 }) ?? project.timeoutInMinutes,
    },
    config: {
      ...project.buildBatchConfig,
      ...definedOf(readBatchConfig(input.object('buildBatchConfigOverride'))),
    },
  };
}

function readSourceOverrides(source: Project['source'], input: Input): Project['source'] {
  return {
    ...source,
    type: input.oneOf('sourceTypeOverride', SOURCE_TYPES) ?? source.type,
    location: input.string('sourceLocationOverride') ?? source.location,
    auth: readAuth(input.object('sourceAuthOverride')) ?? source.auth,
    buildspec: input.string('buildspecOverride') ?? source.buildspec,
    gitCloneDepth: input.integer('gitCloneDepthOverride', { min: 0 }) ?? source.gitCloneDepth,
    gitSubmodulesConfig:
      readSubmodules(input.object('gitSubmodulesConfigOverride')) ?? source.gitSubmodulesConfig,
    insecureSsl: input.boolean('insecureSslOverride') ?? source.insecureSsl,
  };
}

function readEnvironmentOverrides(
  environment: Project['environment'],
  input: Input,
  variables: EnvironmentVariable[],
): Project['environment'] {
  return {
    ...environment,
    type: input.oneOf('environmentTypeOverride', ENVIRONMENT_TYPES) ?? environment.type,
    image: input.string('imageOverride', { min: 1 }) ?? environment.image,
    computeType: input.oneOf('computeTypeOverride', COMPUTE_TYPES) ?? environment.computeType,
    certificate: input.string('certificateOverride') ?? environment.certificate,
    privilegedMode: input.boolean('privilegedModeOverride') ?? environment.privilegedMode,
    registryCredential:
      readRegistryCredential(input.object('registryCredentialOverride')) ?? environment.registryCredential,
    imagePullCredentialsType:
      input.oneOf('imagePullCredentialsTypeOverride', PULL_CREDENTIALS) ??
      environment.imagePullCredentialsType,
    environmentVariables: mergeVariables(environment.environmentVariables ?? [], variables),
  };
}

function definedOf<Value extends object>(value: Value | undefined): Partial<Value> {
  const defined = Object.entries(value ?? {}).filter(([, member]) => member !== undefined);
  return Object.fromEntries(defined) as Partial<Value>;
}
