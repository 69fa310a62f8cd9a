import { describe, expect, it } from 'vitest';
import { phasesOfText } from '../../../client/local/phases-of-text';
import { phasesFrom, phasesText, readOptions } from '../../../client/local/run-options';
import { PHASE_NAMES } from '../../../core/buildspec/buildspec';

describe('the phases of a run', () => {
  it('from one on are that and those after it; from the first on they are all', () => {
    expect(phasesFrom('build')).toEqual(['build', 'post_build']);
    expect(phasesFrom('install')).toBeUndefined();
  });

  it.each([
    [undefined, undefined],
    [[...PHASE_NAMES], undefined],
    [['build'], 'BUILD only'],
    [['post_build'], 'POST_BUILD only'],
    [['post_build', 'build'], 'from BUILD'],
    [['build', 'install'], 'INSTALL, BUILD only'],
  ] as const)('%j are told as %s', (phases, text) => expect(phasesText(phases)).toBe(text));
});

describe('the phases that can be run of a buildspec', () => {
  it('are those with commands, in the order in which they run', () => {
    const text = `version: 0.2
phases:
  post_build:
    finally: [make clean]
  build:
    commands: make
  install:
    runtime-versions: {nodejs: 22}
`;
    expect(phasesOfText(text)).toEqual(['build', 'post_build']);
  });

  it.each(['', 'phases: [', 'version: 0.2'])('are none of %j', (text) =>
    expect(phasesOfText(text)).toEqual([]),
  );
});

describe('the options of a run that a workspace remembers', () => {
  it('are read as they were written', () => {
    const options = {
      image: 'busybox',
      variables: [{ name: 'STAGE', value: 'beta' }, { name: 'TOKEN' }],
      environmentFile: '/project/dev.env',
      phases: ['build' as const],
      privileged: true,
      pausesAfterFailure: true,
      cleanCache: true,
    };
    expect(readOptions(JSON.parse(JSON.stringify(options)))).toEqual(options);
  });

  it.each([undefined, 'text', null, { image: 7, phases: 'all', variables: {}, privileged: 'yes' }])(
    'are none in %j',
    (value) => expect(readOptions(value)).toEqual({}),
  );

  it('leave out what is no variable and no phase', () => {
    const value = {
      variables: [{ name: 'A', value: '1' }, { value: '2' }, 'B'],
      phases: ['build', 'deploy'],
    };
    expect(readOptions(value)).toEqual({ variables: [{ name: 'A', value: '1' }], phases: ['build'] });
  });
});
