import { randomUUID } from 'node:crypto';
import { type BuildParts, newBuild } from '../builds/build-record';
import type { Input } from '../input';
import { ACCOUNT, type Build, type EnvironmentVariable, type Project } from '../model';
import type { EmulatorContext, Operation } from '../operation';
import { invalidInput, notFound } from '../service-error';
import { findBuild } from './builds';
import { ENVIRONMENT_TYPES, projectArn, readVariables, SOURCE_TYPES } from './projects';

const TOKEN_VALID = 5 * 60_000;

export const startBuild: Operation = (input, context) => {
  const projectName = input.requiredString('projectName');
  const project = context.store.project(projectName);
  if (!project) throw notFound(`Project cannot be found: ${projectArn(context.region, projectName)}`);
  return { build: once(input, context, () => submit(project, readParts(project, input), context)) };
};

export const retryBuild: Operation = (input, context) => {
  const before = existingBuild(input, context);
  const project = context.store.project(before.projectName);
  if (!project) throw notFound(`Project cannot be found: ${projectArn(context.region, before.projectName)}`);
  const { source, environment, sourceVersion, timeoutInMinutes, queuedTimeoutInMinutes, cache, serviceRole } =
    before;
  const parts = {
    source,
    environment,
    sourceVersion,
    timeoutInMinutes,
    queuedTimeoutInMinutes,
    cache,
    serviceRole,
  };
  return { build: once(input, context, () => submit(project, parts, context)) };
};

/** The answer does not wait for the engine to clean up: the record follows. An ended build is answered as it is. */
export const stopBuild: Operation = (input, context) => {
  const build = existingBuild(input, context);
  if (build.buildComplete) return { build };
  void context.runner.stop(build.id);
  return { build: { ...(context.store.build(build.id) ?? build), buildStatus: 'STOPPED' } };
};

function existingBuild(input: Input, context: EmulatorContext): Build {
  const id = input.requiredString('id');
  const build = findBuild(id, context);
  if (!build)
    throw notFound(`Build does not exist: arn:aws:codebuild:${context.region}:${ACCOUNT}:build/${id}`);
  return build;
}

/** The same token with the same parameters answers with the same build for five minutes; with others it is refused. */
function once(input: Input, { idempotency, clock, store }: EmulatorContext, start: () => Build): Build {
  const token = input.string('idempotencyToken', { min: 1 });
  if (token === undefined) return start();
  for (const [known, { at }] of idempotency) if (clock.now() - at > TOKEN_VALID) idempotency.delete(known);
  const parameters = input.canonicalText();
  const before = idempotency.get(token);
  if (before && before.parameters !== parameters) {
    throw invalidInput(`Request parameter mismatch for idempotency token ${token}`);
  }
  const started = before && store.build(before.buildId);
  if (started) return started;
  const build = start();
  idempotency.set(token, { parameters, buildId: build.id, at: clock.now() });
  return build;
}

function submit(
  project: Project,
  parts: BuildParts,
  { store, runner, clock, region }: EmulatorContext,
): Build {
  const build = newBuild(project, parts, {
    buildNumber: store.nextBuildNumber(project.name),
    uuid: randomUUID(),
    region,
    now: clock.now(),
  });
  store.putBuild(build);
  runner.enqueue(build);
  return build;
}

/** The project's settings with the overrides of a StartBuild. */
function readParts(project: Project, input: Input): BuildParts {
  const { source, environment } = project;
  return {
    sourceVersion: input.string('sourceVersion') ?? project.sourceVersion,
    source: {
      type: input.oneOf('sourceTypeOverride', SOURCE_TYPES) ?? source.type,
      location: input.string('sourceLocationOverride') ?? source.location,
      buildspec: input.string('buildspecOverride') ?? source.buildspec,
      gitCloneDepth: input.integer('gitCloneDepthOverride', { min: 0 }) ?? source.gitCloneDepth,
    },
    environment: {
      ...environment,
      type: input.oneOf('environmentTypeOverride', ENVIRONMENT_TYPES) ?? environment.type,
      image: input.string('imageOverride', { min: 1 }) ?? environment.image,
      computeType:
        (input.string('computeTypeOverride') as typeof environment.computeType) ?? environment.computeType,
      privilegedMode: input.boolean('privilegedModeOverride') ?? environment.privilegedMode,
      environmentVariables: mergeVariables(
        environment.environmentVariables ?? [],
        readVariables(input, 'environmentVariablesOverride') ?? [],
      ),
    },
    timeoutInMinutes:
      input.integer('timeoutInMinutesOverride', { min: 5, max: 2160 }) ?? project.timeoutInMinutes,
    queuedTimeoutInMinutes:
      input.integer('queuedTimeoutInMinutesOverride', { min: 5, max: 480 }) ?? project.queuedTimeoutInMinutes,
    serviceRole: input.string('serviceRoleOverride') ?? project.serviceRole,
  };
}

function mergeVariables(
  ofProject: readonly EnvironmentVariable[],
  overrides: readonly EnvironmentVariable[],
): EnvironmentVariable[] {
  const merged = new Map([...ofProject, ...overrides].map((variable) => [variable.name, variable]));
  return [...merged.values()];
}
