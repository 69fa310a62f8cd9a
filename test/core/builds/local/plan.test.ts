import { expect, test } from 'vitest';
import { planBuild } from '../../../../core/builds/local/plan';

const plan = (text: string | undefined) => planBuild(text, '/codebuild/output/src1/src/buildspec.yml');
const failure = (statusCode: string, message: string) => ({ ok: false, failure: { statusCode, message } });

test('a file that is not there', () => {
  expect(plan(undefined)).toEqual(
    failure('YAML_FILE_ERROR', 'stat /codebuild/output/src1/src/buildspec.yml: no such file or directory'),
  );
});

test.each([
  ['', 'wrong number of container tags, expected 1'],
  ['phases: {}', 'wrong number of container tags, expected 1'],
  [
    'version: 0.2\nphases:\n  build:\n    commands:\n      - echo "a: b"\n',
    'Expected Commands[0] to be of string type: found subkeys instead at line 5, value of the key tag on line 4 might be empty',
  ],
])('%j is refused in the words of CodeBuild', (text, message) => {
  expect(plan(text)).toEqual(failure('YAML_FILE_ERROR', message));
});

test('an error whose words are not known is told in ours, with its line', () => {
  expect(plan('version: 0.7\nphases:\n  build:\n    commands: [make]\n')).toMatchObject({
    ok: false,
    failure: { statusCode: 'YAML_FILE_ERROR', message: expect.stringMatching(/./) },
  });
});

test('what only a batch build refuses does not stop an ordinary one, but is told', () => {
  const text =
    'version: "0.2"\nbatch:\n  build-list:\n    - identifier: a-b\nphases:\n  build:\n    commands: [make]\n';
  expect(plan(text)).toMatchObject({
    ok: true,
    buildspec: { phases: { build: { commands: [{ text: 'make' }] } } },
    notes: expect.arrayContaining([
      expect.stringMatching(/^Local build: a batch build would fail\. .*\(line 1\)$/),
    ]),
  });
});

test('advice of the linter is not for the log', () => {
  const text =
    'version: 0.2\nenv:\n  variables: {PASSWORD: hunter2}\nphases:\n  build:\n    commands: [exit 1, echo never]\n';
  expect(plan(text)).toMatchObject({ ok: true, notes: [] });
});
