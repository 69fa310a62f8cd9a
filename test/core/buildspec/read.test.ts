import { describe, expect, test } from 'vitest';
import { readBuildspec } from '../../../core/buildspec/read';

const PHASES = 'phases:\n  build:\n    commands:\n      - make\n';

/** `code severity "source"` of each problem. */
function problemsOf(text: string): string[] {
  return readBuildspec(text).problems.map(
    ({ code, severity, range }) =>
      `${code} ${severity} ${JSON.stringify(text.slice(range.start, range.end))}`,
  );
}

function fixed(text: string): string {
  const edits = readBuildspec(text).problems.flatMap(({ fix }) => fix?.edits ?? []);
  return edits.reduceRight(
    (result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end),
    text,
  );
}

function messageOf(text: string): string | undefined {
  return readBuildspec(text).problems[0]?.message;
}

describe('version', () => {
  test('missing: CodeBuild refuses, and the fix adds it', () => {
    expect(problemsOf(PHASES)).toEqual(['missing-version error "phases"']);
    expect(readBuildspec(PHASES).problems[0]?.refusal?.message).toBe(
      'wrong number of container tags, expected 1',
    );
    expect(fixed(PHASES)).toBe(`version: 0.2\n${PHASES}`);
  });

  test('missing in a file that only lists the builds of a batch: fine', () => {
    expect(problemsOf('batch:\n  build-list:\n    - identifier: a\n')).toEqual([]);
  });

  test.each(['0.3', '1.0', 'latest', '"2"'])('%s is unsupported', (version) => {
    const [problem] = problemsOf(`version: ${version}\n${PHASES}`);
    expect(problem).toMatch(/^(unsupported-version|wrong-type) error/);
    expect(messageOf(`version: ${version}\n${PHASES}`)).toContain('0.1 and 0.2 only');
  });

  test('quoted: fine for a build, refused for a batch', () => {
    expect(problemsOf(`version: "0.2"\n${PHASES}`)).toEqual([]);
    const batch = `version: "0.2"\n${PHASES}batch:\n  build-list:\n    - identifier: a\n`;
    expect(problemsOf(batch)).toEqual(['quoted-version error "\\"0.2\\""']);
    expect(readBuildspec(batch).buildspec).toBeDefined();
    expect(problemsOf(fixed(batch))).toEqual([]);
  });
});

describe('keys', () => {
  test.each([
    ['env:\n  variable:\n    A: b\n', 'variable', 'variables'],
    ['artifacts:\n  files: a\n  baseDirectory: x\n', 'baseDirectory', 'base-directory'],
    ['artifacts:\n  files: a\n  exclude: x\n', 'exclude', 'exclude-paths'],
    ['cahce:\n  paths: x\n', 'cahce', 'cache'],
  ])('an unknown one is a warning with its likely spelling: %j', (lines, wrong, right) => {
    const text = `version: 0.2\n${PHASES}${lines}`;
    expect(problemsOf(text)).toEqual([`unknown-key warning "${wrong}"`]);
    expect(messageOf(text)).toBe(`CodeBuild ignores \`${wrong}\` here. Did you mean \`${right}\`?`);
    expect(problemsOf(fixed(text))).toEqual([]);
  });

  test('one that stands in the wrong place is sent home', () => {
    expect(messageOf(`version: 0.2\n${PHASES}    env:\n      A: b\n`)).toBe(
      'CodeBuild ignores `env` here. It belongs at the top level of the file.',
    );
    expect(messageOf(`version: 0.2\n${PHASES}    runtime-versions:\n      nodejs: 22\n`)).toContain(
      'It belongs under `phases.install`.',
    );
  });

  test('an unknown phase is refused in CodeBuild’s words', () => {
    const text = 'version: 0.2\nphases:\n  pre-build:\n    commands: [a]\n';
    const [problem] = readBuildspec(text).problems;
    expect(problem).toMatchObject({
      code: 'unknown-phase',
      severity: 'error',
      refusal: {
        statusCode: 'YAML_FILE_ERROR',
        message: 'Invalid buildspec phase name: pre-build. Expecting: build,install,post_build,pre_build',
      },
    });
    expect(fixed(text)).toContain('  pre_build:');
  });

  test('a repeated one is a warning, and the last counts', () => {
    const text = `version: 0.2\nenv:\n  variables:\n    A: 1\n    A: 2\n${PHASES}`;
    expect(problemsOf(text)).toEqual(['duplicate-key warning "A"']);
    expect(readBuildspec(text).buildspec?.env.variables).toEqual({ A: '2' });
  });

  test('those of version 0.1 are ignored in 0.2', () => {
    const env = 'environment_variables:\n  plaintext:\n    A: b\n';
    expect(problemsOf(`version: 0.1\n${env}${PHASES}`)).toEqual([]);
    expect(problemsOf(`version: 0.2\n${env}${PHASES}`)).toEqual([
      'unknown-key warning "environment_variables"',
    ]);
  });

  test('`x-` at the top is a place for anchors', () => {
    expect(problemsOf(`version: 0.2\nx-common: &c [a]\n${PHASES}`)).toEqual([]);
  });
});

