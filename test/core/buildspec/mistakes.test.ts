import { describe, expect, test } from 'vitest';
import { readBuildspec } from '../../../core/buildspec/read';

const MAKE = 'phases:\n  build:\n    commands:\n      - make\n';
const V = 'version: 0.2\n';

/** Mistakes that public buildspecs have, beside those of the rules in lint/: the form, and the problems it gives. */
describe.each<[string, [what: string, text: string, ...problems: string[]][]]>([
  [
    'commands',
    [
      [
        'a colon in a command',
        `${V}phases:\n  build:\n    commands:\n      - echo "a: b"\n`,
        'command-not-text',
      ],
      ['a brace first', `${V}phases:\n  build:\n    commands:\n      - { echo a; }\n`, 'command-not-text'],
      ['a mapping of commands', `${V}phases:\n  build:\n    commands:\n      npm: test\n`, 'wrong-type'],
      [
        'no blank behind a dash',
        `${V}phases:\n  build:\n    commands:\n      - a\n      -b\n      - c\n`,
        'yaml-syntax',
      ],
      ['tabs', `${V}phases:\n\tbuild:\n`, 'yaml-syntax'],
      ['an alias that is none', `${V}phases:\n  build:\n    commands:\n      - *a\n`, 'yaml-syntax'],
      ['a percent sign', `${V}phases:\n  build:\n    commands:\n      - %a\n`, 'yaml-syntax'],
      ['a backtick', `${V}phases:\n  build:\n    commands:\n      - \`a\`\n`, 'yaml-syntax'],
    ],
  ],
  [
    'keys',
    [
      ['an invented phase', `${V}phases:\n  test:\n    commands: [a]\n`, 'unknown-phase'],
      ['a phase with a dash', `${V}phases:\n  pre-build:\n    commands: [a]\n`, 'unknown-phase'],
      ['phases that are not indented', `${V}phases:\nbuild:\n  commands: [a]\n`, 'wrong-type', 'unknown-key'],
      ['a phase in a phase', `${V}phases:\n  install:\n    build:\n      commands: [a]\n`, 'unknown-key'],
      ['a phase at the top', `${V}${MAKE}post_build:\n  commands: [a]\n`, 'unknown-key'],
      ['reports under phases', `${V}${MAKE}  reports:\n    a: { files: b }\n`, 'unknown-phase'],
      ['finally for a phase', `${V}${MAKE}  finally: [a]\n`, 'unknown-phase'],
      ['env in a phase', `${V}${MAKE}    env: { variables: { A: b } }\n`, 'unknown-key'],
      [
        'settings of the project',
        `${V}env: { compute-type: a }\ncache: { paths: [a], modes: [b] }\n${MAKE}`,
        'unknown-key',
        'unknown-key',
      ],
      ['a misspelt section', `${V}env: { parameters-store: { A: b } }\n${MAKE}`, 'unknown-key'],
      ['variables under env', `${V}env: { REPO: a }\n${MAKE}`, 'unknown-key'],
      ['keys of version 0.1', `${V}environment_variables: { plaintext: { A: b } }\n${MAKE}`, 'unknown-key'],
      ['camel case', `${V}${MAKE}artifacts: { files: a, baseDirectory: b }\n`, 'unknown-key'],
      ['another case', `${V}phases:\n  build:\n    Commands: [a]\n`, 'unknown-key'],
      ['runtimes in another phase', `${V}${MAKE}    runtime-versions: { nodejs: 22 }\n`, 'unknown-key'],
      [
        'runtimes as a list',
        `${V}phases:\n  install:\n    runtime-versions:\n      - nodejs: 22\n`,
        'wrong-type',
      ],
      ['reports in reports', `${V}${MAKE}reports:\n  reports:\n    unit: { files: a }\n`, 'unknown-key'],
      [
        'a key that no report has',
        `${V}${MAKE}reports: { a: { files: b, success-on-empty: true } }\n`,
        'unknown-key',
      ],
      ['a matrix at the top', `${V}${MAKE}build-matrix: {}\n`, 'unknown-key'],
      ['fan-out', `${V}${MAKE}batch: { build-fan-out: { parallelism: 2 } }\n`, 'missing-key', 'unknown-key'],
      [
        'depends-on',
        `${V}batch:\n  build-graph:\n    - identifier: a\n    - identifier: b\n      depends-on: [a]\n`,
        'unknown-key',
      ],
      [
        'depend-on in a list',
        `${V}batch:\n  build-list:\n    - identifier: a\n    - identifier: b\n      depend-on: [a]\n`,
        'unknown-key',
      ],
      [
        'the environment of a matrix without static or dynamic',
        `${V}batch: { build-matrix: { env: { image: a } } }\n`,
        'unknown-key',
      ],
    ],
  ],
  [
    'values',
    [
      ['no version', MAKE, 'missing-version'],
      ['no colon behind version', `version 0.2\n${MAKE}`, 'yaml-syntax'],
      ['another version', `version: 2\n${MAKE}`, 'unsupported-version'],
      ['a later version', `version: 0.3\n${MAKE}`, 'unsupported-version'],
      ['an on-failure that is none', `${V}${MAKE}    on-failure: RETRY_3\n`, 'wrong-value'],
      ['the placeholder of on-failure', `${V}${MAKE}    on-failure: ABORT | CONTINUE\n`, 'wrong-value'],
      [
        'the placeholder of discard-paths',
        `${V}${MAKE}artifacts: { files: a, discard-paths: no | yes }\n`,
        'wrong-value',
      ],
      ['a cache action that is none', `${V}${MAKE}cache: { paths: [a], action: both }\n`, 'wrong-value'],
      [
        'a report format that is none',
        `${V}${MAKE}reports: { a: { files: b, file-format: COBERTURA } }\n`,
        'wrong-value',
      ],
      ['a pattern without quotes', `${V}${MAKE}artifacts:\n  files:\n    - **/*\n`, 'yaml-syntax'],
      [
        'secondary artifacts as a list',
        `${V}${MAKE}artifacts: { files: a, secondary-artifacts: [b] }\n`,
        'wrong-type',
      ],
      ['a fanout without parallelism', `${V}${MAKE}batch: { build-fanout: {} }\n`, 'missing-key'],
      [
        'one image where a matrix wants a list',
        `${V}batch: { build-matrix: { dynamic: { env: { image: a } } } }\n`,
        'wrong-type',
      ],
      ['a dash in an identifier', `${V}batch:\n  build-list:\n    - identifier: a-b\n`, 'bad-identifier'],
      ['a path for a buildspec', 'ci/buildspec.yml', 'not-a-buildspec'],
    ],
  ],
])('%s', (_, rows) => {
  test.each(rows)('%s', (...[, text, ...problems]) => {
    expect(readBuildspec(text).problems.map(({ code }) => code)).toEqual(problems);
  });
});

