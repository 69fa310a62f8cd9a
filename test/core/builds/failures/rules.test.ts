import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NOTE_RULES } from '../../../../core/builds/failures/note-rules';
import { CAUSE_RULES } from '../../../../core/builds/failures/rules';
import { ACCESS } from './cases/access';
import { ARTIFACTS } from './cases/artifacts';
import { BUILDSPEC } from './cases/buildspec';
import type { Case } from './cases/case';
import { GIT } from './cases/git';
import { IMAGES } from './cases/images';
import { LIMITS } from './cases/limits';
import { MACHINE } from './cases/machine';
import { NETWORK } from './cases/network';
import { PACKAGES } from './cases/packages';
import { SHELL } from './cases/shell';
import { SOURCE } from './cases/source';
import { TOOLS } from './cases/tools';
import { codeOf, explainCommand, explainPhase, fixed, placeIn } from './failed-log';

const ALL = [
  ...BUILDSPEC,
  ...ACCESS,
  ...LIMITS,
  ...SOURCE,
  ...IMAGES,
  ...MACHINE,
  ...SHELL,
  ...NETWORK,
  ...PACKAGES,
  ...GIT,
  ...TOOLS,
  ...ARTIFACTS,
];

const explain = ({ failed, known }: Pick<Case, 'failed' | 'known'>) =>
  'code' in failed ? explainPhase(failed, known) : explainCommand(failed, known);

describe.each(ALL)('$code', ({ code, wrong, lookAlike }) => {
  test.each(wrong)('explains $what', (one) => {
    const explanation = explain(one);
    expect(codeOf(explanation)).toBe(code);
    const { cause } = explanation ?? {};
    if (one.message) expect(cause?.message).toMatch(one.message);
    if (one.advice) expect(cause?.advice).toMatch(one.advice);
    if (one.fix) expect(cause?.fix).toMatchObject(one.fix);
    const { buildspec } = one.known ?? {};
    if (one.fixed !== undefined) expect(fixed(explanation, buildspec?.text ?? '')).toBe(one.fixed);
    if (one.place !== undefined) expect(placeIn(explanation, buildspec?.text ?? '')).toBe(one.place);
  });

  test.each(lookAlike)('leaves $what to others', (one) => {
    const explanation = explain(one);
    expect(explanation).toBeDefined();
    expect(codeOf(explanation)).not.toBe(code);
  });
});

describe('the rules', () => {
  test('have cases each, for what is wrong and for what looks like it', () => {
    expect(ALL.map(({ code }) => code).sort()).toEqual(CAUSE_RULES.map(({ code }) => code).sort());
    for (const { code, wrong, lookAlike } of ALL) {
      expect(wrong, code).not.toEqual([]);
      expect(lookAlike, code).not.toEqual([]);
    }
  });

  test('stand in the documentation, and nothing else does', () => {
    const page = readFileSync('docs/failures.md', 'utf8');
    const listed = [...page.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, code]) => code);
    const codes = [...CAUSE_RULES, ...NOTE_RULES].map(({ code }) => code);
    expect([...listed].sort()).toEqual([...codes].sort());
  });

  test('say what to do, in sentences', () => {
    for (const { code, wrong } of ALL) {
      for (const one of wrong) {
        const { cause } = explain(one) ?? {};
        expect(cause?.message, code).toMatch(/^.*[.!]$/s);
        expect(cause?.advice, code).toMatch(/^[A-Z`].*[.]$/s);
      }
    }
  });
});
