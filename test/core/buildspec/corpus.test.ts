import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../core/buildspec/edits';
import { readBuildspec } from '../../../core/buildspec/read';

/** Public buildspecs with verdicts; not part of the repository. */
const CORPUS = '../shared/corpus';

interface Label {
  expect: 'reject' | 'accept-or-ignore';
}

function filesOf(folder: string): string[] {
  return readdirSync(join(CORPUS, folder)).filter((name) => name !== 'index.json');
}

function errorsOf(folder: string, name: string) {
  const { problems } = readBuildspec(readFileSync(join(CORPUS, folder, name), 'utf8'));
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}

describe.skipIf(!existsSync(CORPUS))('real buildspecs', () => {
  test('of rejected/ have an error', () => {
    const missed = filesOf('rejected').filter((name) => errorsOf('rejected', name).length === 0);
    expect(missed).toEqual([]);
  });

  test.each(['fixed', 'accepted', 'docs', 'embedded'])('of %s/ have none', (folder) => {
    const wrong = filesOf(folder).flatMap((name) =>
      errorsOf(folder, name).map((error) => `${name} ${error}`),
    );
    expect(wrong).toEqual([]);
  });

  test('of buildspecs/ have one exactly where CodeBuild refuses', () => {
    const labels: Record<string, Label[]> = JSON.parse(readFileSync(join(CORPUS, 'labels.json'), 'utf8'));
    const wrong = filesOf('buildspecs').flatMap((name) => {
      const errors = errorsOf('buildspecs', name);
      const refused = labels[name]?.some((label) => label.expect === 'reject') ?? false;
      return errors.length > 0 === refused ? [] : [`${name} ${errors.join(' ')}`];
    });
    expect(wrong).toEqual([]);
  });

  test.each(['buildspecs', 'rejected', 'fixed', 'accepted', 'unknown', 'docs', 'embedded'])(
    'of %s/ still parse after each fix, and have one problem of its rule less',
    (folder) => {
      const wrong: string[] = [];
      for (const name of filesOf(folder)) {
        const text = readFileSync(join(CORPUS, folder, name), 'utf8');
        const { problems } = readBuildspec(text);
        if (problems.some(({ code }) => code === 'yaml-syntax')) continue;
        for (const { code, fix } of problems) {
          if (!fix) continue;
          const after = readBuildspec(applyEdits(text, fix.edits)).problems.map((problem) => problem.code);
          const before = problems.filter((problem) => problem.code === code).length;
          const left = after.filter((other) => other === code).length;
          if (after.includes('yaml-syntax') || left >= before) wrong.push(`${name} ${code}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
