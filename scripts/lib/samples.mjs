import {
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  CreateProjectCommand,
  ListBuildsForProjectCommand,
  StartBuildBatchCommand,
  StartBuildCommand,
} from '@aws-sdk/client-codebuild';
import { startEmulator } from './emulator.mjs';

/** Runs in Docker where an engine answers: small, and has the `sh` that is all the samples need. */
export const SAMPLE_IMAGE = 'public.ecr.aws/docker/library/busybox:stable';

/** A batch whose builds know by their identifier what to do: one fails and may, and one reports a test that failed. */
const RELEASE = `version: 0.2
batch:
  build-graph:
    - identifier: compile
    - identifier: test
      depend-on: [compile]
    - identifier: lint
      ignore-failure: true
    - identifier: publish
      depend-on: [test]
env:
  exported-variables: [RELEASE]
phases:
  build:
    commands:
      - export RELEASE=2.$CODEBUILD_BUILD_NUMBER
      - mkdir -p out && echo "$CODEBUILD_BATCH_BUILD_IDENTIFIER of release $RELEASE" > out/notes.txt
      - |
        cat > results.xml <<END
        <testsuite name="$CODEBUILD_BATCH_BUILD_IDENTIFIER">
          <testcase classname="Orders" name="lists orders" time="0.1"/>
          <testcase classname="Orders" name="creates an order" time="0.2"/>
          <testcase classname="Orders" name="refunds an order" time="0.3">
            $(test "$CODEBUILD_BATCH_BUILD_IDENTIFIER" != test || echo '<failure message="expected 200, got 500">at refund (orders.js:12)</failure>')
          </testcase>
        </testsuite>
        END
      - test "$CODEBUILD_BATCH_BUILD_IDENTIFIER" != lint || { echo "2 lines are too long" >&2; exit 1; }
reports:
  unit:
    files: results.xml
artifacts:
  files: out/*
  discard-paths: yes
`;

/**
 * The sample projects: folders of the sample workspace, and the builds that make their history, oldest first, each with the
 * variables that it overrides; or their buildspec itself, where it is a batch that runs once.
 * @type {{ name: string, description: string, buildspec: string, builds: Record<string, string>[], isBatch?: boolean }[]}
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
  {
    name: 'release',
    description: 'A batch with a report and artifacts',
    buildspec: RELEASE,
    builds: [],
    isBatch: true,
  },
];

const ROLE = 'arn:aws:iam::000000000000:role/sample';

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
  for (const { name, description, buildspec, builds, isBatch } of PROJECTS) {
    if (present.has(name)) continue;
    await client.send(
      new CreateProjectCommand({
        name,
        description,
        // the emulator builds a folder of this computer, whatever the type says
        source: { type: 'S3', location: workspace, buildspec },
        sourceVersion: 'main',
        artifacts: isBatch
          ? { type: 'S3', location: 'sample-artifacts', packaging: 'ZIP', namespaceType: 'BUILD_ID' }
          : { type: 'NO_ARTIFACTS' },
        environment: { type: 'LINUX_CONTAINER', image, computeType: 'BUILD_GENERAL1_SMALL' },
        serviceRole: ROLE,
        ...(isBatch && { buildBatchConfig: { serviceRole: ROLE } }),
      }),
    );
    if (isBatch) await client.send(new StartBuildBatchCommand({ projectName: name }));
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
