import { describe, expect, test } from 'vitest';
import { pageOf } from '../../../../client/explanation/page';
import { describeExplanation } from '../../../../core/builds/failures/describe';
import type { KnownBuild } from '../../../../core/builds/failures/known-build';
import { explainLog } from './explain-log';
import { codeOf, commandLog, type FailedCommand, phaseLog } from './failed-log';

const BODY = 'MIIEowIBAAKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0gunV';

/** All that is shown of a failure: as an event, in the terminal and as a page. */
function shown(log: string, known: KnownBuild = {}): string {
  const explanation = explainLog([log], known);
  expect(explanation).toBeDefined();
  if (!explanation) return '';
  const { buildspec } = known;
  const name = 'buildspec.yml';
  const page = pageOf([
    {
      title: 'web #12',
      explanation,
      buildspec: buildspec && {
        ...buildspec,
        name,
        document: name,
        isFile: true,
        explainWith: () => undefined,
      },
    },
  ]);
  const lines = describeExplanation(explanation, { buildspec: buildspec && { ...buildspec, file: name } });
  return [JSON.stringify(explanation), ...lines, page.text, ...page.actions.map(({ title }) => title)].join(
    '\n',
  );
}

const ofCommand = (failed: FailedCommand, known?: KnownBuild) => shown(commandLog(failed), known);

