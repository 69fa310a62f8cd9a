import { describe, expect, it } from 'vitest';
import { parse } from '../../../core/buildspec/parse';
import { EVERYTHING, NOTHING } from '../features';
import { item, labels, taken } from './offers';

const json = (marked: string, label: string) => taken(marked, label, EVERYTHING, 'json');

describe('keys in braces', () => {
  it('are those of the section that are not there yet', () => {
    expect(labels('phases: {install: {}, |}')).toEqual(['pre_build', 'build', 'post_build']);
    expect(labels('phases: {|install: {}}')).toContain('install');
    expect(labels('batch: {build-list: [{identifier: a, |}]}')).not.toContain('identifier');
  });

  it.each([
    ['env: { variables: { A: b }, | }', ['shell', 'exported-variables']],
    ["artifacts: {files: ['**/*'], |}", ['name', 'discard-paths']],
    ['batch: {build-list: [{identifier: a, |}]}', ['buildspec', 'env']],
    ['batch:\n  build-graph:\n    - {|}\n', ['identifier', 'depend-on']],
    ['phases:\n  build: {\n    |\n  }\n', ['commands', 'on-failure']],
    ['phases:\n  build: {\n    commands: [a],\n    |\n  }\nartifacts:\n  files: x\n', ['finally']],
    ['reports:\n  unit:\n    {\n      |\n    }\n', ['file-format']],
    ['{version: 0.2, |}', ['phases', 'env']],
  ])('of %j', (marked, expected) => {
    expect(labels(marked)).toEqual(expect.arrayContaining(expected));
  });

  it('are written on one line', () => {
    expect(taken('phases: {|}', 'build')).toBe('phases: {build: {commands: [npm test]}}');
    expect(taken('artifacts: {|}', 'exclude-paths')).toBe("artifacts: {exclude-paths: ['**/.*']}");
    expect(taken('artifacts: {|}', 'discard-paths')).toBe('artifacts: {discard-paths: yes}');
    expect(taken('artifacts:\n  files: x\n  secondary-artifacts: {|}', 'lambda')).toBe(
      'artifacts:\n  files: x\n  secondary-artifacts: {lambda: {files: [lambda.zip]}}',
    );
  });

  it('get the commas that are missing', () => {
    expect(taken('env: {variables: {A: b},|}', 'shell')).toBe('env: {variables: {A: b}, shell: bash}');
    expect(taken('env: {variables: {A: b}|}', 'shell')).toBe('env: {variables: {A: b}, shell: bash}');
    expect(taken('env: {|variables: {A: b}}', 'variables')).toBe('env: {variables: {A: b}}');
    expect(taken('env: {| variables: {A: b}}', 'shell')).toBe('env: {shell: bash, variables: {A: b}}');
    expect(taken('env: {variables: {A: b}|, shell: bash}', 'exported-variables')).toMatch(
      /^env: \{variables: \{A: b\}, exported-variables: \[.*\], shell: bash\}$/,
    );
    expect(taken('env: {\n  variables: {A: b}\n  |\n}', 'shell')).toBe(
      'env: {\n  variables: {A: b}\n  , shell: bash\n}',
    );
  });

  it('replace the word that is being typed, before another key too', () => {
    expect(taken('env: {sh|}', 'shell')).toBe('env: {shell: bash}');
    expect(taken('env: { sh| variables: {A: b} }', 'shell')).toBe('env: { shell: bash, variables: {A: b} }');
    expect(taken('env: {\n  sh|\n  variables: {A: b}\n}', 'shell')).toBe(
      'env: {\n  shell: bash,\n  variables: {A: b}\n}',
    );
    expect(taken("env: {'sh|'}", 'shell')).toBe('env: {shell: bash}');
    expect(taken('env: {"sh|}', 'shell')).toBe('env: {"shell": "bash"}');
  });

  it('are only the name where the colon is there', () => {
    expect(taken('env: {sh|: bash}', 'shell')).toBe('env: {shell: bash}');
    expect(taken('phases: {"bu|": {commands: [a]}}', 'build')).toBe('phases: {"build": {commands: [a]}}');
  });

  it('work where the brackets are not closed yet', () => {
    expect(taken('artifacts: {files: [a], |\ncache:\n  paths: x\n', 'name')).toMatch(
      /^artifacts: \{files: \[a\], name: .*\ncache:/,
    );
    expect(taken('phases: {build: {|\nartifacts:\n  files: [x]\n', 'commands')).toBe(
      'phases: {build: {commands: [npm ci]\nartifacts:\n  files: [x]\n',
    );
    expect(labels('env: {variables: {A: b, |\n')).not.toContain('shell');
    expect(labels('batch: {build-list: [{identifier: a}, {|}')).toContain('identifier');
  });

  it('of an item come with its braces', () => {
    expect(taken('batch: {build-list: [|]}', 'identifier')).toBe(
      'batch: {build-list: [{identifier: unit_tests}]}',
    );
    expect(taken('batch: {build-list: [{identifier: a}, ide|]}', 'identifier')).toBe(
      'batch: {build-list: [{identifier: a}, {identifier: unit_tests}]}',
    );
  });

  it('need no snippets', () => {
    expect(taken('phases: {|}', 'build', NOTHING)).toBe('phases: {build: {commands: [npm test]}}');
    expect(taken('artifacts: {files: [a], |}', 'discard-paths', NOTHING)).toBe(
      'artifacts: {files: [a], discard-paths: yes}',
    );
  });
});

describe('values in brackets', () => {
  it.each([
    ['env: {shell: |}', 'bash', 'env: {shell: bash}'],
    ['env: {shell:|}', 'bash', 'env: {shell: bash}'],
    ['env: {shell: ba|, variables: {}}', 'bash', 'env: {shell: bash, variables: {}}'],
    ['env: {shell: "b|"}', 'bash', 'env: {shell: "bash"}'],
    ['env: {shell: "b|}', 'bash', 'env: {shell: "bash"}'],
    ['env: {shell: | variables: {A: b}}', 'bash', 'env: {shell: bash, variables: {A: b}}'],
    ['cache: {action: |', 'restore', 'cache: {action: restore'],
    ['artifacts: {discard-paths: |}', 'no', 'artifacts: {discard-paths: no}'],
    [
      'phases: {install: {runtime-versions: {python: |}}}',
      '3.10',
      'phases: {install: {runtime-versions: {python: "3.10"}}}',
    ],
    [
      'batch: {build-matrix: {dynamic: {env: {compute-type: [BUILD_GENERAL1_LARGE, |]}}}}',
      'BUILD_GENERAL1_SMALL',
      'batch: {build-matrix: {dynamic: {env: {compute-type: [BUILD_GENERAL1_LARGE, BUILD_GENERAL1_SMALL]}}}}',
    ],
  ])('of %j', (marked, label, after) => {
    expect(taken(marked, label)).toBe(after);
  });

  it('of a section are its keys in braces, of a list its first item in brackets', () => {
    expect(taken('{phases: |}', 'build')).toBe('{phases: {build: {commands: [npm test]}}}');
    expect(taken('{cache: {paths: |}}', '[ ] (new list)')).toBe('{cache: {paths: [/root/.npm/**/*]}}');
  });

  it('that the file names are offered too', () => {
    const graph = 'batch: {build-graph: [{identifier: a}, {identifier: b, depend-on: [|]}]}';
    expect(taken(graph, 'a')).toBe(
      'batch: {build-graph: [{identifier: a}, {identifier: b, depend-on: [a]}]}',
    );
  });

  it('may be variables of the commands', () => {
    expect(labels('env: {variables: {MINE: a}}\nphases: {build: {commands: [echo $M|]}}')).toContain('MINE');
    expect(taken("phases: {build: {commands: ['echo ${|']}}", 'AWS_REGION')).toBe(
      "phases: {build: {commands: ['echo ${AWS_REGION}']}}",
    );
  });
});

describe('a JSON buildspec', () => {
  it.each([
    ['|', 'phases', '{"phases": {"build": {"commands": ["npm test"]}}}'],
    ['{|}', 'version', '{"version": 0.2}'],
    [
      '{"version": 0.2, "phases": {"build": {|}}}',
      'commands',
      '{"version": 0.2, "phases": {"build": {"commands": ["npm ci"]}}}',
    ],
    ['{"version": 0.2,|}', 'run-as', '{"version": 0.2, "run-as": "codebuild-user"}'],
    ['{"version": 0.2 |}', 'run-as', '{"version": 0.2 , "run-as": "codebuild-user"}'],
    ['{"run|"}', 'run-as', '{"run-as": "codebuild-user"}'],
    ['{"run|}', 'run-as', '{"run-as": "codebuild-user"}'],
    ['{run|}', 'run-as', '{"run-as": "codebuild-user"}'],
    ['{"run|, "env": {}}', 'run-as', '{"run-as": "codebuild-user", "env": {}}'],
    ['{"run|" "env": {}}', 'run-as', '{"run-as": "codebuild-user", "env": {}}'],
    ['{\n  "run|"\n  "env": {}\n}', 'run-as', '{\n  "run-as": "codebuild-user",\n  "env": {}\n}'],
    ['{"env": {"shell": |}}', 'bash', '{"env": {"shell": "bash"}}'],
    ['{"env": {"shell":|}}', 'bash', '{"env": {"shell": "bash"}}'],
    ['{"env": {"shell": b|}}', 'bash', '{"env": {"shell": "bash"}}'],
    ['{"env": {"shell": "|"}}', 'bash', '{"env": {"shell": "bash"}}'],
    ['{"env": {"shell": | "variables": {}}}', 'bash', '{"env": {"shell": "bash", "variables": {}}}'],
    ['{"artifacts": {"discard-paths": |}}', 'true', '{"artifacts": {"discard-paths": true}}'],
    ['{"artifacts": {|}}', 'discard-paths', '{"artifacts": {"discard-paths": true}}'],
    [
      '{"artifacts": {"name": "a", "exclude|"}}',
      'exclude-paths',
      '{"artifacts": {"name": "a", "exclude-paths": ["**/.*"]}}',
    ],
    ['{"version": |}', '0.2', '{"version": 0.2}'],
    [
      '{"phases": {"install": {"runtime-versions": {"python": |}}}}',
      '3.10',
      '{"phases": {"install": {"runtime-versions": {"python": "3.10"}}}}',
    ],
    [
      '{"batch": {"build-graph": [{"identifier": "a"}, {"identifier": "b", "depend-on": [|]}]}}',
      'a',
      '{"batch": {"build-graph": [{"identifier": "a"}, {"identifier": "b", "depend-on": ["a"]}]}}',
    ],
  ])('%s gets %s', (marked, label, after) => {
    expect(json(marked, label)).toBe(after);
    expect(() => JSON.parse(after)).not.toThrow();
  });

  it('gets whole JSON without snippets too', () => {
    expect(taken('{"artifacts": {|}}', 'files', NOTHING, 'json')).toBe('{"artifacts": {"files": ["**/*"]}}');
  });

  it('matches what is typed after an opening quote', () => {
    expect(item('{"ver|"}', 'version', EVERYTHING, 'json').filterText).toBe('"version');
  });

  it('knows the variables of its commands', () => {
    expect(labels('{"phases": {"build": {"commands": ["echo $|"]}}}', 'json')).toContain('AWS_REGION');
  });

  it('is meant by a YAML file that holds JSON', () => {
    expect(taken('{\n"version": 0.2,\n|\n}\n', 'run-as')).toBe(
      '{\n"version": 0.2,\n"run-as": "codebuild-user"\n}\n',
    );
  });

  it('has no block YAML, before or behind its braces', () => {
    expect(labels('{}\n|', 'json')).toEqual([]);
    expect(labels('|{}', 'json')).toEqual([]);
    expect(labels('ver|', 'json')).toEqual([]);
  });
});

it('stands right of its key, and inside of the quotes that are there', () => {
  expect(taken('env: {\n|\n  variables: {}}', 'shell')).toBe('env: {\n shell: bash,\n  variables: {}}');
  expect(labels('{"env": {"parameter-store": {"A": "/a/b"|}}}', 'json')).not.toContain('/CodeBuild/');
});

describe('nothing', () => {
  it.each([
    ['a comment', 'env: { # sh|\n}'],
    ['a space before a colon', 'env: {shell |: bash}'],
    ['text that goes on', 'env: {shell: bash |}'],
    ['a brace that is no mapping', 'phases: {build: {commands: [echo ${|]}}'],
    ['an anchor', 'env: {variables: &a|}'],
    ['a text of several lines', 'env: {variables: {A: "b\n  c|"}}'],
    [
      'a block scalar',
      'phases:\n  build:\n    commands:\n      - ¦\n        x() {\n          |\n        }\n',
    ],
    ['text below a plain scalar', 'phases:\n  build:\n    commands:\n      - x\n        {|\n'],
    ['too many brackets', `${'['.repeat(300)}|`],
  ])('is offered in %s', (_, marked) => {
    expect(labels(marked)).toEqual([]);
  });
});

it('behind a closed collection block YAML goes on', () => {
  const marked = 'artifacts: {files: [a]}\n|';
  expect(taken(marked, 'run-as')).toBe('artifacts: {files: [a]}\nrun-as: codebuild-user');
  expect(parse(taken('env: {\n  shell: bash\n  }\n|', 'phases')).problems).toEqual([]);
});
