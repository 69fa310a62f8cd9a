import {
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  CreateProjectCommand,
  ListBuildsForProjectCommand,
  StartBuildCommand,
} from '@aws-sdk/client-codebuild';

/** Runs in Docker where an engine answers: small, and has the `sh` that is all the samples need. */
export const SAMPLE_IMAGE = 'public.ecr.aws/docker/library/busybox:stable';

/**
 * The sample projects: folders of the sample workspace, and how many builds of each there are at the start.
 * @type {{ name: string, description: string, buildspec: string, builds: number }[]}
 */
const PROJECTS = [
  { name: 'web', description: 'Builds the site', buildspec: 'buildspec.yml', builds: 2 },
  { name: 'api', description: 'Its tests fail', buildspec: 'api/buildspec.yml', builds: 1 },
  {
    name: 'nightly',
    description: 'A load test of ten minutes',
    buildspec: 'nightly/buildspec.yml',
    builds: 1,
  },
];

/** Which project always has a build that runs. */
const ALWAYS_RUNNING = 'nightly';

/**
 * Makes the sample projects in the emulator and starts their builds: after a moment there are finished, failed and running ones.
 * What is there from an earlier start stays.
 * @param {import('@aws-sdk/client-codebuild').CodeBuildClient} client
 * @param {{ workspace: string, image: string }} options
 */
export async function seedSamples(client, { workspace, image }) {
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
    for (let build = 0; build < builds; build++)
      await client.send(new StartBuildCommand({ projectName: name }));
  }
  if (present.has(ALWAYS_RUNNING) && !(await hasRunningBuild(client, ALWAYS_RUNNING))) {
    await client.send(new StartBuildCommand({ projectName: ALWAYS_RUNNING }));
  }
}

/** @param {import('@aws-sdk/client-codebuild').CodeBuildClient} client @param {string} projectName */
async function hasRunningBuild(client, projectName) {
  const { ids = [] } = await client.send(new ListBuildsForProjectCommand({ projectName }));
  const latest = ids.slice(0, 1);
  if (latest.length === 0) return false;
  const { builds = [] } = await client.send(new BatchGetBuildsCommand({ ids: latest }));
  return builds.some(({ buildStatus }) => buildStatus === 'IN_PROGRESS');
}
