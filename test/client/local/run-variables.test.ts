import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptSecrets } from '../../../client/local/kept-secrets';
import type { RunOptions } from '../../../client/local/run-options';
import { runVariables } from '../../../client/local/run-variables';
import { BUILDSPEC } from './a-run';
import { memento, secretStorage } from './aws-memory';

const user = vi.hoisted(() => ({
  types: undefined as string | undefined,
  keeps: false,
  asked: [] as string[],
  told: [] as string[],
}));
vi.mock('vscode', () => ({
  window: {
    showInputBox: async ({ title, password }: { title: string; password: boolean }) => {
      user.asked.push(`${title}${password ? ', hidden' : ''}`);
      return user.types;
    },
    showQuickPick: async (items: unknown[]) => items[user.keeps ? 1 : 0],
    showErrorMessage: async (message: string) => void user.told.push(message),
  },
}));

let folder: string;
let kept: KeptSecrets;
let stored: ReturnType<typeof secretStorage>;
let remembered: ReturnType<typeof memento>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-variables-'));
  stored = secretStorage();
  remembered = memento();
  kept = new KeptSecrets(stored, remembered);
  Object.assign(user, { types: 's3cret', keeps: false, asked: [], told: [] });
});
afterEach(() => rm(folder, { recursive: true }));

const variablesOf = (options: RunOptions) => runVariables(BUILDSPEC, options, kept);

describe('the variables of a run', () => {
  it('are those of the file, and over them those of the run', async () => {
    const environmentFile = join(folder, 'dev.env');
    await writeFile(environmentFile, 'STAGE=dev\nAPI_KEY=k1\n');
    expect(await variablesOf({ environmentFile, variables: [{ name: 'STAGE', value: 'beta' }] })).toEqual({
      environmentVariables: [
        { name: 'STAGE', value: 'dev' },
        { name: 'API_KEY', value: 'k1' },
        { name: 'STAGE', value: 'beta' },
      ],
      secretNames: ['API_KEY'],
    });
  });

  it('have the values of secrets from the user, who is asked each time', async () => {
    const options = { variables: [{ name: 'TOKEN' }] };
    expect(await variablesOf(options)).toEqual({
      environmentVariables: [{ name: 'TOKEN', value: 's3cret' }],
      secretNames: ['TOKEN'],
    });
    await variablesOf(options);
    expect(user.asked).toEqual(['Value of TOKEN, hidden', 'Value of TOKEN, hidden']);
    expect(JSON.stringify([remembered.content, ...stored.content])).not.toContain('s3cret');
  });

  it('have them from the secret storage where the user wants that', async () => {
    user.keeps = true;
    await variablesOf({ variables: [{ name: 'TOKEN' }] });
    await variablesOf({ variables: [{ name: 'TOKEN' }] });
    expect(user.asked).toHaveLength(1);
    expect(JSON.stringify(remembered.content)).not.toContain('s3cret');
  });

  it('are none where the user gives up', async () => {
    user.types = undefined;
    expect(await variablesOf({ variables: [{ name: 'TOKEN' }] })).toBeUndefined();
  });

  it.each([
    ['missing.env', undefined, 'The environment file cannot be read'],
    ['bad.env', 'A=1\nno variable\n', 'bad.env:2: expected NAME=VALUE.'],
  ])('are none where the file is bad, and the user is told: %s', async (name, text, told) => {
    if (text !== undefined) await writeFile(join(folder, name), text);
    expect(await variablesOf({ environmentFile: join(folder, name) })).toBeUndefined();
    expect(user.told.join()).toContain(told);
  });
});
