import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { BatchGetProjectsCommand, type Project } from '@aws-sdk/client-codebuild';
import { describe, expect, test } from 'vitest';
import { awsCli } from '../../../../core/insights/copy-as/aws-cli';
import { copiedProject } from '../../../../core/insights/copy-as/definition';
import { isObject, type Plain, plainOf } from '../../../../core/insights/copy-as/plain';
import { AWS, runAws } from '../../emulator/awscli';
import { startTestEmulator } from '../../emulator/support';
import { BUILDSPEC, FULL, HOSTILE } from './a-project';

/** Younger than Debian's awscli 2.9. */
const YOUNG = [
  'autoRetryLimit',
  'buildBatchConfig.restrictions.fleetsAllowed',
  'environment.computeConfiguration',
  'environment.dockerServer',
  'environment.fleet',
  'environment.hostKernel',
  'pullRequestBuildPolicy',
  'manualCreation',
  'scopeConfiguration',
];

/** The keys of a value, with dots between, that another one lacks. */
function unknownKeys(value: Plain, known: Plain | undefined, path = ''): string[] {
  if (Array.isArray(value)) {
    const [first] = Array.isArray(known) ? known : [];
    return value.flatMap((each) => unknownKeys(each, first, path));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const own = path === '' ? key : `${path}.${key}`;
    if (known === undefined || !isObject(known) || !Object.hasOwn(known, key)) return [own];
    return unknownKeys(each, known[key], own);
  });
}

describe.skipIf(!AWS)('a project as commands of the AWS CLI', { timeout: 60_000 }, () => {
  const { webhook, visibility, ...definition } = copiedProject(FULL).definition;

  test.each([
    ['create-project', definition],
    ['create-webhook', { projectName: 'web', ...webhook }],
    ['update-project-visibility', { projectArn: FULL.arn, ...visibility }],
  ])('has the shape that %s takes', async (command, input) => {
    const skeleton = JSON.parse(await runAws(['codebuild', command, '--generate-cli-skeleton'], {}));
    const unknown = unknownKeys(plainOf(input), skeleton);
    expect(unknown.filter((key) => !YOUNG.includes(key))).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('makes the project, whatever its texts hold', async () => {
    const { endpoint, dataDirectory, region, codeBuild } = await startTestEmulator();
    const project: Project = {
      name: 'copied',
      arn: `arn:aws:codebuild:${region}:000000000000:project/copied`,
      description: HOSTILE,
      source: { type: 'NO_SOURCE', buildspec: BUILDSPEC },
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: {
        type: 'LINUX_CONTAINER',
        image: 'alpine',
        computeType: 'BUILD_GENERAL1_SMALL',
        environmentVariables: [{ name: 'HOSTILE', value: HOSTILE, type: 'PLAINTEXT' }],
      },
      serviceRole: 'arn:aws:iam::000000000000:role/test',
    };
    const shim = `aws() { "${AWS}" --endpoint-url "${endpoint}" "$@"; }\n`;
    await promisify(execFile)('sh', ['-e', '-c', shim + awsCli(copiedProject(project))], {
      env: {
        ...process.env,
        AWS_PAGER: '',
        AWS_SHARED_CREDENTIALS_FILE: join(dataDirectory, 'credentials'),
        AWS_PROFILE: 'codebuild-emulator',
      },
    });
    const { projects = [] } = await codeBuild.send(new BatchGetProjectsCommand({ names: ['copied'] }));
    const { arn, ...made } = project;
    expect(projects[0]).toMatchObject(made);
  });
});
