import { expect, test } from 'vitest';
import { chooseRuntime } from '../../../../core/builds/local/runtimes';
import { parse } from '../../../../core/buildspec/parse';
import { valueAt } from '../../../../core/buildspec/tree';

const FILE = `version: 0.1
runtimes:
  python:
    versions:
      3.9:
        commands: [pyenv global 3.9]
      3.10:
        commands: [echo ten, pyenv global 3.10]
      default:
        commands: [pyenv install $VERSION]
  java:
    versions:
      corretto11:
        commands: [use 11]
      corretto17:
        commands: [use 17]
`;
const choose = (name: string, version: string) =>
  chooseRuntime(valueAt(parse(FILE).tree, 'runtimes'), name, version);

test.each([
  ['python', '3.10', '3.10', ['echo ten', 'pyenv global 3.10']],
  ['python', '3.x', '3.10', ['echo ten', 'pyenv global 3.10']],
  ['python', 'latest', '3.10', ['echo ten', 'pyenv global 3.10']],
  ['java', 'latest', 'corretto17', ['use 17']],
])('%s %s is %s', (name, version, chosen, commands) => {
  expect(choose(name, version)).toEqual({ ok: true, version: chosen, onDemand: false, commands });
});

test('a version that the image does not have is installed where it can be', () => {
  const commands = ['pyenv install $VERSION'];
  expect(choose('python', '3.12.2')).toEqual({ ok: true, version: '3.12.2', onDemand: true, commands });
});

test('a version must not be a command', () => {
  expect(choose('python', '3; rm -rf /')).toMatchObject({ ok: false });
});

test('unknown names in the words of the agent', () => {
  expect(choose('java', 'corretto8')).toEqual({
    ok: false,
    message:
      "Unknown runtime version named 'corretto8' of java. This build image has the following versions: corretto11, corretto17",
  });
  expect(choose('node', '22')).toEqual({
    ok: false,
    message: "Unknown runtime named 'node'. This build image has the following runtimes: java, python",
  });
});
