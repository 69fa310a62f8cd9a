import { describe, expect, it } from 'vitest';
import {
  type OptionRowId,
  optionRows,
  optionsSummary,
  type Surroundings,
  toggled,
} from '../../../client/local/option-rows';
import type { RunOptions } from '../../../client/local/run-options';
import { aLinkedProject } from './a-link';

const ALONE: Surroundings = { image: { from: 'user' } };

const described = (id: OptionRowId, options: RunOptions, surroundings: Partial<Surroundings> = {}) =>
  optionRows(options, { ...ALONE, ...surroundings }).find((row) => row.id === id)?.description;

const CHOSEN: RunOptions = {
  image: 'busybox',
  platform: 'linux/arm64',
  variables: [{ name: 'STAGE', value: 'beta' }, { name: 'TOKEN' }],
  environmentFile: '/project/dev.env',
  phases: ['build'],
  privileged: true,
  pausesAfterFailure: true,
  cleanCache: true,
};

describe('the options of a run as a list', () => {
  it('begin with the run itself and what it will be', () => {
    expect(optionRows({}, ALONE)[0]).toMatchObject({ id: 'run', description: 'as Run Build does' });
    expect(optionRows(CHOSEN, ALONE)[0]?.description).toBe(
      'busybox · linux/arm64 · STAGE, TOKEN · dev.env · BUILD only · privileged · pauses after failures · clean cache',
    );
  });

  it('say what each is now', () => {
    expect(described('variables', CHOSEN)).toBe('STAGE=beta, TOKEN (secret)');
    expect(described('phases', CHOSEN)).toBe('BUILD only');
    expect(described('privileged', CHOSEN)).toBe('on');
    const plain = optionRows({}, ALONE).map(({ description }) => description);
    expect(plain).toEqual([
      'as Run Build does',
      'asked for at the start',
      "what the image's name says, else the engine's own",
      'none',
      'none',
      'asked for where the buildspec needs one',
      'all',
      'off',
      'off',
      'off',
    ]);
  });

  it('of a batch have no phases, and the image is for builds that name none', () => {
    const rows = optionRows({ phases: ['build'] }, { ...ALONE, isBatch: true });
    expect(rows.map(({ id }) => id)).not.toContain('phases');
    expect(rows[0]?.description).toBe('as Run Batch does');
    expect(rows[1]?.label).toBe('Image of builds that name none');
  });

  it('tell the image of the linked project', () => {
    const image = { from: 'project', image: 'node:22', project: 'web' } as const;
    expect(described('image', {}, { image })).toBe('node:22, of project web');
  });

  it('tell what comes along from the linked project, where there is one', () => {
    const link = { project: aLinkedProject(), share: { used: true } };
    expect(described('project', {}, { link })).toBe('size');
    expect(described('project', {}, { link: {} })).toBeUndefined();
  });

  it('tell the image of the setting and the profile that was chosen', () => {
    expect(described('image', {}, { image: { from: 'setting', image: 'node:22' } })).toBe(
      'node:22, as the setting says',
    );
    expect(described('profile', {}, { aws: { profile: 'dev', region: 'eu-west-1' } })).toBe('dev, eu-west-1');
    expect(described('profile', {}, { aws: {} })).toBe('none');
  });

  it('are reset only where there is something to reset', () => {
    expect(described('reset', CHOSEN)).toBeDefined();
    expect(described('reset', {})).toBeUndefined();
  });

  it('turn on and off where they are no more than that', () => {
    const on = toggled({}, 'privileged');
    expect(on).toEqual({ privileged: true });
    expect(optionsSummary(toggled(on ?? {}, 'privileged') ?? {})).toBeUndefined();
    expect(toggled({}, 'image')).toBeUndefined();
  });
});
