import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runLocally } from '../../../../client/cloud/buildspec/run-locally';
import type { BuildTarget, CloudParts } from '../../../../client/cloud/parts';
import type { GivenBuildspec } from '../../../../client/local/given-buildspec';
import { runningBuild } from '../../builds';

const seen = vi.hoisted(() => ({
  trusted: true,
  questions: [] as { message: string; detail: string; buttons: string[] }[],
  answer: undefined as string | undefined,
}));
vi.mock('vscode', () => ({
  workspace: {
    get isTrusted() {
      return seen.trusted;
    },
    workspaceFolders: [{ uri: { path: '/site' } }],
    getWorkspaceFolder: (uri: unknown) => ({ uri, name: 'site' }),
  },
  window: {
    showInformationMessage: async (message: string, { detail }: { detail: string }, ...buttons: string[]) => {
      seen.questions.push({ message, detail, buttons });
      return seen.answer;
    },
  },
}));

const TEXT = 'version: 0.2\nphases: {}\n';
const build = (privilegedMode: boolean) =>
  runningBuild({
    source: { type: 'NO_SOURCE', buildspec: TEXT },
    environment: {
      type: 'LINUX_CONTAINER',
      image: 'aws/codebuild/standard:7.0',
      computeType: 'BUILD_GENERAL1_SMALL',
      privilegedMode,
      environmentVariables: [
        { name: 'STAGE', value: 'beta' },
        { name: 'DEPLOY_TOKEN', value: 'hunter2' },
        { name: 'DB_URL', value: '/web/db', type: 'PARAMETER_STORE' },
      ],
    },
  });

async function run({ privileged = false, answer }: { privileged?: boolean; answer?: string } = {}) {
  seen.answer = answer;
  const given: GivenBuildspec[] = [];
  const parts = { runLocally: async (buildspec: GivenBuildspec) => void given.push(buildspec) };
  const session = { name: 'dev', store: { connection: { region: 'eu-west-1' } } };
  await runLocally(
    parts as unknown as CloudParts,
    { session, build: build(privileged) } as unknown as BuildTarget,
  );
  return given[0];
}

beforeEach(() => {
  seen.trusted = true;
  seen.questions = [];
});

describe("Run This Build's Buildspec Locally", () => {
  it('says what is taken before anything runs', async () => {
    expect(await run()).toBeUndefined();
    expect(seen.questions).toEqual([
      {
        message: 'Run the buildspec of web #12 on this computer?',
        detail: [
          'Buildspec: the text that the build was started with',
          'Source: site as it is now, not as the build had it',
          'Environment: aws/codebuild/standard:7.0, 2 vCPUs, 3 GB',
          'Variables: STAGE',
          'Left out, since they are secret or look so: DEPLOY_TOKEN, DB_URL',
        ].join('\n'),
        buttons: ['Run'],
      },
    ]);
  });

  it('takes the text, the image and the plain variables of the build, and no secret', async () => {
    const given = await run({ answer: 'Run' });
    expect(given).toMatchObject({
      of: 'web #12',
      source: { text: TEXT, path: 'buildspec.yml', folder: { path: '/site' } },
      link: {
        project: { image: 'aws/codebuild/standard:7.0', variables: [{ name: 'STAGE', value: 'beta' }] },
        share: { used: true, privileged: false },
      },
    });
    expect(JSON.stringify(given)).not.toContain('hunter2');
  });

  it('is privileged only where the user says so', async () => {
    expect((await run({ privileged: true, answer: 'Run Privileged' }))?.link.share?.privileged).toBe(true);
    expect((await run({ privileged: true, answer: 'Run Without Privileges' }))?.link.share?.privileged).toBe(
      false,
    );
  });

  it('does nothing in Restricted Mode', async () => {
    seen.trusted = false;
    expect(await run({ answer: 'Run' })).toBeUndefined();
    expect(seen.questions).toEqual([]);
  });
});
