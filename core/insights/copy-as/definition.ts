import type {
  CreateProjectCommandInput,
  CreateWebhookCommandInput,
  Project,
  Tag,
  UpdateProjectVisibilityCommandInput,
} from '@aws-sdk/client-codebuild';
import { isLambda } from '../check/project-parts';
import { withoutSecrets } from './without-secrets';

/** All that makes a project, in the names of the API: what it is created with, its webhook, and who sees its builds. */
export type ProjectDefinition = CreateProjectCommandInput & {
  webhook?: Omit<CreateWebhookCommandInput, 'projectName'>;
  visibility?: Pick<UpdateProjectVisibilityCommandInput, 'projectVisibility' | 'resourceAccessRole'>;
};

/** A definition without secrets, and what is otherwise than in the project. */
export interface CopiedProject {
  definition: ProjectDefinition;
  arn?: string;
  /** What has a placeholder in place of its value, as people call it. */
  replaced: string[];
  /** What no definition can have. */
  omitted: string[];
}

/** Leaves out what the service itself adds: ARN, dates, status, addresses and secrets of webhooks. */
export function copiedProject(project: Project): CopiedProject {
  const { definition, replaced } = withoutSecrets(definitionOf(project));
  const reserved = (project.tags ?? []).filter(isReserved).map(({ key }) => `the tag ${key}`);
  return { definition: compact(definition), arn: project.arn, replaced, omitted: reserved };
}

function definitionOf(project: Project): ProjectDefinition {
  const { name, description, source, secondarySources, sourceVersion, secondarySourceVersions } = project;
  const { artifacts, secondaryArtifacts, cache, serviceRole, encryptionKey, vpcConfig, logsConfig } = project;
  const { fileSystemLocations, buildBatchConfig, concurrentBuildLimit, autoRetryLimit, badge } = project;
  // on Lambda they cannot be set
  const { timeoutInMinutes, queuedTimeoutInMinutes } = isLambda(project) ? ({} as Project) : project;
  return {
    name,
    description,
    source,
    sourceVersion,
    secondarySources,
    secondarySourceVersions,
    artifacts,
    secondaryArtifacts,
    cache,
    environment: environmentOf(project),
    serviceRole,
    timeoutInMinutes,
    queuedTimeoutInMinutes,
    encryptionKey,
    // the API gives one of nothing, too
    vpcConfig: vpcConfig?.vpcId ? vpcConfig : undefined,
    logsConfig,
    fileSystemLocations,
    buildBatchConfig,
    concurrentBuildLimit,
    autoRetryLimit,
    badgeEnabled: badge?.badgeEnabled,
    tags: project.tags?.filter((tag) => !isReserved(tag)),
    webhook: webhookOf(project),
    visibility: visibilityOf(project),
  };
}

function environmentOf({ environment }: Project): ProjectDefinition['environment'] {
  if (!environment?.dockerServer) return environment;
  const { computeType, securityGroupIds } = environment.dockerServer;
  return { ...environment, dockerServer: { computeType, securityGroupIds } };
}

function webhookOf({ webhook }: Project): ProjectDefinition['webhook'] {
  if (!webhook) return undefined;
  const { branchFilter, filterGroups, buildType, manualCreation, scopeConfiguration } = webhook;
  const { pullRequestBuildPolicy } = webhook;
  return {
    buildType,
    branchFilter,
    filterGroups,
    manualCreation,
    scopeConfiguration,
    pullRequestBuildPolicy,
  };
}

/** Private is what a project is anyway. */
function visibilityOf({ projectVisibility, resourceAccessRole }: Project): ProjectDefinition['visibility'] {
  if (projectVisibility === undefined || projectVisibility === 'PRIVATE') return undefined;
  return { projectVisibility, resourceAccessRole };
}

/** AWS sets them itself, as CloudFormation does, and nobody else may. */
function isReserved({ key = '' }: Tag): boolean {
  return key.startsWith('aws:');
}

/** Without what is not there, and lists of nothing. */
function compact<T>(value: T): T {
  if (Array.isArray(value)) return value.map(compact) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined && each !== null && !(Array.isArray(each) && each.length === 0))
    .map(([key, each]) => [key, compact(each)]);
  return Object.fromEntries(entries) as T;
}