/** What stands beside each mistake above: how it is meant, and what only looks like it. */
describe('the right form', () => {
  const commands = (...items: string[]) =>
    `${V}phases:\n  build:\n    commands:\n${items.map((item) => `      - ${item}\n`).join('')}`;

  test.each([
    ['a colon in quotes', commands(`'echo "a: b"'`)],
    ['a colon in a block', commands('|\n        echo "a: b"')],
    ['a colon without a blank', commands('echo "a:b" http://c')],
    ['a brace in quotes', commands(`'{ echo a; }'`)],
    ['indicators in quotes', commands(`'*a'`, `'%a'`, "'`a`'", `'@a'`)],
    ['one command for a list', `${V}phases:\n  build:\n    commands: make\n`],
    [
      'each phase',
      `${V}phases: { install: { commands: [a] }, pre_build: { commands: [a] }, post_build: { finally: [a] } }\n`,
    ],
    [
      'sections at the top',
      `${V}env: { variables: { A: b } }\n${MAKE}reports: { a: { files: b } }\nartifacts: { files: a, base-directory: b }\n`,
    ],
    [
      'keys of version 0.1 in it',
      `version: 0.1\nenvironment_variables: { plaintext: { A: b } }\n${MAKE}artifacts: { type: zip, files: a }\n`,
    ],
    ['references', `${V}env: { parameter-store: { A: /b }, secrets-manager: { B: c:d } }\n${MAKE}`],
    [
      'runtimes of INSTALL',
      `${V}phases:\n  install:\n    runtime-versions: { nodejs: 22, golang: "1.26", dotnet: "8.0", java: corretto21 }\n`,
    ],
    [
      'settings of a build in a batch',
      `${V}batch: { build-list: [{ identifier: a_1, env: { image: b, compute-type: c } }] }\n`,
    ],
    [
      'a matrix',
      `${V}batch: { build-matrix: { static: { env: { privileged-mode: true } }, dynamic: { env: { image: [a], variables: { A: [b, c] } } } } }\n`,
    ],
    ['a fanout', `${V}${MAKE}batch: { build-fanout: { parallelism: 2 } }\n`],
    [
      'a build that stands later',
      `${V}batch:\n  build-graph:\n    - identifier: a\n      depend-on: [b]\n    - identifier: b\n`,
    ],
    ['what a phase does on failure', `${V}${MAKE}    on-failure: RETRY-5-no network.*\n`],
    ['on-failure in another case', `${V}${MAKE}    on-failure: continue\n`],
    ['cache actions', `${V}${MAKE}cache: { paths: ['a/**/*'], action: save, key: b, fallback-keys: [c] }\n`],
    [
      'report formats in any case',
      `${V}${MAKE}reports: { a: { files: b, file-format: JunitXml }, c: { files: d, file-format: VisualStudioTrx } }\n`,
    ],
    [
      'the ARN of a report group',
      `${V}${MAKE}reports:\n  arn:aws:codebuild:eu-west-1:111122223333:report-group/a: { files: b }\n`,
    ],
    ['patterns in quotes', `${V}${MAKE}artifacts:\n  files:\n    - '**/*'\n`],
    [
      'yes, true and quoted yes',
      `${V}${MAKE}artifacts: { files: a, discard-paths: true, enable-symlinks: "yes" }\n`,
    ],
    ['secondary artifacts', `${V}${MAKE}artifacts: { secondary-artifacts: { a: { files: b } } }\n`],
    ['anchors', `${V}phases:\n  build: &build\n    commands: [make]\n  post_build: *build\n`],
  ])('%s', (_, text) => {
    expect(readBuildspec(text).problems).toEqual([]);
  });
});

