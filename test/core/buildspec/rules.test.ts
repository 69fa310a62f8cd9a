import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBuildspec } from '../../../core/buildspec/read';

const FOLDER = 'docs/rules';

function sample(page: string, heading: string): string | undefined {
  return new RegExp(`## ${heading}\n\n\`\`\`yaml\n(.*?)\`\`\``, 's').exec(page)?.[1];
}

const PAGES = readdirSync(FOLDER).map((name) => ({
  code: name.replace(/\.md$/, ''),
  page: readFileSync(`${FOLDER}/${name}`, 'utf8'),
}));

/** The codes that the sources give, so that no rule lacks its page. */
function codesInSources(): string[] {
  const sources = readdirSync('core/buildspec', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`core/buildspec/${name}`, 'utf8'));
  return sources.flatMap((source) =>
    [...source.matchAll(/\bcode: '([a-z-]+)'/g)].map(([, code]) => code ?? ''),
  );
}

describe('the page of a rule', () => {
  test('is there for every code', () => {
    const documented = PAGES.map(({ code }) => code);
    expect(codesInSources().filter((code) => !documented.includes(code))).toEqual([]);
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
