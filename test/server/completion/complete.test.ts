import { describe, expect, it } from 'vitest';
import { readBuildspec } from '../../../core/buildspec/read';
import { NOTHING } from '../features';
import { item, labels, ranked, taken } from './offers';

describe('an empty file', () => {
  it('gets a whole buildspec, and the keys of the top', () => {
    expect(labels('|')).toEqual(expect.arrayContaining(['buildspec', 'version', 'phases', 'env', 'batch']));
    expect(readBuildspec(taken('|', 'buildspec')).problems).toEqual([]);
  });

  it('may have comments and a document marker already', () => {
    expect(labels('# ours\n---\n|')).toContain('buildspec');
    expect(labels('version: 0.2\n|')).not.toContain('buildspec');
  });
});

describe('keys', () => {
  it('are those of the section that are not there yet', () => {
    expect(labels('phases:\n  |')).toEqual(['install', 'pre_build', 'build', 'post_build']);
    expect(labels('phases:\n  build:\n    commands: []\n  |')).toEqual([
      'install',
      'pre_build',
      'post_build',
    ]);
  });

  it.each([
    ['version: 0.2\n|', ['env', 'phases', 'reports', 'artifacts', 'cache', 'run-as', 'proxy', 'batch']],
    ['env:\n  |', ['shell', 'variables', 'parameter-store', 'secrets-manager', 'exported-variables']],
    [
      'phases:\n  install:\n    |',
      ['runtime-versions', 'commands', 'finally', 'on-failure', 'run-as', 'steps'],
    ],
    ['phases:\n  install:\n    runtime-versions:\n      |', ['nodejs', 'python', 'java', 'golang', 'dotnet']],
    ['reports:\n  unit:\n    |', ['files', 'file-format', 'base-directory', 'discard-paths']],
    ['artifacts:\n  |', ['files', 'name', 'secondary-artifacts', 'exclude-paths', 'enable-symlinks']],
    ['artifacts:\n  secondary-artifacts:\n    lambda:\n      |', ['files', 'base-directory']],
    ['cache:\n  |', ['paths', 'key', 'fallback-keys', 'action']],
    ['proxy:\n  |', ['upload-artifacts', 'logs']],
    ['batch:\n  |', ['fast-fail', 'build-graph', 'build-list', 'build-matrix', 'build-fanout']],
    ['batch:\n  build-graph:\n    - |', ['identifier', 'depend-on', 'env', 'ignore-failure', 'buildspec']],
    ['batch:\n  build-graph:\n    - identifier: a\n      |', ['depend-on', 'env']],
    ['batch:\n  build-matrix:\n    dynamic:\n      env:\n        |', ['compute-type', 'image', 'variables']],
    ['phases:\n  build:\n    steps:\n      - |', ['uses', 'run', 'with']],
  ])('of %j', (marked, expected) => {
    expect(labels(marked)).toEqual(expect.arrayContaining(expected));
  });

  it('come in the order in which one wants them', () => {
    expect(ranked('version: 0.2\n|').slice(0, 4)).toEqual(['phases', 'env', 'artifacts', 'cache']);
    expect(ranked('version: 0.2\nphases:\n  build:\n    |')).toEqual([
      'commands',
      'finally',
      'on-failure',
      'run-as',
      'steps',
      'commands (one value)',
      'finally (one value)',
    ]);
  });

  it('bring their content, in the indentation of the file', () => {
    expect(taken('phases:\n  |', 'build')).toBe('phases:\n  build:\n    commands:\n      - npm test');
    expect(taken('phases:\n    install:\n        commands:\n        - a\n    |', 'build')).toBe(
      'phases:\n    install:\n        commands:\n        - a\n    build:\n        commands:\n        - npm test',
    );
  });

  it('bring a list in the item of a list', () => {
    expect(taken('batch:\n  build-graph:\n    - identifier: a\n      |', 'depend-on')).toBe(
      'batch:\n  build-graph:\n    - identifier: a\n      depend-on:\n        - unit_tests',
    );
    expect(taken('batch:\n  build-graph:\n    - |', 'depend-on')).toBe(
      'batch:\n  build-graph:\n    - depend-on:\n        - unit_tests',
    );
  });

  it('come in each form that CodeBuild takes', () => {
    expect(taken('artifacts:\n  |', 'exclude-paths')).toBe("artifacts:\n  exclude-paths:\n    - '**/.*'");
    expect(taken('artifacts:\n  |', 'exclude-paths (one value)')).toBe(
      "artifacts:\n  exclude-paths: '**/.*'",
    );
  });

  it('offer the values they may have', () => {
    expect(item('phases:\n  build:\n    |', 'on-failure').textEdit?.newText).toMatch(
      /\|ABORT,CONTINUE,RETRY/,
    );
    expect(item('artifacts:\n  |', 'discard-paths').textEdit?.newText).toBe('discard-paths: ${1|yes,no|}');
  });

  it('write booleans as the file does', () => {
    expect(taken('artifacts:\n  discard-paths: true\n  |', 'enable-symlinks')).toMatch(
      /enable-symlinks: true$/,
    );
    expect(taken('batch:\n  |', 'fast-fail')).toBe('batch:\n  fast-fail: true');
  });

  it('are only the name where colon or content are there', () => {
    expect(taken('phases:\n  |bild:\n    commands: []', 'build')).toBe('phases:\n  build:\n    commands: []');
    expect(taken('phases:\n  bu|\n    commands: []', 'build')).toBe('phases:\n  build:\n    commands: []');
  });

  it('keep a dollar sign of their examples out of the snippet syntax', () => {
    expect(taken('cache:\n  |', 'key')).toBe('cache:\n  key: npm-$(codebuild-hash-files package-lock.json)');
  });

  it('work while the file has a syntax error elsewhere', () => {
    expect(labels('env:\n  variables:\n    A: "open\nphases:\n  |\nartifacts:\n  files: [\n')).toContain(
      'build',
    );
  });

  it('of version 0.1 show only in a file of version 0.1', () => {
    expect(labels('version: 0.1\n|')).toContain('environment_variables');
    expect(labels('version: 0.2\n|')).not.toContain('environment_variables');
  });

  it('that AWS gave up come last, marked', () => {
    const android = item('phases:\n  install:\n    runtime-versions:\n      |', 'android');
    expect(android).toMatchObject({ tags: [1], sortText: expect.stringMatching(/^9/) });
  });

  it('that the user names are shown by an example', () => {
    expect(taken('reports:\n  |', 'unit')).toBe('reports:\n  unit:\n    files:\n      - reports/junit.xml');
    expect(taken('env:\n  variables:\n    |', 'NODE_ENV')).toBe(
      'env:\n  variables:\n    NODE_ENV: production',
    );
  });
});

