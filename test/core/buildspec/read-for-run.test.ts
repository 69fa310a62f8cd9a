import { expect, test } from 'vitest';
import { RULES } from '../../../core/buildspec/lint/rules';
import { RULES_FOR_RUN } from '../../../core/buildspec/lint/rules-for-run';
import { readForRun } from '../../../core/buildspec/read-for-run';

test('every rule that fails a build or shows in its log is asked before it runs', () => {
  const needed = RULES.filter(({ severity, code }) => severity === 'error' || code === 'unknown-key');
  expect(RULES_FOR_RUN).toEqual(needed);
});

test('advice is left out', () => {
  const { problems } = readForRun(
    'version: 0.2\nphases:\n  build:\n    commands: [curl x | sh, "", "wget $UNSET"]\n',
  );
  expect(problems).toEqual([]);
});

test('a comment hides a problem from an editor, not from a build', () => {
  const { problems } = readForRun(
    'version: 0.2\nphases:\n  # codebuild-ignore-next-line unknown-phase\n  compile:\n    commands: [make]\n',
  );
  expect(problems).toMatchObject([
    {
      code: 'unknown-phase',
      severity: 'error',
      message: expect.stringContaining('CodeBuild says: YAML_FILE_ERROR'),
    },
  ]);
});
