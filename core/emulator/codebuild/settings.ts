import { bucketOf } from '../builds/artifact-key';
import type { Input } from '../input';
import type {
  EnvironmentVariable,
  Project,
  ProjectArtifacts,
  ProjectBatchConfig,
  ProjectCache,
  ProjectEnvironment,
  ProjectLogsConfig,
} from '../model';
import { BUCKET_NAME } from '../s3/buckets';
import { invalidInput } from '../service-error';

export const ENVIRONMENT_TYPES = [
  'ARM_CONTAINER',
  'ARM_EC2',
  'ARM_LAMBDA_CONTAINER',
  'LINUX_CONTAINER',
  'LINUX_EC2',
  'LINUX_GPU_CONTAINER',
  'LINUX_LAMBDA_CONTAINER',
  'MAC_ARM',
  'WINDOWS_CONTAINER',
  'WINDOWS_EC2',
  'WINDOWS_SERVER_2019_CONTAINER',
  'WINDOWS_SERVER_2022_CONTAINER',
] as const;

export const COMPUTE_TYPES = [
  'ATTRIBUTE_BASED_COMPUTE',
  'BUILD_GENERAL1_2XLARGE',
  'BUILD_GENERAL1_LARGE',
  'BUILD_GENERAL1_MEDIUM',
  'BUILD_GENERAL1_SMALL',
  'BUILD_GENERAL1_XLARGE',
  'BUILD_LAMBDA_10GB',
  'BUILD_LAMBDA_1GB',
  'BUILD_LAMBDA_2GB',
  'BUILD_LAMBDA_4GB',
  'BUILD_LAMBDA_8GB',
  'CUSTOM_INSTANCE_TYPE',
] as const;

export const PULL_CREDENTIALS = ['CODEBUILD', 'SERVICE_ROLE'] as const;
export const HOST_KERNELS = ['LINUX_KERNEL_4', 'LINUX_KERNEL_6', 'LINUX_KERNEL_LATEST'] as const;
const VARIABLE_TYPES = ['PLAINTEXT', 'PARAMETER_STORE', 'SECRETS_MANAGER'] as const;
const CACHE_MODES = ['LOCAL_CUSTOM_CACHE', 'LOCAL_DOCKER_LAYER_CACHE', 'LOCAL_SOURCE_CACHE'] as const;
const BUCKET_ACCESS = ['NONE', 'READ_ONLY', 'FULL'] as const;

export function readArtifacts(artifacts: Input): ProjectArtifacts {
  const type = artifacts.requiredOneOf('type', ['CODEPIPELINE', 'NO_ARTIFACTS', 'S3']);
  const location = artifacts.string('location');
  if (type === 'S3') refuseNoBucket('Invalid artifacts', location);
  return {
    type,
    location,
    path: artifacts.string('path'),
    namespaceType: artifacts.oneOf('namespaceType', ['NONE', 'BUILD_ID']),
    name: artifacts.string('name'),
    packaging: artifacts.oneOf('packaging', ['NONE', 'ZIP']),
    overrideArtifactName: artifacts.boolean('overrideArtifactName'),
    encryptionDisabled: artifacts.boolean('encryptionDisabled'),
    artifactIdentifier: artifacts.string('artifactIdentifier'),
    bucketOwnerAccess: artifacts.oneOf('bucketOwnerAccess', BUCKET_ACCESS),
  };
}

function refuseNoBucket(what: string, location = ''): void {
  const { bucket } = bucketOf(location);
  if (!BUCKET_NAME.test(bucket)) throw invalidInput(`${what}: location "${location}" names no bucket.`);
}

export function readSecondaryArtifacts(input: Input, name: string): ProjectArtifacts[] | undefined {
  return input.objects(name)?.map((artifacts) => {
    artifacts.requiredString('artifactIdentifier');
    return readArtifacts(artifacts);
  });
}

