import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { parse } from '../../../core/buildspec/parse';
import { codeActions } from '../../../server/actions/code-actions';
import { BuildspecDocument } from '../../../server/documents';
import { cursor } from '../cursor';
import { offered } from './offers';

/**
 * Golden files: ACTION/NAME/before.yml with the cursor as `|`, title.txt with what is chosen there, and after.yml, which
 * `npx vitest run test/server/actions/golden.test.ts -u` writes anew. The fixes of rules are in test/fixtures/fixes.
 */
const FOLDER = 'test/fixtures/actions';
const FIXES = 'test/fixtures/fixes';
const EVERY_KIND = [''];

const CASES = casesOf(FOLDER).map(({ folder, ...names }) => ({
  ...names,
  folder,
  before: readFileSync(join(folder, 'before.yml'), 'utf8'),
  title: readFileSync(join(folder, 'title.txt'), 'utf8').trim(),
}));

function casesOf(root: string) {
  return readdirSync(root).flatMap((group) =>
    readdirSync(join(root, group)).map((name) => ({ group, name, folder: join(root, group, name) })),
  );
}

describe('the action', () => {
  test.each(CASES)('$group: $name', async ({ before, title, folder }) => {
    const found = offered(before, EVERY_KIND).filter((one) => one.title === title);
    expect(found).toHaveLength(1);
    const after = found[0]?.after ?? '';
    await expect(after).toMatchFileSnapshot(resolve(folder, 'after.yml'));
    expect(parse(after).problems).toEqual([]);
  });
});

test('every action that is offered for a golden file has some of its own', () => {
  const texts = [
    ...CASES.map(({ before }) => cursor(before).text),
    ...casesOf(FIXES).map(({ folder }) => readFileSync(join(folder, 'before.yml'), 'utf8')),
  ];
  const shown = new Set(CASES.map(({ title }) => kindOf(title)));
  const unseen = texts
    .flatMap(offeredForAll)
    .filter(({ isPreferred }) => !isPreferred)
    .map(({ title }) => kindOf(title))
    .filter((kind) => !shown.has(kind));
  expect(unseen).toEqual([]);
});

/** What is offered when all of a file is selected. */
function offeredForAll(text: string): CodeAction[] {
  const document = BuildspecDocument.create('file:///buildspec.yml', 'yaml', 1, text);
  const range = { start: { line: 0, character: 0 }, end: document.lines.positionAt(text.length) };
  return codeActions(document, range, EVERY_KIND);
}

/** A title without the names in it. */
function kindOf(title: string): string {
  return title.replace(/`\w+`|(?<=^Ignore )[a-z-]+/, 'X');
}
