import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Project } from '@aws-sdk/client-codebuild';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { check } from '../../cli/check';
import { UsageError } from '../../cli/io';
import { type FakeAnswer, type FakeCall, fakeAws, refusal } from '../core/aws/fake-aws';
import { createTestProject, startTestEmulator } from '../core/emulator/support';
import { GOOD, GOOD_BUILDSPEC } from '../core/insights/check/support';
import { printed } from './printed';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'check-'));
  // none of this computer's variables and profiles
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', join(cwd, 'aws-config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(cwd, 'none'));
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cwd, { recursive: true, force: true });
});

const INLINE: Project = { ...GOOD, source: { type: 'NO_SOURCE', buildspec: GOOD_BUILDSPEC } };
const json = (value: object): FakeAnswer => ({ body: JSON.stringify(value) });
const xml = (operation: string, content: string): FakeAnswer => ({
  body: `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${operation}Result>${content}</${operation}Result></${operation}Response>`,
});

/** An account with one project; `answers` come before what AWS would say there. */
async function account(project: Project, answers: Record<string, FakeAnswer> = {}) {
  const policy = (Action: string) =>
    encodeURIComponent(JSON.stringify({ Statement: { Effect: 'Allow', Action, Resource: '*' } }));
  const trust = encodeURIComponent(JSON.stringify({ Statement: [] }));
  const usual: Record<string, FakeAnswer> = {
    BatchGetProjects: json({ projects: [project] }),
    ListBuildsForProject: json({ ids: [] }),
    ListSourceCredentials: json({ sourceCredentialsInfos: [] }),
    GetRole: xml(
      'GetRole',
      `<Role><RoleName>web-build</RoleName><AssumeRolePolicyDocument>${trust}</AssumeRolePolicyDocument></Role>`,
    ),
    ListRolePolicies: xml('ListRolePolicies', '<PolicyNames><member>own</member></PolicyNames>'),
    GetRolePolicy: xml(
      'GetRolePolicy',
      `<PolicyName>own</PolicyName><PolicyDocument>${policy('s3:GetObject')}</PolicyDocument>`,
    ),
    ListAttachedRolePolicies: xml(
      'ListAttachedRolePolicies',
      '<AttachedPolicies><member><PolicyName>AdministratorAccess</PolicyName><PolicyArn>arn:aws:iam::aws:policy/AdministratorAccess</PolicyArn></member></AttachedPolicies>',
    ),
    GetPolicy: xml('GetPolicy', '<Policy><DefaultVersionId>v1</DefaultVersionId></Policy>'),
    GetPolicyVersion: xml(
      'GetPolicyVersion',
      `<PolicyVersion><Document>${policy('*')}</Document></PolicyVersion>`,
    ),
  };
  const aws = await fakeAws(
    ({ operation }: FakeCall) =>
      answers[operation] ?? usual[operation] ?? refusal('UnknownOperationException'),
  );
  await writeFile(
    join(cwd, 'aws-config'),
    `[profile dev]\naws_access_key_id = A\naws_secret_access_key = B\nregion = eu-central-1\nendpoint_url = ${aws.endpoint}\n`,
  );
  return aws;
}

const run = (...args: string[]) => printed(check, ['--profile', 'dev', ...args], { env: process.env, cwd });

test('a project that is set up well: exit 0, and what was not looked at', async () => {
  const { calls } = await account(INLINE);
  expect(await run('--project', 'web')).toEqual({
    exit: 0,
    stdout:
      'web: no findings\n\nNot checked\n  IAM was not asked for the service role; --iam does. (wide-role, open-trust)\n',
    stderr: '',
  });
  expect(calls.map(({ operation }) => operation).sort()).toEqual([
    'BatchGetProjects',
    'ListBuildsForProject',
    'ListSourceCredentials',
  ]);
});

test('a project of the emulator', async () => {
  const emulator = await startTestEmulator();
  await createTestProject(emulator);
  const { accessKey, endpoint, region } = emulator;
  await writeFile(
    join(cwd, 'aws-config'),
    `[profile dev]\naws_access_key_id = ${accessKey.accessKeyId}\naws_secret_access_key = ${accessKey.secretAccessKey}\nregion = ${region}\nendpoint_url = ${endpoint}\n`,
  );
  const { exit, stdout, stderr } = await run('--project', 'web');
  expect(stderr).toBe('');
  expect(exit).toBe(0);
  expect(stdout).toMatch(/^web: /);
  expect(stdout).not.toContain('ListSourceCredentials');
});

