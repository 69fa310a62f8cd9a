import { describe, expect, it } from 'vitest';
import { OverridesMemory, projectKey } from '../../../../client/cloud/overrides/memory';
import { Presets } from '../../../../client/cloud/overrides/presets';
import { readOverrides } from '../../../../client/cloud/overrides/read-overrides';
import type { BuildOverrides } from '../../../../core/builds/remote/overrides';
import { aMemory } from './a-memory';

const OVERRIDES: BuildOverrides = {
  sourceVersion: 'main',
  variables: [
    { name: 'STAGE', type: 'PLAINTEXT', value: 'beta' },
    { name: 'DEPLOY_TOKEN', type: 'PLAINTEXT' },
  ],
  buildspec: { document: 'file:///site/buildspec.yml' },
  image: 'aws/codebuild/standard:8.0',
  computeType: 'BUILD_GENERAL1_LARGE',
  privileged: false,
  timeoutInMinutes: 90,
  cache: ['LOCAL_SOURCE_CACHE'],
  debugSession: true,
};
const SECRETS = new Map([['DEPLOY_TOKEN', 'hunter2']]);
const PRESET = { name: 'Release', sessionId: 'aws/dev/eu-west-1/', project: 'web', overrides: OVERRIDES };

function aStore() {
  const memory = aMemory();
  let ids = 0;
  const presets = new Presets(memory.memory, memory.secrets, () => {
    ids += 1;
    return `id-${ids}`;
  });
  return { ...memory, presets };
}

describe('a preset', () => {
  it('is there by its name with all that it overrides', async () => {
    const { presets } = aStore();
    await presets.save(PRESET, SECRETS);
    await presets.save({ ...PRESET, name: 'Beta' }, new Map());
    expect(presets.all.map(({ name }) => name)).toEqual(['Beta', 'Release']);
    expect(presets.named('Release')).toEqual({ id: 'id-1', ...PRESET });
  });

  it('has the values of its secrets in the secret storage, and nowhere else', async () => {
    const { presets, memento, storage } = aStore();
    await presets.save(PRESET, SECRETS);
    expect([...storage.values()]).toEqual(['hunter2']);
    expect(JSON.stringify([...memento])).not.toContain('hunter2');
    const preset = presets.named('Release');
    expect(preset && (await presets.secretsOf(preset))).toEqual(SECRETS);
  });

  it('does not keep the value of a variable that is no secret of its', async () => {
    const { presets, storage } = aStore();
    await presets.save(
      PRESET,
      new Map([
        ['STAGE', 'x'],
        ['OTHER', 'y'],
      ]),
    );
    expect(storage.size).toBe(0);
  });

  it('takes the place of one of its name, whose secrets go', async () => {
    const { presets, storage } = aStore();
    await presets.save(PRESET, SECRETS);
    await presets.save({ ...PRESET, overrides: { image: 'node:22' } }, new Map());
    expect(presets.all).toEqual([{ id: 'id-2', ...PRESET, overrides: { image: 'node:22' } }]);
    expect(storage.size).toBe(0);
  });

  it('is forgotten with its secrets', async () => {
    const { presets, storage } = aStore();
    await presets.save(PRESET, SECRETS);
    const preset = presets.named('Release');
    if (preset) await presets.remove(preset);
    expect(presets.all).toEqual([]);
    expect(storage.size).toBe(0);
  });
});

describe('what was overridden last', () => {
  it('is remembered for each project of each connection', async () => {
    const { memory } = aMemory();
    const overrides = new OverridesMemory(memory);
    await overrides.set(projectKey('a', 'web'), OVERRIDES);
    expect(overrides.get(projectKey('a', 'web'))).toEqual(OVERRIDES);
    expect(overrides.get(projectKey('b', 'web'))).toEqual({});
  });
});

describe('overrides of another version', () => {
  it('lose what is none', () => {
    expect(readOverrides('nonsense')).toEqual({});
    expect(
      readOverrides({
        sourceVersion: 7,
        variables: [
          { name: 'A', type: 'PLAINTEXT' },
          { name: 'B', type: 'SECRETS_MANAGER' },
          { name: 'C' },
          0,
        ],
        buildspec: { text: 'version: 0.2' },
        privileged: 'yes',
        timeoutInMinutes: '90',
        cache: ['LOCAL_SOURCE_CACHE', 'OTHER'],
        surprise: true,
      }),
    ).toEqual({ variables: [{ name: 'A', type: 'PLAINTEXT' }], cache: ['LOCAL_SOURCE_CACHE'] });
  });
});