describe('list items', () => {
  it('come with their dash', () => {
    expect(taken('phases:\n  build:\n    commands:\n      - a\n      |', '- (new item)')).toBe(
      'phases:\n  build:\n    commands:\n      - a\n      - npm ci',
    );
    expect(taken('batch:\n  build-graph:\n    |', '- (new item)')).toBe(
      'batch:\n  build-graph:\n    - identifier: unit_tests',
    );
    expect(taken('cache:\n  paths: |', '- (new item)')).toBe('cache:\n  paths:\n    - /root/.npm/**/*');
  });

  it('have the values of their list', () => {
    expect(
      labels('batch:\n  build-matrix:\n    dynamic:\n      env:\n        compute-type:\n          - |'),
    ).toContain('BUILD_GENERAL1_SMALL');
  });

  it('of commands are left to the user', () => {
    expect(labels('phases:\n  build:\n    commands:\n      - |')).toEqual([]);
    expect(labels('phases:\n  build:\n    commands:\n      - npm | tee log')).toEqual([]);
  });
});

describe('values', () => {
  it.each([
    ['version: |', ['0.2', '0.1']],
    ['env:\n  shell: |', ['bash', '/bin/sh', 'powershell.exe']],
    ['phases:\n  build:\n    on-failure: |', ['ABORT', 'CONTINUE', 'RETRY']],
    ['reports:\n  unit:\n    file-format: |', ['JUNITXML', 'COBERTURAXML']],
    ['cache:\n  action: |', ['restore', 'save']],
    ['phases:\n  install:\n    runtime-versions:\n      nodejs: |', ['22', 'latest']],
    ['phases:\n  install:\n    runtime-versions:\n      java: |', ['corretto21']],
    [
      'batch:\n  build-list:\n    - env:\n        compute-type: |',
      ['BUILD_GENERAL1_LARGE', 'BUILD_LAMBDA_2GB'],
    ],
    ['batch:\n  build-list:\n    - env:\n        type: |', ['LINUX_CONTAINER', 'ARM_CONTAINER']],
    ['proxy:\n  logs: |', ['yes', 'no']],
    ['batch:\n  fast-fail: |', ['true', 'false']],
  ])('of %j', (marked, expected) => {
    expect(labels(marked)).toEqual(expect.arrayContaining(expected));
  });

  it('replace what stands there, with or without quotes', () => {
    expect(taken('env:\n  shell: ba|d # why', 'bash')).toBe('env:\n  shell: bash # why');
    expect(taken('env:\n  shell: "b|"', 'bash')).toBe('env:\n  shell: "bash"');
    expect(taken('env:\n  shell:|', 'bash')).toBe('env:\n  shell: bash');
  });

  it('are quoted where YAML would read another number', () => {
    const python = 'phases:\n  install:\n    runtime-versions:\n      python: |';
    expect(taken(python, '3.10')).toMatch(/python: "3\.10"$/);
    expect(taken(python, '3.12')).toMatch(/python: 3\.12$/);
  });

  it('match what is typed after an opening quote', () => {
    expect(item('env:\n  shell: "b|"', 'bash').filterText).toBe('"bash');
  });

  it('of a section are its keys, on the next line', () => {
    expect(taken('phases: |', 'build')).toBe('phases:\n  build:\n    commands:\n      - npm test');
  });
});

describe('what the editor can show', () => {
  it('decides the form of the docs', () => {
    const rich = item('version: 0.2\n|', 'phases').documentation;
    const plain = item('version: 0.2\n|', 'phases', NOTHING).documentation;
    expect(rich).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('](https://docs.aws.amazon.com/'),
    });
    expect(plain).toMatchObject({ kind: 'plaintext', value: expect.not.stringContaining('](') });
  });

  it('decides between snippets and the bare key', () => {
    expect(taken('phases:\n  |', 'build', NOTHING)).toBe('phases:\n  build:');
    expect(taken('artifacts:\n  |', 'name', NOTHING)).toBe('artifacts:\n  name: ');
    expect(item('phases:\n  |', 'build', NOTHING)).not.toHaveProperty('insertTextFormat');
  });

  it('decides whether indentation is asked for', () => {
    expect(item('phases:\n  |', 'build')).toMatchObject({ insertTextFormat: 2, insertTextMode: 2 });
    expect(item('phases:\n  |', 'build', NOTHING)).not.toHaveProperty('insertTextMode');
  });
});

describe('nothing', () => {
  it.each([
    'phases:\n  build:\n    commands:\n      - ¦\n        ech|',
    '# ver|',
    'unknown:\n  |',
    'version: 0.2 |',
    'env:\n  variables:\n    A: |',
  ])('is offered in %j', (marked) => {
    expect(labels(marked)).toEqual([]);
  });
});
