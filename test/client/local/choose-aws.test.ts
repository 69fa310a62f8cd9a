import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { AwsChoices } from '../../../client/local/aws-choices';
import { awsNeeds } from '../../../client/local/aws-needs';
import { KeptSecrets } from '../../../client/local/kept-secrets';
import { memento, secretStorage } from './aws-memory';

const user = vi.hoisted(() => ({
  /** What the user picks and types, in order; undefined gives up. */
  answers: [] as (string | undefined)[],
  asked: [] as string[],
  passwords: [] as unknown[],
  errors: [] as string[],
}));
const profiles = vi.hoisted(() => ({ names: ['dev', 'prod'] }));
vi.mock('vscode', () => ({
  QuickPickItemKind: { Separator: -1 },
  workspace: { getConfiguration: () => ({ get: () => undefined }) },
  window: {
    async showQuickPick(
      items: { label: string }[] | Promise<{ label: string }[]>,
      { title }: { title: string },
    ) {
      user.asked.push(title);
      const answer = user.answers.shift();
      return answer === undefined ? undefined : (await items).find(({ label }) => label.includes(answer));
    },
    async showInputBox({ title, password }: { title: string; password?: boolean }) {
      user.asked.push(title);
      user.passwords.push(password);
      return user.answers.shift();
    },
    showErrorMessage: (message: string) => void user.errors.push(message),
  },
}));
vi.mock('../../../client/cloud/connections/pick-region', () => ({ pickRegion: async () => 'eu-west-1' }));
vi.mock('../../../core/aws/profiles', () => ({
  listProfiles: async () => profiles.names,
  profileRegion: async () => undefined,
  profileEndpoint: async () => undefined,
}));

const BUILDSPEC = 'file:///b/buildspec.yml';
const specOf = (command: string, env = '') =>
  `version: 0.2\n${env}phases:\n  build:\n    commands: [${JSON.stringify(command)}]\n`;
const SECRETS = 'env:\n  parameter-store:\n    DB: /app/db\n  secrets-manager:\n    KEY: app:key\n';

let memory: ReturnType<typeof memento>;
let storage: ReturnType<typeof secretStorage>;

beforeEach(() => {
  memory = memento();
  storage = secretStorage();
  profiles.names = ['dev', 'prod'];
  Object.assign(user, { answers: [], asked: [], passwords: [], errors: [] });
});

const parts = () => ({ choices: new AwsChoices(memory), kept: new KeptSecrets(storage, memory) });

async function choose(text: string) {
  const { chooseAws } = await import('../../../client/local/choose-aws');
  return chooseAws({ buildspec: BUILDSPEC, name: 'buildspec.yml', text }, parts());
}

describe('the profile of a buildspec', () => {
  it('is not asked for where nothing calls AWS', async () => {
    expect(await choose(specOf('make'))).toMatchObject({
      dependencies: { credentialsAdvice: expect.any(String) },
    });
    expect(user.asked).toEqual([]);
  });

  it('is asked for once, and remembered by name with its region', async () => {
    user.answers = ['dev'];
    const chosen = await choose(specOf('aws s3 ls'));
    expect(chosen?.region).toBe('eu-west-1');
    expect(chosen?.dependencies.credentials).toBeDefined();
    await choose(specOf('aws s3 ls'));
    expect(user.asked).toEqual(['AWS in Local Builds of buildspec.yml']);
    expect(memory.content).toEqual({
      'codebuild.local.aws': { [BUILDSPEC]: { profile: 'dev', region: 'eu-west-1' } },
    });
  });

  it('may be none, which is remembered too', async () => {
    user.answers = ['None'];
    expect((await choose(specOf('aws s3 ls')))?.dependencies.credentials).toBeUndefined();
    await choose(specOf('aws s3 ls'));
    expect(user.asked).toHaveLength(1);
  });

  it('runs nothing where the user gives up', async () => {
    user.answers = [undefined];
    expect(await choose(specOf('aws s3 ls'))).toBeUndefined();
    expect(memory.content).toEqual({});
  });

  it('is not asked for where there is none', async () => {
    profiles.names = [];
    expect(await choose(specOf('aws s3 ls'))).toBeDefined();
    expect(user.asked).toEqual([]);
  });

  it('that has gone is told, and runs nothing', async () => {
    await parts().choices.set(BUILDSPEC, { profile: 'gone', region: 'eu-west-1' });
    expect(await choose(specOf('make'))).toBeUndefined();
    expect(user.errors).toEqual([expect.stringMatching(/There is no profile "gone".*Select AWS Profile/)]);
  });
});

describe('secrets without a profile', () => {
  beforeEach(() => parts().choices.set(BUILDSPEC, {}));

  const read = async () => {
    const chosen = await choose(specOf('make', SECRETS));
    const secrets = awsNeeds(specOf('make', SECRETS)).secrets;
    const answer = await chosen?.dependencies.secrets?.read(secrets);
    return answer?.ok ? Object.fromEntries(answer.values) : answer;
  };

  it('are typed unseen, used once and kept nowhere', async () => {
    user.answers = ['hunter2', 'k3y', 'this run only'];
    expect(await read()).toEqual({ DB: 'hunter2', KEY: 'k3y' });
    expect(user.passwords).toEqual([true, true]);
    expect(storage.content.size).toBe(0);
    expect(JSON.stringify(memory.content)).not.toMatch(/hunter2|k3y/);
  });

  it("are kept in VS Code's secret storage on the user's word, and forgotten on it", async () => {
    user.answers = ['hunter2', 'k3y', 'Keep'];
    await read();
    user.asked = [];
    expect(await read()).toEqual({ DB: 'hunter2', KEY: 'k3y' });
    expect(user.asked).toEqual([]);
    expect(JSON.stringify(memory.content)).not.toMatch(/hunter2|k3y/);
    expect(await parts().kept.forget(BUILDSPEC)).toEqual(['DB', 'KEY']);
    expect(storage.content.size).toBe(0);
  });

  it('that are not given run nothing', async () => {
    user.answers = ['hunter2', undefined];
    expect(await read()).toBeUndefined();
  });
});

test.each([
  ['aws s3 cp a b', true],
  ['cd infra && npx cdk deploy', true],
  ['if true; then terraform apply; fi', true],
  ['npm test', false],
  ['cat aws.txt', false],
  ['echo laws are', false],
])('%s: calls AWS: %s', (command, expected) => {
  expect(awsNeeds(specOf(command)).callsAws).toBe(expected);
});