export function readEnvironment(environment: Input): ProjectEnvironment {
  return {
    type: environment.requiredOneOf('type', ENVIRONMENT_TYPES),
    image: environment.requiredString('image'),
    computeType: environment.requiredOneOf('computeType', COMPUTE_TYPES),
    computeConfiguration: environment.raw(
      'computeConfiguration',
    ) as ProjectEnvironment['computeConfiguration'],
    fleet: environment.raw('fleet') as ProjectEnvironment['fleet'],
    environmentVariables: readVariables(environment, 'environmentVariables') ?? [],
    privilegedMode: environment.boolean('privilegedMode') ?? false,
    certificate: environment.string('certificate'),
    registryCredential: readRegistryCredential(environment.object('registryCredential')),
    imagePullCredentialsType: environment.oneOf('imagePullCredentialsType', PULL_CREDENTIALS) ?? 'CODEBUILD',
    dockerServer: environment.raw('dockerServer') as ProjectEnvironment['dockerServer'],
    hostKernel: environment.oneOf('hostKernel', HOST_KERNELS),
  };
}

export function readRegistryCredential(
  credential: Input | undefined,
): ProjectEnvironment['registryCredential'] {
  return (
    credential && {
      credential: credential.requiredString('credential'),
      credentialProvider: credential.requiredOneOf('credentialProvider', ['SECRETS_MANAGER']),
    }
  );
}

/** Environment variables of a project, or the overrides of a build. */
export function readVariables(input: Input, name: string): EnvironmentVariable[] | undefined {
  return input.objects(name)?.map((variable) => ({
    name: variable.requiredString('name'),
    value: variable.requiredString('value', {}),
    type: variable.oneOf('type', VARIABLE_TYPES) ?? 'PLAINTEXT',
  }));
}

export function readCache(cache: Input | undefined): ProjectCache | undefined {
  if (!cache) return undefined;
  const type = cache.requiredOneOf('type', ['NO_CACHE', 'S3', 'LOCAL']);
  const location = cache.string('location');
  if (type === 'S3' && !location) throw invalidInput('Invalid cache: location is required for type S3.');
  return {
    type,
    location,
    modes: cache.listOf('modes', CACHE_MODES),
    cacheNamespace: cache.string('cacheNamespace'),
  };
}

export function readLogsConfig(config: Input | undefined): ProjectLogsConfig | undefined {
  if (!config) return undefined;
  const [cloudWatch, s3] = [config.object('cloudWatchLogs'), config.object('s3Logs')];
  const statuses = ['ENABLED', 'DISABLED'] as const;
  const s3Status = s3?.requiredOneOf('status', statuses);
  const location = s3?.string('location');
  if (s3Status === 'ENABLED') refuseNoBucket('Invalid S3 logs', location);
  return {
    cloudWatchLogs: cloudWatch && {
      status: cloudWatch.requiredOneOf('status', statuses),
      groupName: cloudWatch.string('groupName', { min: 1 }),
      streamName: cloudWatch.string('streamName', { min: 1 }),
    },
    s3Logs: s3 && {
      status: s3Status,
      location,
      encryptionDisabled: s3.boolean('encryptionDisabled'),
      bucketOwnerAccess: s3.oneOf('bucketOwnerAccess', BUCKET_ACCESS),
    },
  };
}

export function readBatchConfig(config: Input | undefined): ProjectBatchConfig | undefined {
  if (!config) return undefined;
  const restrictions = config.object('restrictions');
  return {
    serviceRole: config.string('serviceRole', { min: 1 }),
    combineArtifacts: config.boolean('combineArtifacts'),
    restrictions: restrictions && {
      maximumBuildsAllowed: restrictions.integer('maximumBuildsAllowed', { min: 1 }),
      computeTypesAllowed: restrictions.listOf('computeTypesAllowed', COMPUTE_TYPES),
      fleetsAllowed: restrictions.raw('fleetsAllowed') as string[] | undefined,
    },
    timeoutInMins: config.integer('timeoutInMins', { min: 5, max: 2160 }),
    batchReportMode: config.oneOf('batchReportMode', ['REPORT_AGGREGATED_BATCH', 'REPORT_INDIVIDUAL_BUILDS']),
  };
}

/** Members that are kept as they come: nothing here depends on them. */
export function readRest(
  input: Input,
): Pick<Project, 'encryptionKey' | 'tags' | 'vpcConfig' | 'fileSystemLocations'> {
  return {
    encryptionKey: input.string('encryptionKey'),
    tags: input.raw('tags') as Project['tags'],
    vpcConfig: input.raw('vpcConfig') as Project['vpcConfig'],
    fileSystemLocations: input.raw('fileSystemLocations') as Project['fileSystemLocations'],
  };
}