describe('commands that YAML does not read as text', () => {
  test.each([
    ['echo "Region: $R"', `'echo "Region: $R"'`],
    ["echo 'a': b", `'echo ''a'': b'`],
    ['{ echo a; exit 1; }', `'{ echo a; exit 1; }'`],
    ['[ -n "$X" ]', `'[ -n "$X" ]'`],
    ['echo done:', `'echo done:'`],
  ])('%s is refused, and the fix quotes it', (command, quoted) => {
    const text = `version: 0.2\nphases:\n  build:\n    commands:\n      - make\n      - ${command}\n`;
    expect(problemsOf(text)).toEqual([`command-not-text error ${JSON.stringify(command)}`]);
    expect(readBuildspec(text).problems[0]?.refusal?.message).toBe(
      'Expected Commands[1] to be of string type: found subkeys instead at line 6, value of the key tag on line 5 might be empty',
    );
    expect(fixed(text)).toContain(`      - ${quoted}\n`);
    expect(problemsOf(fixed(text))).toEqual([]);
    expect(readBuildspec(fixed(text)).buildspec?.phases.build?.commands[1]?.text).toBe(command);
  });
});

test('a command that is an alias of a list is told as that', () => {
  const text = 'version: 0.2\nx-a: &a\n  - ls\nphases:\n  build:\n    commands:\n      - *a\n';
  const { problems } = readBuildspec(text);
  expect(problems).toMatchObject([{ code: 'command-not-text', message: expect.stringMatching(/^An alias/) }]);
});

