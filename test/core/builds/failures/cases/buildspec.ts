import type { RuleCases } from './case';

const YAML = 'YAML_FILE_ERROR';
const COLON = 'version: 0.2\nphases:\n  build:\n    commands:\n      - echo "result: $X"\n';
const RUNTIMES = (nodejs: string) =>
  `version: 0.2\nphases:\n  install:\n    runtime-versions:\n      nodejs: ${nodejs}\n`;

export const BUILDSPEC: RuleCases[] = [
  {
    code: 'buildspec-missing',
    wrong: [
      {
        what: 'a buildspec that is not at its path',
        failed: {
          code: YAML,
          message: 'stat /codebuild/output/src568487777/src/server/buildspec.yml: no such file or directory',
        },
        message: /at `server\/buildspec\.yml`/,
      },
      {
        what: 'one that is not in the repository',
        failed: {
          code: YAML,
          message:
            'stat /codebuild/output/src12/src/github.com/acme/web/ci/spec.yml: no such file or directory',
        },
        message: /at `ci\/spec\.yml`/,
      },
      { what: 'the older text', failed: { code: YAML, message: 'YAML file does not exist' } },
    ],
    lookAlike: [
      {
        what: 'a file that a command wants',
        failed: { output: ['stat: cannot statx: no such file or directory'], command: 'stat x' },
      },
    ],
  },
  {
    code: 'command-not-text',
    wrong: [
      {
        what: 'a command with a colon, and quotes it',
        failed: {
          code: YAML,
          message:
            'Expected Commands[0] to be of string type: found subkeys instead at line 5, value of the key tag on line 4 might be empty',
        },
        known: { buildspec: { text: COLON } },
        message: /command 1 of a phase/,
        place: 'echo "result: $X"',
        fixed: COLON.replace('echo "result: $X"', `'echo "result: $X"'`),
      },
    ],
    lookAlike: [
      {
        what: 'another fault of YAML',
        failed: { code: YAML, message: 'mapping values are not allowed in this context at line 5' },
      },
    ],
  },
  {
    code: 'quoted-version',
    wrong: [
      {
        what: 'a version in quotes in a batch, and takes them away',
        failed: { code: YAML, message: 'cannot unmarshal !!str `0.2` into float64' },
        known: { buildspec: { text: 'version: "0.2"\nbatch:\n  build-list:\n    - identifier: a\n' } },
        place: '"0.2"',
        fixed: 'version: 0.2\nbatch:\n  build-list:\n    - identifier: a\n',
      },
    ],
    lookAlike: [
      {
        what: 'another value of the wrong type',
        failed: { code: YAML, message: 'cannot unmarshal !!map into string' },
      },
    ],
  },
  {
    code: 'runtime-not-in-image',
    wrong: [
      {
        what: 'a version that the image lacks, and takes the next above',
        failed: {
          code: YAML,
          message:
            "Unknown runtime version named '12' of nodejs. This build image has the following versions: 10, 18, 20",
        },
        known: { buildspec: { text: RUNTIMES('12') } },
        message: /has nodejs 10, 18, 20, not 12/,
        place: '12',
        fixed: RUNTIMES('18'),
      },
      {
        what: 'a version above all of them',
        failed: {
          code: YAML,
          message:
            "Unknown runtime version named '99' of nodejs. This build image has the following versions: 18, 20",
        },
        known: { buildspec: { text: RUNTIMES('99') } },
        fixed: RUNTIMES('20'),
      },
    ],
    lookAlike: [
      { what: 'an unknown runtime', failed: { code: YAML, message: "Unknown runtime named 'node'." } },
    ],
  },
  {
    code: 'unknown-runtime',
    wrong: [
      {
        what: 'a runtime by another name, and corrects it',
        failed: {
          code: YAML,
          message: "Unknown runtime named 'node'. This build image has the following runtimes: nodejs",
        },
        known: { buildspec: { text: RUNTIMES('20').replace('nodejs', 'node') } },
        place: 'node',
        fixed: RUNTIMES('20'),
      },
      {
        what: 'one that no image has',
        failed: { code: YAML, message: "Unknown runtime named 'cobol'." },
        advice: /with a command/,
      },
    ],
    lookAlike: [{ what: 'a program that says so', failed: { output: ["Unknown runtime named 'node'"] } }],
  },
  {
    code: 'runtime-required',
    wrong: [
      {
        what: 'an image of 2019 without runtime-versions',
        failed: { code: YAML, message: 'This build image requires selecting at least one runtime version.' },
        known: { buildspec: { text: 'version: 0.2\nphases:\n  install:\n    commands: [ls]\n' } },
        place: 'install',
      },
    ],
    lookAlike: [
      {
        what: 'a newer image that goes on without',
        failed: {
          code: YAML,
          message: 'did not find expected key at line 3',
          lines: ['No runtime version selected in buildspec.'],
        },
      },
    ],
  },
  {
    code: 'parameter-missing',
    wrong: [
      {
        what: 'a parameter that is not there',
        failed: { code: 'Decrypted Variables Error', message: 'parameter does not exist: /app/db' },
        known: {
          region: 'eu-west-1',
          buildspec: { text: 'version: 0.2\nenv:\n  parameter-store:\n    A: /app/a\n    DB: /app/db\n' },
        },
        message: /`\/app\/db` in eu-west-1/,
        place: '/app/db',
      },
    ],
    lookAlike: [
      { what: 'a command that asks for one', failed: { output: ['parameter does not exist: /app/db'] } },
    ],
  },
  {
    code: 'secret-missing',
    wrong: [
      {
        what: 'a secret that is not there',
        failed: {
          code: 'Secrets Manager Error',
          message: "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
        },
        known: { buildspec: { text: 'version: 0.2\nenv:\n  secrets-manager:\n    DB: app/db:password\n' } },
        place: 'app/db:password',
      },
      {
        what: 'a key that its secret lacks, by the line of a local build',
        failed: {
          code: 'Secrets Manager Error',
          message: 'Local build: the secret app has no key pass',
          lines: ['Local build: DB cannot be read from the secret app:pass'],
        },
        known: {
          buildspec: { text: 'version: 0.2\nenv:\n  secrets-manager:\n    OTHER: x:y\n    DB: app:pass\n' },
        },
        message: /`app` has no such key/,
        place: 'app:pass',
      },
    ],
    lookAlike: [
      {
        what: 'a role that may not read it',
        failed: {
          code: 'Secrets Manager Error',
          message:
            'AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/web/AWSCodeBuild-1 is not authorized to perform: secretsmanager:GetSecretValue on resource: app/db',
        },
      },
    ],
  },
  {
    code: 'buildspec-refused',
    wrong: [
      {
        what: 'a tab',
        failed: { code: YAML, message: 'found character that cannot start any token at line 3' },
        message: /at line 3: .*\. A tab stands/,
      },
      {
        what: 'a broken list, at its place',
        failed: { code: YAML, message: "did not find expected ',' or ']' at line 4" },
        known: { buildspec: { text: 'version: 0.2\nphases:\n  build:\n    commands: [echo a\n' } },
        message: /never closed/,
        place: '[echo a',
      },
      {
        what: 'an inline buildspec of one line',
        failed: { code: YAML, message: 'mapping values are not allowed in this context at line 0' },
        advice: /name of a file/,
      },
      {
        what: 'an identifier of a batch',
        failed: {
          code: 'BATCH_SPEC_VALIDATION_ERROR',
          message:
            'BatchSpec has invalid values.. Build Identifiers unit-test must contain only alphanumeric characters and underscores and be less than 128 characters in length.',
        },
        known: {
          buildspec: {
            text: 'version: 0.2\nbatch:\n  build-list:\n    - identifier: unit-test\n      buildspec: a.yml\n',
          },
        },
        place: 'unit-test',
        fixed: 'version: 0.2\nbatch:\n  build-list:\n    - identifier: unit_test\n      buildspec: a.yml\n',
      },
      {
        what: 'a file without a version, with the fix of the editor',
        failed: { code: YAML, message: 'wrong number of container tags, expected 1' },
        known: { buildspec: { text: 'phases:\n  build:\n    commands: [ls]\n' } },
        fixed: 'version: 0.2\nphases:\n  build:\n    commands: [ls]\n',
      },
    ],
    lookAlike: [
      {
        what: 'a YAML file that a command reads',
        failed: {
          output: ['error: mapping values are not allowed in this context at line 3'],
          command: 'yq . x.yml',
        },
      },
    ],
  },
];
