import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../core/buildspec/edits';
import { fixAll } from '../../../core/buildspec/fix-all';
import { readBuildspec } from '../../../core/buildspec/read';

const HEAD = 'version: 0.2\nphases:\n  build:\n    commands:\n';

function problemsOf(commands: string) {
  return readBuildspec(HEAD + commands).problems;
}

/** The commands after Fix All; undefined where it has nothing to do. */
function fixed(commands: string): string[] | undefined {
  const { text, rounds } = fixAll(HEAD + commands, problemsOf(commands));
  if (rounds.length === 0) return undefined;
  const { buildspec, problems } = readBuildspec(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return buildspec?.phases.build?.commands.map((command) => command.text);
}

describe('a command that YAML takes apart becomes one text', () => {
  test.each([
    ['a mapping in one line', '      - echo "a: b"\n', ['echo "a: b"']],
    ['braces in one line', '      - { echo a; exit 1; }\n', ['{ echo a; exit 1; }']],
    ['several keys', '      - echo "a: b"\n        echo "c: d"\n', ['echo "a: b"\necho "c: d"\n']],
    ['the same key twice', '      - echo "a: b"\n        echo "a: c"\n', ['echo "a: b"\necho "a: c"\n']],
    [
      'a condition whose first line has the colon',
      '      - if [ x ]; then echo "a: b";\n        fi\n',
      ['if [ x ]; then echo "a: b";\nfi\n'],
    ],
    [
      'a condition whose second line has the colon',
      '      - if [ x ]; then\n          echo "a: b"\n        fi\n',
      ['if [ x ]; then\n  echo "a: b"\nfi\n'],
    ],
    [
      'lines left of the first',
      '      -   echo "a: b"\n        echo "c: d"\n',
      ['echo "a: b"\necho "c: d"\n'],
    ],
    ['the last line of the file', '      - echo "a: b"\n        echo "c: d"', ['echo "a: b"\necho "c: d"\n']],
    [
      'a file with carriage returns',
      '      - echo "a: b"\r\n        echo "c: d"\r\n      - x\r\n',
      ['echo "a: b"\necho "c: d"\n', 'x'],
    ],
    ['two of them', '      - [ -f a ] && b\n      - [ -f c ] && d\n', ['[ -f a ] && b', '[ -f c ] && d']],
    [
      'dashes below their key',
      '    - if a; then\n        echo "b: c"\n      fi\n',
      ['if a; then\n  echo "b: c"\nfi\n'],
    ],
  ])('%s', (_, commands, texts) => {
    expect(fixed(commands)).toEqual(texts);
  });

  test('and the lines around it stay', () => {
    const before = `${HEAD}      # first\n      - echo "a: b" # note\n        echo "c: d"\n\n      # last\n      - x\n`;
    const [problem] = readBuildspec(before).problems;
    expect(applyEdits(before, problem?.fix?.edits ?? [])).toBe(
      `${HEAD}      # first\n      - |\n        echo "a: b" # note\n        echo "c: d"\n\n      # last\n      - x\n`,
    );
  });
});

describe('what may be meant otherwise is left to its author', () => {
  test.each([
    ['a step of another system', '      - name: test\n        run: npm test\n'],
    ['options on a line of their own', '      - docker run -e "A: b"\n        -e "C: d"\n'],
    ['what no shell reads', '      - if ($a) { echo "a: b"\n        echo "c: d"\n'],
    ['a comment left of the lines', '      - echo "a: b"\n# note\n        echo "c: d"\n'],
    ['an open quote', '      - "npm test\n'],
    ['a list that is being typed', '      - [a, b\n'],
    ['a key that is no list of commands', '      - x\n    on-failure: [ABORT\n'],
    ['wrong indentation', '      - echo a\n     - echo b\n'],
    ['an anchor inside', '      - a: &x b\n        c: d\n'],
  ])('%s', (_, commands) => {
    expect(problemsOf(commands).flatMap(({ fix }) => fix?.title ?? [])).toEqual([]);
  });
});