describe('an explanation shows no secret', () => {
  test.each([
    ['DB_PASSWORD=hunter22', 'hunter22'],
    ["+ export API_TOKEN='a1b2c3d4'", 'a1b2c3d4'],
    ['npm error //npm.example/:_authToken=abc-def-123', 'abc-def-123'],
    ['GET https://bucket/x?X-Amz-Signature=0a1b2c3d&X-Amz-Security-Token=IQoJb3', 'IQoJb3'],
    ['{"user": "me", "password": "hunter22"}', 'hunter22'],
    ['      DB_PASSWORD: hunter22', 'hunter22'],
    ['Initial admin password: hunter22', 'hunter22'],
    ['> Authorization: Bearer abcdef.123456', 'abcdef.123456'],
    ['Authorization: Basic bWU6aHVudGVyMjI=', 'bWU6aHVudGVyMjI='],
    ['curl --token a1b2c3d4 https://x', 'a1b2c3d4'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N', 'dozjgNryP4J3jVmNHl0w5N'],
    ['postgres://app:hunter22@db:5432/app refused', 'hunter22'],
    ['AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjEJr', 'IQoJb3JpZ2luX2VjEJr'],
  ])('of a last line: %s', (line, secret) => {
    expect(ofCommand({ output: [line] })).not.toContain(secret);
    expect(ofCommand({ output: [`\x1b[31m${line}\x1b[0m`] })).not.toContain(secret);
  });

  test('of a line that a rule quotes, whose cause is found all the same', () => {
    const failed = {
      command: 'docker push x',
      output: ['denied: token=hunter22abc', 'no basic auth credentials for --password hunter22abc'],
    };
    expect(ofCommand(failed)).not.toContain('hunter22abc');
    expect(codeOf(explainLog([commandLog(failed)]))).toBe('registry-login');
  });

  test('of the command, whose place is found all the same', () => {
    const command = 'docker login -u me -p hunter22 registry.example';
    const text = `version: 0.2\nphases:\n  build:\n    commands:\n      - ${command}\n`;
    const all = ofCommand({ command }, { buildspec: { text } });
    expect(all).not.toContain('hunter22');
    expect(all).toContain('buildspec.yml:5:9');
    expect(ofCommand({ command: 'set -e\nmysql --password=hunter22\nexit 1' })).not.toContain('hunter22');
  });

  test('of what CodeBuild says of a phase', () => {
    const message = 'authentication failed for https://me:hunter22@git.example/x.git, token=a1b2c3d4';
    const all = shown(phaseLog({ code: 'CLIENT_ERROR', message }));
    expect(all).not.toContain('hunter22');
    expect(all).not.toContain('a1b2c3d4');
  });

  test.each([
    [
      'whole',
      ['-----BEGIN RSA PRIVATE KEY-----', BODY, BODY, 'AbC4', '-----END RSA PRIVATE KEY-----', 'exit'],
    ],
    ['in one line', [`"key": "-----BEGIN PRIVATE KEY-----\\n${BODY}\\n-----END PRIVATE KEY-----\\n"`]],
    ['of which only the end is among the last lines', [BODY, 'AbC4', '-----END PRIVATE KEY-----']],
    ['of which only the middle is', ['loading', BODY, BODY]],
    ['with headers', ['-----BEGIN EC PRIVATE KEY-----', 'Proc-Type: 4,ENCRYPTED', '', BODY.slice(0, 20)]],
  ])('of a private key, %s', (_what, output) => {
    const all = ofCommand({ output });
    expect(all).not.toContain('MIIEowIB');
    expect(all).not.toContain('AbC4');
  });

  test('but the lines behind a key that is only spoken of', () => {
    const output = ['error: expecting -----BEGIN PRIVATE KEY-----', 'what: happened next was, this'];
    expect(ofCommand({ output })).toContain('happened next');
  });

  test('of variables of its buildspec and its project, wherever their values stand', () => {
    const text = 'version: 0.2\nenv:\n  variables:\n    API_TOKEN: "zebra-4711"\n    DB_PASSWORD: postgres\n';
    const known = { buildspec: { text }, secrets: ['Tiger-4711\nLine-2-of-it'] };
    const output = ['cannot use zebra-4711 for postgres', 'nor Tiger-4711', 'Line-2-of-it'];
    const all = ofCommand({ command: 'run Tiger-4711', output }, known);
    expect(all).not.toMatch(/zebra-4711|Tiger-4711|Line-2-of-it/);
    // a word that everybody knows hides nothing, and much would be unreadable without
    expect(all).toContain('for postgres');
  });

  test('of what a fix changes', () => {
    const text = 'version: 0.2\nphases:\n  build:\n    commands:\n      - curl -H "a: b" --token hunter22\n';
    const message = 'Expected Commands[0] to be of string type: found subkeys instead at line 5';
    const all = shown(phaseLog({ code: 'YAML_FILE_ERROR', message }), { buildspec: { text } });
    // the event has the edits themselves, as they are to be made
    const [_event, ...lines] = all.split('\n');
    expect(lines.join('\n')).toContain(`+       - 'curl -H "a: b" --token ***'`);
    expect(lines.join('\n')).not.toContain('hunter22');
  });

  test('of which the beginning is gone where output is too long to keep', () => {
    const secret = `ghp_${'a1B2'.repeat(10)}`;
    const all = ofCommand({ output: [`${'x'.repeat(500)} ${secret}${' y'.repeat(8_160)} end`] });
    for (let length = 8; length < 40; length += 1) expect(all).not.toContain(secret.slice(-length));
  });
});

describe('what looks like a secret and is none is shown', () => {
  test.each([
    'SyntaxError: Unexpected token: }',
    'TOKEN=$GITHUB_TOKEN',
    'password=***',
    'max_tokens=4096',
    'const token = await getToken();',
    'docker login --password-stdin registry.example',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:111122223333:secret:app/db-AbCdEf',
    'error TS2339: Property "token" does not exist on type "Session".',
    'SECRET_KEY=true',
  ])('%s', (line) => {
    expect(explainLog([commandLog({ output: [line] })])?.lines).toContain(line);
  });

  test('however long a line is', () => {
    for (const part of ['token', 'password', '--a-', 'login ', 'API_KEY: ', '"', 'A', 'eyJaaaaaaaaaa.'])
      explainLog([commandLog({ output: [part.repeat(400_000 / part.length)] })]);
  });
});