test('findings: worst first, each with why, fix and page; exit 1 where one is high', async () => {
  await account({ ...INLINE, projectVisibility: 'PUBLIC_READ', concurrentBuildLimit: undefined });
  const { exit, stdout } = await run('--project', 'web');
  expect(exit).toBe(1);
  expect(stdout.split('\n').slice(0, 8)).toEqual([
    'web: 1 high, 1 low',
    '',
    'HIGH  The builds of this project are public.',
    expect.stringMatching(/^ {2}Why: Everybody on the internet/),
    expect.stringMatching(/^ {2}Fix: Make the project private/),
    '  Rule: public-project, https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html',
    '',
    'LOW  A webhook starts builds, and nothing limits how many run at a time.',
  ]);
});

test('without one that is high: exit 0', async () => {
  await account({ ...INLINE, concurrentBuildLimit: undefined });
  expect(await run('--project', 'web')).toMatchObject({
    exit: 0,
    stdout: expect.stringContaining('web: 1 low\n'),
  });
});

test('--iam asks for the policies of the role, its own and attached ones', async () => {
  const { calls } = await account(INLINE);
  const { exit, stdout } = await run('--project', 'web', '--iam');
  expect(exit).toBe(1);
  expect(stdout).toContain(
    'HIGH  The policy AdministratorAccess of the service role allows every action on every resource.\n',
  );
  expect(stdout).not.toContain('Not checked');
  expect(calls.find(({ operation }) => operation === 'GetRole')?.body).toContain('RoleName=web-build');
});

test('what may not be read is said, and the rest is checked', async () => {
  const denied = (action: string) =>
    refusal(
      'AccessDeniedException',
      `User: arn:aws:iam::1:user/ann is not authorized to perform: ${action} on resource: *`,
    );
  await account(
    { ...INLINE, projectVisibility: 'PUBLIC_READ' },
    {
      ListBuildsForProject: denied('codebuild:ListBuildsForProject'),
      ListSourceCredentials: denied('codebuild:ListSourceCredentials'),
      GetRole: {
        status: 403,
        body: '<ErrorResponse><Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::1:user/ann is not authorized to perform: iam:GetRole on resource: role web-build</Message></Error></ErrorResponse>',
      },
    },
  );
  const { exit, stdout } = await run('--project', 'web', '--iam');
  expect(exit).toBe(1);
  expect(stdout.slice(stdout.indexOf('Not checked'))).toBe(
    'Not checked\n' +
      '  These credentials may not call iam:GetRole. (wide-role, open-trust)\n' +
      '  These credentials may not call codebuild:ListBuildsForProject. (compute-size)\n',
  );
});

