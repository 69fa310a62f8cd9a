import { describe, expect, it } from 'vitest';
import { changedLines } from '../../../client/explanation/changed-lines';
import { bestHit, searchable } from '../../../client/explanation/quoted-line';
import { refit } from '../../../client/explanation/refit';
import { applyEdits } from '../../../core/buildspec/edits';
import { BASHISM_BUILDSPEC, BASHISM_LOG, explained } from './an-explanation';

const { explanation, buildspec } = explained(BASHISM_LOG, BASHISM_BUILDSPEC);
const fix = explanation?.cause?.fix;

function fixed(text: string): string | undefined {
  if (!buildspec || fix?.kind !== 'buildspec') throw new Error('no fix');
  const edits = refit(buildspec, fix, text);
  return edits && applyEdits(text, edits);
}

describe('a fix', () => {
  it('is made as it was explained in the same text', () => {
    expect(fixed(BASHISM_BUILDSPEC)).toContain('shell: bash');
  });

  it('is made anew in a text that was edited elsewhere', () => {
    const edited = BASHISM_BUILDSPEC.replace(
      'version: 0.2\n',
      'version: 0.2\nenv:\n  variables:\n    A: b\n',
    );
    expect(fixed(edited)).toContain('env:\n  shell: bash\n  variables:');
  });

  it('is not made where it is there already, nor where the buildspec is broken now', () => {
    expect(fixed(fixed(BASHISM_BUILDSPEC) ?? '')).toBeUndefined();
    expect(fixed('version: [')).toBeUndefined();
  });
});

describe('what a fix changes', () => {
  it('is told without the lines that stay', () => {
    const at = (start: number, end: number, newText: string) => [{ range: { start, end }, newText }];
    expect(changedLines('a\nb\nc\n', at(2, 3, 'B'))).toEqual(['- b', '+ B']);
    expect(changedLines('a\nb\n', at(2, 2, 'x\ny\n'))).toEqual(['+ x', '+ y']);
    expect(changedLines('a\na\n', at(0, 2, ''))).toEqual(['- a']);
    expect(changedLines('a', at(0, 0, ''))).toEqual([]);
  });
});

describe('a line that an explanation quotes', () => {
  const hits = (...texts: string[]) => texts.map((text, line) => ({ text, line }));

  it('is looked for by what of it stands in the log', () => {
    expect(searchable('error: no such thing')).toBe('error: no such thing');
    expect(searchable('login with *** as someone failed')).toBe('as someone failed');
    expect(searchable(`${'x'.repeat(150)}…`)).toBe('x'.repeat(150));
    expect(searchable('a    bcd')).toBe('bcd');
  });

  it('is the last one that reads so, else the last one that has it', () => {
    expect(
      bestHit(hits('error: no', 'ok', '  \x1b[31merror\x1b[0m: no', 'an error: no'), 'error: no')?.line,
    ).toBe(2);
    expect(bestHit(hits('a b', 'c b'), 'b')?.line).toBe(1);
    expect(bestHit([], 'b')).toBeUndefined();
  });
});