test.each([
  ['version: 0.2\nphases:\n  build:\n    commands\n      - make\n', 'commands'],
  ['version: 0.2\nphases:\n  build\n', 'build'],
])('a key without its colon that makes a text of its section is named: %j', (text, key) => {
  const { problems } = readBuildspec(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(`Put a colon and a space behind \`${key}\`.`);
});

describe('values', () => {
  test.each([
    ['phases:\n  build:\n', 'wrong-type error "build"'],
    ['phases:\n  build:\n    - make\n', 'wrong-type error "- make"'],
    [`${PHASES}cache:\n  - a\n`, 'wrong-type error "- a"'],
    [`${PHASES}artifacts:\n  files: a\n  discard-paths: maybe\n`, 'wrong-value warning "maybe"'],
    [`${PHASES}    on-failure: STOP\n`, 'wrong-value warning "STOP"'],
    [`${PHASES}reports:\n  a:\n    files: b\n    file-format: JUnit\n`, 'wrong-value warning "JUnit"'],
    [`${PHASES}cache:\n  paths: a\n  action: both\n`, 'wrong-value warning "both"'],
    [`${PHASES}batch:\n  build-list:\n    - identifier: a-b\n`, 'bad-identifier error "a-b"'],
    [`${PHASES}batch:\n  build-graph:\n    - buildspec: a.yml\n`, 'missing-key error "buildspec"'],
    [`${PHASES}batch:\n  build-fanout: {}\n`, 'missing-key error "build-fanout"'],
    [`${PHASES}batch:\n  fast-fail: true\n`, 'missing-key error "batch"'],
    ['env:\n  shell: bash\n', 'missing-phases error "version"'],
  ])('%j', (lines, problem) => {
    expect(problemsOf(`version: 0.2\n${lines}`)).toEqual([problem]);
  });

  test.each([
    `${PHASES}artifacts:\n  discard-paths: YES\n  enable-symlinks: off\n  files: '**/*'\n`,
    `${PHASES}reports:\n  a:\n    files: b\n    file-format: VisualStudioTrx\n`,
    `${PHASES}reports:\n  a:\n    files: b\n    file-format: $FORMAT\n`,
    `${PHASES}    on-failure: RETRY-3-.*timeout.*\n`,
    `${PHASES}env:\n  shell: /bin/bash\n  variables:\n    A: 3.10\n    B: on\n    C:\n`,
    'phases:\n  install:\n    runtime-versions:\n      python: 3.10\n      zig: 1\n  build:\n    commands:\n',
    'phases:\n  build:\n    commands:\n      - # apt-get update\n      - make\n',
    'phases:\n  build:\n    commands: make\n',
  ])('tolerated: %j', (lines) => {
    const { problems } = readBuildspec(`version: 0.2\n${lines}`);
    expect(problems.filter(({ severity }) => severity !== 'hint')).toEqual([]);
  });

  test('errors of the batch section do not keep an ordinary build from running', () => {
    const text = `version: 0.2\n${PHASES}batch:\n  build-list:\n    - identifier: a-b\n`;
    expect(readBuildspec(text).buildspec?.hasBatch).toBe(true);
  });

  test('an access key id in plain text is pointed out', () => {
    const text = `version: 0.2\nenv:\n  variables:\n    KEY: AKIAIOSFODNN7EXAMPLE\n${PHASES}`;
    expect(problemsOf(text)).toEqual(['plaintext-secret information "AKIAIOSFODNN7EXAMPLE"']);
  });
});

describe('a file that is no buildspec', () => {
  test.each(['just text', '- a\n- b\n'])('%j is one problem', (text) => {
    expect(readBuildspec(text).problems).toMatchObject([{ code: 'not-a-buildspec', severity: 'error' }]);
  });
});

describe('beside a syntax error', () => {
  test('the other problems stay, but nothing is missed where the text is broken', () => {
    const text = 'version: "0.2\nphases:\n  bild:\n    commands: [a]\n  test: {}\n';
    expect(readBuildspec(text).problems.map(({ code }) => code)).toEqual([
      'yaml-syntax',
      'unknown-phase',
      'unknown-phase',
    ]);
    expect(readBuildspec(text).buildspec).toBeUndefined();
  });
});

describe('the buildspec', () => {
  test('says what CodeBuild understands', () => {
    const { buildspec, problems } = readBuildspec(`version: 0.2
run-as: me
env:
  shell: bash
  variables: { PY: 3.10, EMPTY: }
  parameter-store: { P: /a/b }
  secrets-manager: { S: "id:key" }
  exported-variables: TAG
  git-credential-helper: Yes
phases:
  install:
    on-failure: CONTINUE
    runtime-versions: { python: 3.10 }
    commands: apt-get update
    finally: [a, ~]
  build:
    run-as: you
    steps: [{ uses: a/b@v1 }]
reports:
  unit: { files: [r.xml], file-format: CucumberJson }
artifacts:
  files: dist.zip
  discard-paths: yes
  secondary-artifacts:
    two: { files: ['**/*'], base-directory: out, exclude-paths: '**/.*', enable-symlinks: on, s3-prefix: p, name: n }
cache:
  paths: [node_modules/**/*]
  key: k
  fallback-keys: [f]
  action: save
`);
    expect(problems.filter(({ severity }) => severity !== 'hint')).toEqual([]);
    expect(buildspec).toMatchObject({
      version: '0.2',
      runAs: 'me',
      env: {
        shell: 'bash',
        variables: { PY: '3.10', EMPTY: '' },
        parameterStore: { P: '/a/b' },
        secretsManager: { S: 'id:key' },
        exportedVariables: ['TAG'],
        gitCredentialHelper: true,
      },
      phases: {
        install: {
          onFailure: 'CONTINUE',
          runtimeVersions: { python: '3.10' },
          commands: [{ text: 'apt-get update' }],
          finally: [{ text: 'a' }],
          hasSteps: false,
        },
        build: { runAs: 'you', commands: [], hasSteps: true },
      },
      reports: { unit: { files: ['r.xml'], fileFormat: 'CUCUMBERJSON', discardPaths: false } },
      artifacts: { files: ['dist.zip'], discardPaths: true, enableSymlinks: false },
      secondaryArtifacts: {
        two: {
          files: ['**/*'],
          baseDirectory: 'out',
          excludePaths: ['**/.*'],
          enableSymlinks: true,
          s3Prefix: 'p',
          name: 'n',
        },
      },
      cache: { paths: ['node_modules/**/*'], key: 'k', fallbackKeys: ['f'], action: 'save' },
      hasBatch: false,
    });
  });

  test('of version 0.1 has its variables where 0.2 has them', () => {
    const { buildspec } = readBuildspec(
      `version: 0.1\nenvironment_variables:\n  plaintext:\n    A: b\n${PHASES}`,
    );
    expect(buildspec).toMatchObject({ version: '0.1', env: { variables: { A: 'b' } } });
  });

  test('takes `__proto__` for a name like any other', () => {
    const { buildspec } = readBuildspec(`version: 0.2\nenv:\n  variables:\n    __proto__: x\n${PHASES}`);
    expect(Object.entries(buildspec?.env.variables ?? {})).toEqual([['__proto__', 'x']]);
  });
});
