import { describe, expect, test } from 'vitest';
import { parse } from '../../../core/buildspec/parse';
import { LineIndex } from '../../../core/buildspec/text';
import { valueAt } from '../../../core/buildspec/tree';

const HEAD = 'version: 0.2\nphases:\n  build:\n    commands:\n';
const TAIL = '  post_build:\n    commands:\n      - after\nenv:\n  shell: bash\n';

/** The blamed text, its line from 1, and CodeBuild's words. */
function blame(text: string) {
  const { problems } = parse(text);
  expect(problems).toHaveLength(1);
  const [problem] = problems;
  if (!problem) throw new Error('no problem');
  const { range, refusal, message } = problem;
  return {
    line: new LineIndex(text).positionAt(range.start).line + 1,
    source: text.slice(range.start, range.end),
    refusal: refusal?.message,
    message,
  };
}

describe('a syntax error is blamed on the place a person would blame', () => {
  test.each([
    [
      'an unclosed quote',
      '      - "abc\n      - ok\n',
      5,
      '"abc',
      'found unexpected end of stream at line 5',
    ],
    [
      'a quote that the next line closes',
      '      - "a\n      - "b"\n',
      5,
      '"a',
      'found unexpected end of stream at line 5',
    ],
    [
      'text behind a quoted one',
      '      - "$PWD"/x y\n',
      5,
      '"$PWD"/x y',
      "did not find expected '-' indicator at line 5",
    ],
    [
      'a test in brackets',
      '      - [ -z "$X" ] && b\n',
      5,
      '[ -z "$X" ] && b',
      'did not find expected alphabetic or numeric character at line 5',
    ],
    [
      'two colons',
      '      - echo a: b: c\n',
      5,
      'echo a: b: c',
      'mapping values are not allowed in this context at line 5',
    ],
    ['a backtick', '      - `date`\n', 5, '`date`', 'found character that cannot start any token at line 5'],
    ['a percent sign', '      - %x\n', 5, '%x', 'found character that cannot start any token at line 5'],
    ['a Windows path', '      - "C:\\dir"\n', 5, '"C:\\dir"', 'found unknown escape character at line 5'],
    ['a pipe with text', '      - | a\n', 5, '| a', 'did not find expected comment or line break at line 5'],
    ['a tab', '\t- a\n', 5, '- a', 'found character that cannot start any token at line 5'],
    [
      'a line without its dash',
      '      - a\n      npm test\n',
      6,
      'npm test',
      "could not find expected ':' at line 6",
    ],
    [
      'a dash without its space',
      '      - a\n      -npm test\n      - b\n',
      6,
      '-npm test',
      "could not find expected ':' at line 6",
    ],
    [
      'a command that goes on with a colon',
      '      - cat <<X\n        a: b\n        X\n',
      5,
      'cat <<X\n        a: b',
      'mapping values are not allowed in this context at line 5',
    ],
    [
      'a key among items',
      '      - a\n      on-failure: ABORT\n',
      6,
      'on-failure: ABORT',
      "did not find expected '-' indicator at line 6",
    ],
    [
      'a key that is indented below a text',
      '      - a\n    run-as: root\n     finally:\n      - b\n',
      7,
      'finally:',
      'mapping values are not allowed in this context at line 7',
    ],
    [
      'a key without its colon above a list',
      '      - a\n    finally\n      - b\n      - c\n    run-as: root\n',
      6,
      'finally',
      "could not find expected ':' at line 6",
    ],
    ['a half-typed key', '      - a\n    fin\n', 6, 'fin', "could not find expected ':' at line 6"],
    ['a control character', '      - a\x07b\n', 5, 'a\x07b', 'control characters are not allowed at line 5'],
  ])('%s', (_, lines, line, source, refusal) => {
    expect(blame(HEAD + lines + TAIL)).toMatchObject({ line, source, refusal });
  });

  test('a key without its colon', () => {
    expect(blame('version 0.2\nphases:\n  build: {}\n')).toMatchObject({ line: 1, source: 'version 0.2' });
    expect(blame('version: 0.2\nphases\n  build: {}\n')).toMatchObject({ line: 2, source: 'phases' });
  });

  test('a first key without its colon', () => {
    expect(blame('version: 0.2\nphases:\n  install\n    commands: []\n')).toMatchObject({
      line: 3,
      source: 'install',
      refusal: 'mapping values are not allowed in this context at line 3',
    });
  });

  test('a line left of an indented first one', () => {
    expect(blame('  version: 0.2\nphases: {}\n')).toMatchObject({
      source: 'phases: {}',
      message: expect.stringContaining('further left than the first line'),
      refusal: 'did not find expected <document start> at line 2',
    });
  });

  test('an open bracket', () => {
    expect(blame('a: [b, c\nd:\n  - e\n')).toMatchObject({ line: 1, source: '[b, c' });
  });
});

test.each([
  ['a dash without its space', '      - a\n      -npm test\n', 'Write `- `'],
  ['an item without its dash', '      - a\n      npm test\n', 'Start it with `- `'],
  ['a command that goes on with a colon', '      - cat <<X\n        a: b\n', 'as a block after `|`'],
])('%s is told in words that fit', (_, lines, advice) => {
  expect(blame(HEAD + lines + TAIL).message).toContain(advice);
});

describe('the rest of a broken file still has its tree', () => {
  test.each([
    ['an unclosed quote', '      - "abc\n      - ok\n'],
    ['brackets', '      - ok\n      - [[ -n x ]] && y\n'],
    ['a tab', '      - ok\n\t- b\n'],
    ['a half-typed key', '      - ok\n    on-f\n'],
    ['wrong indentation', '      - ok\n     - b\n'],
  ])('%s', (_, lines) => {
    const { tree, broken } = parse(HEAD + lines + TAIL);
    expect(broken).toHaveLength(1);
    expect(valueAt(tree, 'env', 'shell')).toMatchObject({ value: 'bash' });
    expect(valueAt(tree, 'phases', 'post_build', 'commands')).toMatchObject({ items: [{ value: 'after' }] });
    const commands = valueAt(tree, 'phases', 'build', 'commands');
    expect(commands?.kind === 'sequence' && commands.items).toContainEqual(
      expect.objectContaining({ value: 'ok' }),
    );
  });

  test('thousands of errors are one problem', () => {
    const { problems } = parse(HEAD + '      - "a" b\n'.repeat(20_000));
    expect(problems).toHaveLength(1);
  });
});

test('a file that starts with an empty line is read to its end', () => {
  expect(parse('\nversion: : 0\n').problems).toMatchObject([{ code: 'yaml-syntax' }]);
});

test.each(['\n\t\n', '   \n:', '"', '{', '- \u2028: : a\n'])('the place of %j lies in the text', (text) => {
  for (const { range } of parse(text).problems) {
    expect(range.start).toBeLessThanOrEqual(range.end);
    expect(range.end).toBeLessThanOrEqual(text.length);
  }
});
