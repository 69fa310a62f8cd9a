import { startBuild } from './codebuild-actions';
import { createProject } from './codebuild-projects';
import { Input } from './input';
import type { EmulatorContext } from './operation';
import { SAMPLE_PROJECTS, type SampleProject } from './samples';
import { invalidInput } from './service-error';

/**
 * Makes the sample projects that are not there yet, starts the builds of their history, and one that runs where none does.
 * The builds run for real; this does not wait for them.
 */
export function seedSamples(context: EmulatorContext, image: string): void {
  for (const sample of SAMPLE_PROJECTS) {
    if (!context.store.project(sample.name)) {
      createProject(new Input(createProjectInput(sample, image), invalidInput), context);
    }
    const builds = context.store.buildsOf(sample.name);
    const history = builds.length === 0 ? sample.builds : [];
    for (const overrides of history) start(sample, overrides, context);
    const runs = builds.some(({ buildComplete }) => !buildComplete);
    if (sample.longBuild && !runs) start(sample, sample.longBuild, context);
  }
}

function start({ name }: SampleProject, overrides: Record<string, string>, context: EmulatorContext): void {
  const environmentVariablesOverride = Object.entries(overrides).map(([variable, value]) => ({
    name: variable,
    value,
  }));
  startBuild(new Input({ projectName: name, environmentVariablesOverride }, invalidInput), context);
}

function createProjectInput(sample: SampleProject, image: string): Record<string, unknown> {
  const { name, description, buildspec, environmentVariables } = sample;
  return {
    name,
    description,
    source: { type: 'NO_SOURCE', buildspec },
    artifacts: { type: 'NO_ARTIFACTS' },
    environment: {
      type: 'LINUX_CONTAINER',
      image,
      computeType: 'BUILD_GENERAL1_SMALL',
      environmentVariables,
    },
    serviceRole: 'arn:aws:iam::000000000000:role/codebuild-emulator',
  };
}
