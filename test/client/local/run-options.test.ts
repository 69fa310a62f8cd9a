import { describe, expect, it } from 'vitest';
import { phasesOfText } from '../../../client/local/phases-of-text';
import { phasesFrom, phasesText } from '../../../client/local/run-options';
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
