import type { BuildParts } from '../builds/build-record';
import { partsOf } from '../builds/build-record';
import type { BuildSettings } from '../builds/settings';
import { refuseForQuota, submitBuild } from '../builds/submit';
import type { Input } from '../input';
import { ACCOUNT, type Build, type Project } from '../model';
import type { EmulatorContext, Operation } from '../operation';
import { notFound } from '../service-error';
import { findBuild } from './builds';
import { once } from './idempotency';
import { readBuildOverrides } from './overrides';
import { existingProject } from './projects';

export const startBuild: Operation = (input, context) => {
  const project = existingProject(input.requiredString('projectName'), context);
  const { parts, settings } = readBuildOverrides(project, input);
  return { build: startOnce(input, context, project, parts, settings) };
};

export const retryBuild: Operation = (input, context) => {
  const before = existingBuild(input, context);
  const project = existingProject(before.projectName, context);
  return { build: startOnce(input, context, project, partsOf(before), context.store.settingsOf(before.id)) };
};

/** The answer does not wait for the engine to clean up: the record follows. An ended build is answered as it is. */
export const stopBuild: Operation = (input, context) => {
  const build = existingBuild(input, context);
  if (build.buildComplete) return { build };
  void context.runner.stop(build.id);
  return { build: { ...(context.store.build(build.id) ?? build), buildStatus: 'STOPPED' } };
};

/** By id or ARN. Those that run stay. */
export const batchDeleteBuilds: Operation = (input, context) => {
  const buildsDeleted: string[] = [];
  const buildsNotDeleted: { id: string; statusCode: string }[] = [];
  for (const id of input.strings('ids', 100)) {
    const build = findBuild(id, context);
    if (build?.buildComplete) {
      context.store.deleteBuild(build.id);
      buildsDeleted.push(build.arn);
    } else {
      const arn = build?.arn ?? `arn:aws:codebuild:${context.region}:${ACCOUNT}:build/${id}`;
      buildsNotDeleted.push({ id: arn, statusCode: build ? 'BUILD_IN_PROGRESS' : 'BUILD_NOT_FOUND' });
    }
  }
  return { buildsDeleted, buildsNotDeleted };
};

function existingBuild(input: Input, context: EmulatorContext): Build {
  const id = input.requiredString('id');
  const build = findBuild(id, context);
  if (!build)
    throw notFound(`Build does not exist: arn:aws:codebuild:${context.region}:${ACCOUNT}:build/${id}`);
  return build;
}

function startOnce(
  input: Input,
  context: EmulatorContext,
  project: Project,
  parts: BuildParts,
  settings: BuildSettings,
): Build {
  const find = (id: string) => context.store.build(id);
  return once(input, context, find, () => {
    refuseForQuota(project, context);
    return submitBuild(project, parts, settings, context).build;
  });
}
