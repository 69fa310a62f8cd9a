import { describe, expect, test } from 'vitest';
import { codeOf, explainCommand, explainPhase } from './failed-log';

const USER = 'User: arn:aws:sts::111122223333:assumed-role/codebuild-web/AWSCodeBuild-b0931d7a';
const denied = (action: string, resource: string) =>
  `AccessDeniedException: ${USER} is not authorized to perform: ${action} on resource: ${resource}`;
const SRC = '/codebuild/output/src245295669/src';

/** What CodeBuild's agent is known to say of phases that failed, in its own words: status code, message, cause. */
const SOURCE: readonly [statusCode: string, message: string, cause: string][] = [
  ['YAML_FILE_ERROR', 'YAML file does not exist', 'buildspec-missing'],
  ['YAML_FILE_ERROR', `stat ${SRC}/ci/b.yml: no such file or directory`, 'buildspec-missing'],
  [
    'YAML_FILE_ERROR',
    'Expected Commands[2] to be of string type: found subkeys instead at line 8, value of the key tag on line 7 might be empty',
    'command-not-text',
  ],
  ['YAML_FILE_ERROR', 'wrong number of container tags, expected 1', 'buildspec-refused'],
  ['YAML_FILE_ERROR', 'mapping values are not allowed in this context at line 7', 'buildspec-refused'],
  ['YAML_FILE_ERROR', 'found character that cannot start any token at line 7', 'buildspec-refused'],
  ['YAML_FILE_ERROR', "did not find expected ',' or ']' at line 7", 'buildspec-refused'],
  ['YAML_FILE_ERROR', 'did not find expected key at line 7', 'buildspec-refused'],
  ['YAML_FILE_ERROR', "did not find expected '-' indicator at line 7", 'buildspec-refused'],
  ['YAML_FILE_ERROR', "could not find expected ':' at line 7", 'buildspec-refused'],
  ['YAML_FILE_ERROR', 'cannot unmarshal !!str `0.2` into float64', 'quoted-version'],
  [
    'YAML_FILE_ERROR',
    'This build image requires selecting at least one runtime version.',
    'runtime-required',
  ],
  [
    'YAML_FILE_ERROR',
    "Unknown runtime version named '3.7' of python. This build image has the following versions: 3.11, 3.12",
    'runtime-not-in-image',
  ],
  ['YAML_FILE_ERROR', "Unknown runtime named 'node'.", 'unknown-runtime'],
  [
    'Decrypted Variables Error',
    denied('ssm:GetParameters', 'arn:aws:ssm:eu-west-1:111122223333:parameter/app/db'),
    'access-denied',
  ],
  ['Decrypted Variables Error', 'parameter does not exist: /app/db', 'parameter-missing'],
  [
    'Secrets Manager Error',
    denied('secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app'),
    'access-denied',
  ],
  [
    'Secrets Manager Error',
    "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    'secret-missing',
  ],
  ['CLIENT_ERROR', 'reference not found for primary source', 'source-missing'],
  [
    'CLIENT_ERROR',
    'Error while fetching runner token: error code 400: GitHub runner JIT configuration unavailable: no',
    'runner-token',
  ],
];

const UPLOAD: readonly [statusCode: string, message: string, cause: string][] = [
  ['CLIENT_ERROR', 'no matching artifact paths found', 'artifact-missing'],
  ['CLIENT_ERROR', 'no matching artifact paths found for artifact site', 'artifact-missing'],
  ['CLIENT_ERROR', 'no matching base directory path found for build', 'artifact-base-directory'],
  [
    'CLIENT_ERROR',
    `[code_coverage_reports: [error processing report: [${SRC}/coverage/clover.xml: expected element type <testsuite> but have <coverage>]]]`,
    'report-format',
  ],
  [
    'CLIENT_ERROR',
    denied('codebuild:CreateReportGroup', 'arn:aws:codebuild:eu-west-1:111122223333:report-group/web-unit'),
    'access-denied',
  ],
  ['CLIENT_ERROR', 'Runtime error (*errors.errorString: arn: invalid prefix)', 'agent-without-reports'],
];

describe('the words of CodeBuild', () => {
  test.each(SOURCE)('in DOWNLOAD_SOURCE, %s: %s', (code, message, cause) => {
    expect(codeOf(explainPhase({ code, message }))).toBe(cause);
  });

  test.each(UPLOAD)('in UPLOAD_ARTIFACTS, %s: %s', (code, message, cause) => {
    expect(codeOf(explainPhase({ phase: 'UPLOAD_ARTIFACTS', code, message }))).toBe(cause);
  });

  test('in PROVISIONING, of an image', () => {
    const message =
      "Unable to pull customer's container image. CannotPullContainerError: Error response from daemon: pull access denied for app";
    const code = 'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE';
    expect(codeOf(explainPhase({ phase: 'PROVISIONING', code, message }))).toBe('image-pull');
  });

  test.each([
    'PROVISIONING',
    'DOWNLOAD_SOURCE',
    'INSTALL',
    'PRE_BUILD',
    'BUILD',
    'POST_BUILD',
    'UPLOAD_ARTIFACTS',
  ])('of a time that is over, in %s', (phase) => {
    const explanation = explainPhase({
      phase,
      status: 'TIMED_OUT',
      code: 'BUILD_TIMED_OUT',
      message: 'Build has timed out. ',
    });
    expect(explanation).toMatchObject({ phaseType: phase, phaseStatus: 'TIMED_OUT' });
    expect(explanation?.cause).toMatchObject({ code: 'build-timed-out', fix: { kind: 'timeout' } });
  });
});

describe('exit statuses, without a word in the log', () => {
  test.each([
    [126, 'not-executable'],
    [127, 'command-not-found'],
    [137, 'killed'],
    [139, 'crashed'],
    [143, 'terminated'],
    [1, undefined],
    [2, undefined],
  ])('%i', (exit, cause) => {
    expect(codeOf(explainCommand({ exit }))).toBe(cause);
  });
});