describe('fixes of the schema’s findings', () => {
  test('a batch identifier is renamed with all that wait for it', () => {
    const text = `${V}batch:\n  build-graph:\n    - identifier: a-b\n    - identifier: c\n      depend-on: [a-b]\n`;
    const [problem] = readBuildspec(text).problems;
    expect(problem?.fix?.edits.map(({ newText }) => newText)).toEqual(['a_b', 'a_b']);
  });

  test('settings of the project are sent there', () => {
    const [problem] = readBuildspec(`${V}env: { compute-type: a }\n${MAKE}`).problems;
    expect(problem?.message).toContain('It is a setting of the project, or of a build under `batch`.');
  });

  test('variables are sent to env.variables', () => {
    const [problem] = readBuildspec(`${V}env: { REPO: a }\n${MAKE}`).problems;
    expect(problem?.message).toContain('Variables stand under `env.variables`.');
  });

  test.each([
    ['DIR: [a]', '`DIR` here. Variables stand under `variables`.'],
    ['env: {}', '`env` here.'],
  ])('what a build of a batch does not know is not sent out of it: %s', (entry, message) => {
    const [problem] = readBuildspec(
      `${V}${MAKE}batch: { build-list: [{ identifier: a, env: { ${entry} } }] }\n`,
    ).problems;
    expect(problem?.message).toBe(`CodeBuild ignores ${message}`);
  });
});
