import {
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  CreateProjectCommand,
  ListBuildsForProjectCommand,
  StartBuildCommand,
} from '@aws-sdk/client-codebuild';
import { startEmulator } from './emulator.mjs';

/** Runs in Docker where an engine answers: small, and has the `sh` that is all the samples need. */
export const SAMPLE_IMAGE = 'public.ecr.aws/docker/library/busybox:stable';

/**
 * The sample projects: folders of the sample workspace, and the builds that make their history, oldest first, each with the
 * variables that it overrides.
 * @type {{ name: string, description: string, buildspec: string, builds: Record<string, string>[] }[]}
 */
const PROJECTS = [
  { name: 'web', description: 'Builds the site', buildspec: 'buildspec.yml', builds: [{}, {}] },
  {
    name: 'api',
    description: 'Its newest build has a failing test',
    buildspec: 'api/buildspec.yml',
    builds: [{ REFUNDS: 'off' }, {}],
  },
  {
    name: 'nightly',
    description: 'A load test of ten minutes',
    buildspec: 'nightly/buildspec.yml',
    builds: [{ ROUNDS: '3' }, {}],
  },
];

/** Which project always has a build that runs. */
const ALWAYS_RUNNING = 'nightly';

/**
 * Starts the emulator with the sample projects.
 * @param {Parameters<typeof startEmulator>[0] & { workspace: string, image: string }} options
 */
export async function startSampleEmulator({ workspace, image, ...options }) {
  const emulator = await startEmulator(options);
  try {
    await seedSamples(await emulator.client(), { workspace, image });
  } catch (error) {
    await emulator.dispose();
    throw error;
  }
  return emulator;
}

/**
 * Makes the sample projects in the emulator and starts their builds: after a moment there are finished, failed and running ones.
 * What is there from an earlier start stays.
 * @param {import('@aws-sdk/client-codebuild').CodeBuildClient} client
 * @param {{ workspace: string, image: string }} options
 */
async function seedSamples(client, { workspace, image }) {
  const names = PROJECTS.map(({ name }) => name);
  const { projects = [] } = await client.send(new BatchGetProjectsCommand({ names }));
  const present = new Set(projects.map(({ name }) => name));
  for (const { name, description, buildspec, builds } of PROJECTS) {
    if (present.has(name)) continue;
    await client.send(
      new CreateProjectCommand({
        name,
        description,
        // the emulator builds a folder of this computer, whatever the type says
        source: { type: 'S3', location: workspace, buildspec },
        sourceVersion: 'main',
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: { type: 'LINUX_CONTAINER', image, computeType: 'BUILD_GENERAL1_SMALL' },
        serviceRole: 'arn:aws:iam::000000000000:role/sample',
      }),
    );
    for (const variables of builds) await startBuild(client, name, variables);
  }
  if (present.has(ALWAYS_RUNNING) && !(await hasRunningBuild(client, ALWAYS_RUNNING))) {
    await startBuild(client, ALWAYS_RUNNING, {});
  }
}

/**
 * @param {import('@aws-sdk/client-codebuild').CodeBuildClient} client
 * @param {string} projectName
 * @param {Record<string, string>} variables
 */
async function startBuild(client, projectName, variables) {
  const environmentVariablesOverride = Object.entries(variables).map(([name, value]) => ({ name, value }));
  await client.send(new StartBuildCommand({ projectName, environmentVariablesOverride }));
}

/** @param {import('@aws-sdk/client-codebuild').CodeBuildClient} client @param {string} projectName */
async function hasRunningBuild(client, projectName) {
  const { ids = [] } = await client.send(new ListBuildsForProjectCommand({ projectName }));
  const latest = ids.slice(0, 1);
  if (latest.length === 0) return false;
  const { builds = [] } = await client.send(new BatchGetBuildsCommand({ ids: latest }));
  return builds.some(({ buildStatus }) => buildStatus === 'IN_PROGRESS');
}
