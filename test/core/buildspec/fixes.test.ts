import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCodes, isFixable } from '../../../core/buildspec/codes';
import { applyEdits } from '../../../core/buildspec/edits';
import { readBuildspec } from '../../../core/buildspec/read';

/**
 * Golden files: CODE/NAME/before.yml has one problem of its rule, message.txt has what it says and what its fix is called,
 * after.yml is the file after the fix. `npx vitest run test/core/buildspec/fixes.test.ts -u` writes the last two anew.
 */
const FOLDER = 'test/fixtures/fixes';

const CASES = readdirSync(FOLDER).flatMap((code) =>
  readdirSync(join(FOLDER, code)).map((name) => ({ code, name, folder: join(FOLDER, code, name) })),
);

const problemsOf = (code: string, text: string) =>
  readBuildspec(text).problems.filter((problem) => problem.code === code);

describe('the fix', () => {
  test.each(CASES)('of $code: $name', async ({ code, folder }) => {
    const before = readFileSync(join(folder, 'before.yml'), 'utf8');
    const [problem, ...others] = problemsOf(code, before);
    expect(others).toEqual([]);
    if (!problem?.fix) throw new Error(`${folder}: no problem of ${code} with a fix`);
    const { message, fix } = problem;
    const after = applyEdits(before, fix.edits);
    await expect(`${message}\n\nFix: ${fix.title}\n`).toMatchFileSnapshot(resolve(folder, 'message.txt'));
    await expect(after).toMatchFileSnapshot(resolve(folder, 'after.yml'));
    const left = readBuildspec(after).problems.map((other) => other.code);
    expect(left).not.toContain('yaml-syntax');
    expect(left).not.toContain(code);
  });
});

test('every rule that can give a fix has golden files, and no other', () => {
  expect([...new Set(CASES.map(({ code }) => code))].sort()).toEqual(allCodes().filter(isFixable));
});