describe('the buildspec', () => {
  const BAD = GOOD_BUILDSPEC.replace('npm test', 'npm test --token AKIAABCDEFGH23456777');

  async function clone(remote: string): Promise<void> {
    const git = (...args: string[]) => execFileSync('git', args, { cwd, stdio: 'ignore' });
    git('init');
    git('remote', 'add', 'origin', remote);
    await mkdir(join(cwd, 'ci'));
    await writeFile(join(cwd, 'ci/build.yml'), BAD);
  }

  const inSource: Project = {
    ...GOOD,
    source: { ...GOOD.source, type: 'GITHUB', buildspec: 'ci/build.yml' },
  };

  test('is that of the clone that the folder is', async () => {
    await account(inSource);
    await clone('git@github.com:example/web.git');
    expect((await run('--project', 'web')).stdout).toContain(
      'HIGH  Line 8 of the buildspec: This command holds',
    );
  });

  test("is not another repository's", async () => {
    await account(inSource);
    await clone('git@github.com:example/other.git');
    expect((await run('--project', 'web')).stdout).toContain(
      '  The buildspec is ci/build.yml in the source of the project, and this folder is no clone of it: --source names one. (buildspec-secret, missing-report-group)\n',
    );
  });

  test('is read where --source says, clone or not', async () => {
    await account(inSource);
    await mkdir(join(cwd, 'src/ci'), { recursive: true });
    await writeFile(join(cwd, 'src/ci/build.yml'), BAD);
    expect((await run('--project', 'web', '--source', 'src')).stdout).toContain(
      'HIGH  Line 8 of the buildspec',
    );
    expect((await run('--project', 'web', '--source', 'none')).stdout).toMatch(
      /The buildspec cannot be read\. .*build\.yml/,
    );
  });

  const withPath = (buildspec: string): Project => ({
    ...GOOD,
    source: { type: 'GITHUB', location: 'https://github.com/example/web', buildspec },
  });

  test('is read from S3 where the project has it there', async () => {
    await account(withPath('arn:aws:s3:::example/build.yml'), { '/example/build.yml': { body: BAD } });
    expect((await run('--project', 'web')).stdout).toContain('HIGH  Line 8 of the buildspec');
  });

  test('in S3 that may not be read is said', async () => {
    const refused = { status: 403, body: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>' };
    await account(withPath('arn:aws:s3:::example/build.yml'), { '/example/build.yml': refused });
    expect((await run('--project', 'web')).stdout).toContain(
      'The buildspec is in S3. These credentials may not call s3:GetObject.',
    );
  });

  test('outside of its source is said, not read', async () => {
    await account(withPath('../../etc/passwd'));
    expect((await run('--project', 'web', '--source', '.')).stdout).toContain(
      'The buildspec is ../../etc/passwd, which is no place in its source.',
    );
  });
});

test('--format json is one object', async () => {
  await account({ ...INLINE, projectVisibility: 'PUBLIC_READ' });
  const { stdout } = await run('--project', 'web', '--format', 'json');
  expect(JSON.parse(stdout)).toEqual({
    project: 'web',
    findings: [
      {
        code: 'public-project',
        severity: 'high',
        message: 'The builds of this project are public.',
        why: expect.any(String),
        fix: expect.any(String),
        docs: expect.stringMatching(/^https:/),
      },
    ],
    notChecked: [
      { reason: 'IAM was not asked for the service role; --iam does.', codes: ['wide-role', 'open-trust'] },
    ],
  });
});

test('--format sarif is a log of SARIF 2.1.0, whose place is the project', async () => {
  await account({ ...INLINE, projectVisibility: 'PUBLIC_READ', concurrentBuildLimit: undefined });
  const { stdout } = await run('--project', 'web', '--format', 'sarif');
  const log = JSON.parse(stdout);
  expect(log.version).toBe('2.1.0');
  const [{ tool, results, invocations }] = log.runs;
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'missing-concurrency-limit',
    'public-project',
  ]);
  expect(results).toEqual([
    {
      ruleId: 'public-project',
      ruleIndex: 1,
      level: 'error',
      message: { text: expect.stringMatching(/^The builds of this project are public\. Make/) },
      locations: [{ logicalLocations: [{ name: 'web', fullyQualifiedName: GOOD.arn, kind: 'resource' }] }],
    },
    expect.objectContaining({ ruleId: 'missing-concurrency-limit', ruleIndex: 0, level: 'note' }),
  ]);
  expect(invocations[0].toolExecutionNotifications).toEqual([
    {
      level: 'note',
      message: {
        text: 'Not checked: wide-role, open-trust. IAM was not asked for the service role; --iam does.',
      },
    },
  ]);
});

test('text of the API gives a terminal nothing to obey', async () => {
  await account({
    ...INLINE,
    environment: { ...GOOD.environment, image: 'evil\u001b[2J' } as Project['environment'],
  });
  const { stdout } = await run('--project', 'web');
  expect(stdout).toContain('The image evil');
  expect(stdout).not.toContain('\u001b');
});

describe('what cannot be read: exit 2', () => {
  test('a project that is not there', async () => {
    await account(INLINE, { BatchGetProjects: json({ projects: [], projectsNotFound: ['wbe'] }) });
    expect(await run('--project', 'wbe')).toEqual({
      exit: 2,
      stdout: '',
      stderr:
        'There is no project "wbe" in the region eu-central-1. Check its name, --profile and --region.\n',
    });
  });

  test('a name with escape sequences, which a terminal would obey', async () => {
    await account(INLINE, { BatchGetProjects: json({ projects: [], projectsNotFound: [] }) });
    const { stderr } = await run('--project', 'w\u001b[31meb');
    expect(stderr).toContain('There is no project "w\ufffd[31meb"');
  });

  test('an account that refuses', async () => {
    await account(INLINE, { BatchGetProjects: refusal('AccessDeniedException') });
    expect(await run('--project', 'web')).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/^These credentials may not call codebuild:BatchGetProjects\. Ask/),
    });
  });

  test.each([
    [['--project'], /project/],
    [[], /^check needs --project NAME\.$/],
    [['--project', ''], /^--project is empty/],
    [['web'], /^check does not take "web"/],
    [['--project', 'web', '--format', 'github'], /^--format takes text, json, sarif, not "github"\.$/],
    [['--project', 'web', '--fix'], /--fix/],
  ])('%j is refused', async (args, message) => {
    const refused = run(...args);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(message);
  });
});
