import type { Input } from '../input';
import { ACCOUNT, type Project, seconds } from '../model';
import type { EmulatorContext, Operation } from '../operation';
import { pageOf } from '../paging';
import { invalidInput, notFound, ServiceError } from '../service-error';
import type { ProjectHeader } from '../store/project-records';
import {
  readArtifacts,
  readBatchConfig,
  readCache,
  readEnvironment,
  readLogsConfig,
  readRest,
  readSecondaryArtifacts,
} from './settings';
import { readSecondarySources, readSource, readSourceVersions } from './source-settings';

export const PAGE_SIZE = 100;

const PROJECT_NAME = /^[A-Za-z0-9][A-Za-z0-9\-_]{1,254}$/;

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
  const projects = [...new Set(names)].flatMap((name) => store.project(nameOf(name, region)) ?? []);
  const projectsNotFound = names.filter((name) => !store.hasProject(nameOf(name, region)));
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

export const updateProject: Operation = (input, context) => {
  const { store, clock } = context;
  const name = input.requiredString('name');
  const before = existingProject(name, context);
  const changes = Object.entries(readSettings(input)).filter(([, value]) => value !== undefined);
  const project = { ...before, ...Object.fromEntries(changes), lastModified: seconds(clock.now()) };
  store.putProject(project);
  return { project };
};

function readProject(input: Input, { clock, region }: EmulatorContext): Project {
  const name = input.requiredString('name');
  if (!PROJECT_NAME.test(name)) {
    throw invalidInput(
      `Invalid project name: "${name}". Use 2 to 255 letters, digits, hyphens and underscores.`,
    );
  }
  const time = seconds(clock.now());
  return {
    ...readSettings(input),
    name,
    arn: projectArn(region, name),
    source: readSource(input.requiredObject('source')),
    artifacts: readArtifacts(input.requiredObject('artifacts')),
    environment: readEnvironment(input.requiredObject('environment')),
    cache: readCache(input.object('cache')) ?? { type: 'NO_CACHE' },
    serviceRole: input.requiredString('serviceRole'),
    timeoutInMinutes: input.integer('timeoutInMinutes') ?? 60,
    queuedTimeoutInMinutes: input.integer('queuedTimeoutInMinutes') ?? 480,
    badge: { badgeEnabled: input.boolean('badgeEnabled') ?? false },
    projectVisibility: 'PRIVATE',
    created: time,
    lastModified: time,
  };
}

/** What CreateProject and UpdateProject have in common; undefined where it is not given. */
function readSettings(input: Input): Partial<Project> {
  const [source, artifacts, environment] = ['source', 'artifacts', 'environment'].map((name) =>
    input.object(name),
  );
  const badgeEnabled = input.boolean('badgeEnabled');
  return {
    ...readRest(input),
    description: input.string('description', { max: 255 }),
    source: source && readSource(source),
    sourceVersion: input.string('sourceVersion'),
    secondarySources: readSecondarySources(input, 'secondarySources'),
    secondarySourceVersions: readSourceVersions(input, 'secondarySourceVersions'),
    artifacts: artifacts && readArtifacts(artifacts),
    secondaryArtifacts: readSecondaryArtifacts(input, 'secondaryArtifacts'),
    environment: environment && readEnvironment(environment),
    cache: readCache(input.object('cache')),
    serviceRole: input.string('serviceRole', { min: 1 }),
    timeoutInMinutes: input.integer('timeoutInMinutes', { min: 5, max: 2160 }),
    queuedTimeoutInMinutes: input.integer('queuedTimeoutInMinutes', { min: 5, max: 480 }),
    logsConfig: readLogsConfig(input.object('logsConfig')),
    buildBatchConfig: readBatchConfig(input.object('buildBatchConfig')),
    concurrentBuildLimit: input.integer('concurrentBuildLimit', { min: -1 }),
    autoRetryLimit: input.integer('autoRetryLimit', { min: 0 }),
    badge: badgeEnabled === undefined ? undefined : { badgeEnabled },
  };
}

/** Throws where there is none of that name. */
export function existingProject(name: string, { store, region }: EmulatorContext): Project {
  const project = store.project(nameOf(name, region));
  if (!project) throw projectNotFound(name, region);
  return project;
}

export function projectNotFound(name: string, region: string): ServiceError {
  return notFound(`Project cannot be found: ${projectArn(region, nameOf(name, region))}`);
}

function nameOf(nameOrArn: string, region: string): string {
  return nameOrArn.replace(projectArn(region, ''), '');
}

function projectArn(region: string, name: string): string {
  return `arn:aws:codebuild:${region}:${ACCOUNT}:project/${name}`;
}
