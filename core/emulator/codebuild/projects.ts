import type { Input } from '../input';
import { ACCOUNT, type EnvironmentVariable, type Project, type ProjectSource, seconds } from '../model';
import type { EmulatorContext, Operation } from '../operation';
import { pageOf } from '../paging';
import { invalidInput, ServiceError } from '../service-error';
import type { ProjectHeader } from '../store/project-records';

export const PAGE_SIZE = 100;

const PROJECT_NAME = /^[A-Za-z0-9][A-Za-z0-9\-_]{1,254}$/;

export const SOURCE_TYPES = [
  'BITBUCKET',
  'CODECOMMIT',
  'CODEPIPELINE',
  'GITHUB',
  'GITHUB_ENTERPRISE',
  'GITLAB',
  'GITLAB_SELF_MANAGED',
  'NO_SOURCE',
  'S3',
] as const;

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

/** Members of a project that are kept as they come: nothing here depends on them. */
const KEPT = [
  'secondarySources',
  'secondarySourceVersions',
  'secondaryArtifacts',
  'cache',
  'encryptionKey',
  'tags',
  'vpcConfig',
  'fileSystemLocations',
  'buildBatchConfig',
  'concurrentBuildLimit',
  'autoRetryLimit',
] as const;

export const listProjects: Operation = (input, { store }) => {
  const sortBy = input.oneOf('sortBy', ['NAME', 'CREATED_TIME', 'LAST_MODIFIED_TIME']) ?? 'NAME';
  const descending = input.oneOf('sortOrder', ['ASCENDING', 'DESCENDING']) === 'DESCENDING';
  const byName = (a: ProjectHeader, b: ProjectHeader) => (a.name < b.name ? -1 : 1);
  const time = ({ created, lastModified }: ProjectHeader) =>
    sortBy === 'CREATED_TIME' ? created : lastModified;
  const sorted = store
    .projects()
    .sort(sortBy === 'NAME' ? byName : (a, b) => time(a) - time(b) || byName(a, b));
  if (descending) sorted.reverse();
  const page = pageOf(sorted, ({ name }) => name, {
    nextToken: input.string('nextToken'),
    size: PAGE_SIZE,
    refuse: invalidInput,
  });
  return { projects: page.items.map(({ name }) => name), nextToken: page.nextToken };
};

export const batchGetProjects: Operation = (input, { store, region }) => {
  const names = input.strings('names', 100);
  const nameOf = (nameOrArn: string) => nameOrArn.replace(projectArn(region, ''), '');
  const projects = [...new Set(names)].flatMap((name) => store.project(nameOf(name)) ?? []);
  const projectsNotFound = names.filter((name) => !store.hasProject(nameOf(name)));
  return { projects, projectsNotFound };
};

export const createProject: Operation = (input, context) => {
  const project = readProject(input, context);
  if (context.store.hasProject(project.name)) {
    throw new ServiceError('ResourceAlreadyExistsException', `Project already exists: ${project.arn}`);
  }
  context.store.putProject(project);
  return { project };
};

/** Deleting what is not there succeeds, as on AWS; builds stay. */
export const deleteProject: Operation = (input, { store }) => {
  store.deleteProject(input.requiredString('name'));
  return {};
};

function readProject(input: Input, { clock, region }: EmulatorContext): Project {
  const name = input.requiredString('name');
  if (!PROJECT_NAME.test(name)) {
    throw invalidInput(
      `Invalid project name: "${name}". Use 2 to 255 letters, digits, hyphens and underscores.`,
    );
  }
  const artifacts = input.requiredObject('artifacts');
  const environment = input.requiredObject('environment');
  const time = seconds(clock.now());
  return {
    ...Object.fromEntries(KEPT.map((member) => [member, input.raw(member)])),
    name,
    arn: projectArn(region, name),
    description: input.string('description', { max: 255 }),
    source: readSource(input.requiredObject('source')),
    sourceVersion: input.string('sourceVersion'),
    artifacts: {
      type: artifacts.requiredOneOf('type', ['CODEPIPELINE', 'NO_ARTIFACTS', 'S3']),
      location: artifacts.string('location'),
      name: artifacts.string('name'),
    },
    environment: {
      type: environment.requiredOneOf('type', ENVIRONMENT_TYPES),
      image: environment.requiredString('image'),
      computeType: environment.requiredString('computeType') as 'BUILD_GENERAL1_SMALL',
      environmentVariables: readVariables(environment, 'environmentVariables') ?? [],
      privilegedMode: environment.boolean('privilegedMode') ?? false,
      imagePullCredentialsType:
        environment.oneOf('imagePullCredentialsType', ['CODEBUILD', 'SERVICE_ROLE']) ?? 'CODEBUILD',
    },
    serviceRole: input.requiredString('serviceRole'),
    timeoutInMinutes: input.integer('timeoutInMinutes', { min: 5, max: 2160 }) ?? 60,
    queuedTimeoutInMinutes: input.integer('queuedTimeoutInMinutes', { min: 5, max: 480 }) ?? 480,
    logsConfig: readLogsConfig(input.object('logsConfig')),
    badge: { badgeEnabled: false },
    projectVisibility: 'PRIVATE',
    created: time,
    lastModified: time,
  };
}

function readSource(source: Input): ProjectSource {
  const type = source.requiredOneOf('type', SOURCE_TYPES);
  const location = source.string('location');
  const buildspec = source.string('buildspec');
  if (type === 'NO_SOURCE' && !buildspec) {
    throw invalidInput('Invalid project source: a project of type NO_SOURCE needs a buildspec.');
  }
  if (type !== 'NO_SOURCE' && type !== 'CODEPIPELINE' && !location) {
    throw invalidInput(`Invalid project source: location is required for type ${type}.`);
  }
  return { type, location, buildspec, gitCloneDepth: source.integer('gitCloneDepth', { min: 0 }) };
}

function readLogsConfig(config: Input | undefined): Project['logsConfig'] {
  const logs = config?.object('cloudWatchLogs');
  if (!logs) return undefined;
  return {
    cloudWatchLogs: {
      status: logs.requiredOneOf('status', ['ENABLED', 'DISABLED']),
      groupName: logs.string('groupName', { min: 1 }),
      streamName: logs.string('streamName', { min: 1 }),
    },
  };
}

/** Environment variables of a project, or the overrides of a build. */
export function readVariables(input: Input, name: string): EnvironmentVariable[] | undefined {
  return input.objects(name)?.map((variable) => ({
    name: variable.requiredString('name'),
    value: variable.requiredString('value', {}),
    type: variable.oneOf('type', ['PLAINTEXT', 'PARAMETER_STORE', 'SECRETS_MANAGER']) ?? 'PLAINTEXT',
  }));
}

export function projectArn(region: string, name: string): string {
  return `arn:aws:codebuild:${region}:${ACCOUNT}:project/${name}`;
}
