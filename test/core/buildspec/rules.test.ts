import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCodes } from '../../../core/buildspec/codes';
import { readBuildspec } from '../../../core/buildspec/read';

const FOLDER = 'docs/rules';

function sample(page: string, heading: string): string | undefined {
  return new RegExp(`## ${heading}\n\n\`\`\`yaml\n(.*?)\`\`\``, 's').exec(page)?.[1];
}

const PAGES = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .map((name) => ({
    code: name.replace(/\.md$/, ''),
    page: readFileSync(`${FOLDER}/${name}`, 'utf8'),
  }));

describe('the page of a rule', () => {
  test('is there for every code, and for no other', () => {
    const documented = PAGES.map(({ code }) => code);
    expect(documented.sort()).toEqual(allCodes());
  });

  test.each(PAGES)('$code: the wrong sample has the problem, the right one has none', ({ code, page }) => {
    expect(page).toMatch(new RegExp(`^# ${code}\n\n\\*\\*(error|warning|information|hint)\\*\\*`));
    const wrong = sample(page, 'Wrong');
    const right = sample(page, 'Right');
    const severity = /^\*\*(\w+)\*\*/m.exec(page)?.[1];
    if (wrong !== undefined) expect(readBuildspec(wrong).problems).toMatchObject([{ code, severity }]);
    if (right !== undefined) expect(readBuildspec(right).problems).toEqual([]);
  });
});

test('the sample of comments hides all it has', () => {
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(readFileSync(`${FOLDER}/README.md`, 'utf8')) ?? [];
  expect(readBuildspec(text).problems).toEqual([]);
  expect(readBuildspec(text.replaceAll('codebuild-ignore', '')).problems.length).toBeGreaterThan(2);
});

test('links between the pages lead somewhere', () => {
  const pages = [`${FOLDER}/README.md`, 'docs/not-decidable.md'];
  const broken = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)]+\.md)\)/g)]
      .map(([, link = '']) => join(dirname(page), link))
      .filter((path) => !existsSync(path)),
  );
  expect(broken).toEqual([]);
});
