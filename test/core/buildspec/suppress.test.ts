import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../core/buildspec/edits';
import { readBuildspec } from '../../../core/buildspec/read';
import { suppressionEdit } from '../../../core/buildspec/suppress';

function codes(text: string): string[] {
  return readBuildspec(text).problems.map(({ code }) => code);
}

const HEAD = 'version: 0.2\nphases:\n  build:\n    commands:\n';

describe('a codebuild-ignore comment', () => {
  test('hides a rule in its own line', () => {
    expect(codes(`${HEAD}      - make\ncahce: {} # codebuild-ignore unknown-key\n`)).toEqual([]);
    expect(codes(`${HEAD}      - make # codebuild-ignore unknown-key\ncahce: {}\n`)).toEqual(['unknown-key']);
  });

  test('hides a rule in the next line that is no comment', () => {
    const comment = '# codebuild-ignore-next-line unknown-key\n';
    expect(codes(`${HEAD}      - make\n${comment}cahce: {}\n`)).toEqual([]);
    expect(codes(`${HEAD}      - make\n${comment}# why\n\ncahce: {}\n`)).toEqual([]);
    expect(codes(`${HEAD}      - make\n${comment}env: {}\ncahce: {}\n`)).toEqual(['unknown-key']);
  });

  test('hides a rule in the whole file, wherever it stands', () => {
    expect(codes(`${HEAD}      - make\ncahce: {}\nevn: {}\n# codebuild-ignore-file unknown-key\n`)).toEqual(
      [],
    );
  });

  test('takes several codes and a reason', () => {
    const line = 'cahce: {} # codebuild-ignore unknown-key, wrong-type open-quote -- for an older tool\n';
    expect(codes(`${HEAD}      - make\n${line}`)).toEqual([]);
  });

  test('in the first line of a block speaks of the whole block', () => {
    const block = (comment: string) => `${HEAD}      - |${comment}\n        npm ci\n        npm test\n`;
    expect(codes(block(''))).toEqual(['block-hides-failure']);
    expect(codes(block(' # codebuild-ignore block-hides-failure'))).toEqual([]);
  });

  test('in a block is a comment of the shell, and speaks of its line', () => {
    expect(
      codes(`${HEAD}      - |\n        npm ci # codebuild-ignore block-hides-failure\n        npm test\n`),
    ).toEqual([]);
  });

  test('hides what CodeBuild refuses too: the user has the last word', () => {
    const text = 'version: 0.2\nphases:\n  deploy: {} # codebuild-ignore unknown-phase\n';
    expect(codes(text)).toEqual([]);
    expect(readBuildspec(text).buildspec).toBeDefined();
  });

  test('hides no syntax error, and says so', () => {
    expect(codes(`# codebuild-ignore-file yaml-syntax\n${HEAD}      - "make\n`)).toEqual([
      'unknown-code',
      'yaml-syntax',
    ]);
  });

  test('that names no rule is a hint with the likely name', () => {
    const text = `${HEAD}      - make # codebuild-ignore unknown-kye\n`;
    const [problem] = readBuildspec(text).problems;
    expect(problem).toMatchObject({ code: 'unknown-code', severity: 'hint' });
    expect(applyEdits(text, problem?.fix?.edits ?? [])).toContain('codebuild-ignore unknown-key');
    expect(codes(`${HEAD}      - make # codebuild-ignore\n`)).toEqual(['unknown-code']);
  });

  test('takes a colon, and stands in a quoted command', () => {
    expect(codes(`${HEAD}      - make\ncahce: {} # codebuild-ignore: unknown-key\n`)).toEqual([]);
    expect(codes(`${HEAD}      - "make | tee log # codebuild-ignore pipe-hides-failure"\n`)).toEqual([]);
  });

  test('with a sentence behind its codes is one hint that tells where a reason stands', () => {
    const text = `${HEAD}      - make\ncahce: {} # codebuild-ignore unknown-key because an older tool wants it\n`;
    const { problems } = readBuildspec(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('a reason stands behind ` -- `');
  });

  test.each(['codebuild-ignored x', 'codebuild-ignore-all x'])('is not %j', (comment) => {
    expect(codes(`${HEAD}      - make # ${comment}\n`)).toEqual([]);
  });
});

describe('the edit that hides a problem', () => {
  function edited(text: string, kind: 'line' | 'next-line' | 'file'): string | undefined {
    const [problem] = readBuildspec(text).problems;
    const edit = problem && suppressionEdit(text, problem, kind);
    return edit && applyEdits(text, [edit]);
  }

  const KEY = `${HEAD}      - make\nartifacts:\n  fils: a\n`;

  test.each([
    ['line', '  fils: a # codebuild-ignore unknown-key\n'],
    ['next-line', '  # codebuild-ignore-next-line unknown-key\n  fils: a\n'],
    ['file', '# codebuild-ignore-file unknown-key\nversion: 0.2\n'],
  ] as const)('in the %s', (kind, expected) => {
    const text = edited(KEY, kind);
    expect(text).toContain(expected);
    expect(codes(text ?? '')).toEqual([]);
  });

  test('stands at the start of a block, where the shell does not see it', () => {
    const text = `${HEAD}      - |\n        npm ci\n        npm test\n`;
    expect(edited(text, 'line')).toContain('- | # codebuild-ignore block-hides-failure\n');
    expect(edited(text, 'next-line')).toContain(
      '      # codebuild-ignore-next-line block-hides-failure\n      - |\n',
    );
  });

  test('adds to a comment that is there', () => {
    const text = `${HEAD}      - make\nartifacts:\n  fils: a # codebuild-ignore wrong-type -- why\n`;
    expect(edited(text, 'line')).toContain('# codebuild-ignore wrong-type unknown-key -- why\n');
  });

  test('keeps Windows line ends and a byte order mark', () => {
    expect(edited(`\uFEFF${KEY.replaceAll('\n', '\r\n')}`, 'file')).toMatch(
      /^\uFEFF# codebuild-ignore-file unknown-key\r\nversion/,
    );
  });

  test('is none where a comment would change the text, or in JSON', () => {
    const folded = `${HEAD}      - echo "a\n          b" | tee c; curl x |\n          tee d\n`;
    expect(edited(folded, 'line')).toBeUndefined();
    expect(edited('{"version": 0.2, "phases": {"build": {"comands": []}}}', 'line')).toBeUndefined();
  });

  test('is none for a syntax error', () => {
    expect(edited(`${HEAD}      - "make\n`, 'file')).toBeUndefined();
  });
});
