import { expect, test } from 'vitest';
import { interpret } from '../../../core/buildspec/interpret';
import { readBuildspec } from '../../../core/buildspec/read';

const commands = (text: string) => {
  const { tree, problems } = readBuildspec(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return tree && interpret(tree).phases.build?.commands.map((command) => command.text);
};

// CodeBuild's parser does not look at the indentation inside brackets and quotes; js-yaml does
test.each([
  [
    'a closing bracket below its key',
    'commands: [\n      echo a,\n      echo b\n    ]',
    ['echo a', 'echo b'],
  ],
  ['lines at the margin', 'commands: [\necho a,\n"echo [b"\n]', ['echo a', 'echo [b']],
  ['comments between the lines', 'commands: [ # the [first\n"a", # "second\n\'b\'\n]', ['a', 'b']],
  ['a quoted text that goes on below its dash', 'commands:\n      - "echo a\n    b"', ['echo a     b']],
  ['a quoted text in single quotes', "commands:\n      - 'it''s\n  b'", ["it's   b"]],
])('%s is read', (_, text, expected) => {
  expect(commands(`version: 0.2\nphases:\n  build:\n    ${text}\n`)).toEqual(expected);
});

test('a mapping in brackets with its end below its key is read, and what follows it', () => {
  const { tree, problems } = readBuildspec(
    'version: 0.2\nenv: {\n  shell: bash\n}\nphases:\n  build:\n    commands: [make]\n',
  );
  expect(problems).toEqual([]);
  expect(tree && interpret(tree).env.shell).toBe('bash');
});

test('brackets in brackets, all at the margin', () => {
  const { tree } = readBuildspec('version: 0.2\nphases: {\nbuild: {\ncommands: [\nmake\n]\n}\n}\n');
  expect(tree && interpret(tree).phases.build?.commands).toMatchObject([{ text: 'make' }]);
});

test.each([
  ['commands: [a, b\nartifacts:\n  files: [x]\n', 'This bracket is never closed.'],
  ['commands:\n      - "echo a\n      - b\n', 'This " is never closed.'],
])('what is really never closed is still told: %j', (text, message) => {
  const { problems } = readBuildspec(`version: 0.2\nphases:\n  build:\n    ${text}`);
  expect(problems[0]?.message).toContain(message);
});
