import { expect, test } from 'vitest';
import { describeExplanation } from '../../../../core/builds/failures/describe';
import { parseAgentLine } from '../../../../core/builds/log/agent-line';
import { explainCommand, explainPhase } from './failed-log';

const told = (explanation: ReturnType<typeof explainCommand>, text?: string) =>
  explanation
    ? describeExplanation(
        explanation,
        text === undefined ? {} : { buildspec: { text, file: 'buildspec.yml' } },
      )
    : [];

test('a cause with its place, its lines, what to do and the fix', () => {
  const text = 'version: 0.2\nphases:\n  build:\n    commands:\n      - source ./env.sh\n';
  const explanation = explainCommand(
    {
      command: 'source ./env.sh',
      output: ['/codebuild/output/tmp/script.sh: 4: source: not found'],
      exit: 127,
    },
    { buildspec: { text } },
  );
  expect(told(explanation, text)).toEqual([
    'Why the build failed: BUILD, command source ./env.sh (exit status 127)',
    '  at buildspec.yml:5:9',
    '  | /codebuild/output/tmp/script.sh: 4: source: not found',
    '  Likely cause: `sh` does not know `source`, which is for bash.',
    '  What to do: Set `shell: bash` under `env`, or write it as POSIX shells know it.',
    '  Fix: Set the Shell to bash (line 2)',
    '  See https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-cmd.html',
  ]);
});

test('a statement for a role', () => {
  const lines = told(
    explainCommand({
      output: [
        'User: arn:aws:sts::111122223333:assumed-role/web/AWSCodeBuild-1 is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::a/b',
      ],
    }),
  );
  expect(lines).toContain(
    '  Statement for the role web: {"Effect":"Allow","Action":["s3:GetObject"],"Resource":["arn:aws:s3:::a/b"]}',
  );
});

test('a fix that is an option of a command line', () => {
  const explanation = explainCommand({
    command: 'docker build .',
    output: [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ],
  });
  const optionFor = () => '--privileged';
  expect(explanation && describeExplanation(explanation, { optionFor })).toContain(
    '  Fix: Run in Privileged Mode (--privileged)',
  );
});

test('a failure that is not known, of a build of a batch', () => {
  const explanation = explainCommand({ command: 'set -e\nmake', output: ['boom'], exit: 2 });
  expect(explanation && describeExplanation(explanation, { names: ['unit'] })).toEqual([
    'Why the build unit failed: BUILD, command set -e … (exit status 2)',
    '  | boom',
    '  Cause: not known; none of the known failures fits. These were the last lines.',
  ]);
});

test('a time-out without a command', () => {
  const [head] = told(explainPhase({ phase: 'PROVISIONING', status: 'TIMED_OUT', code: 'BUILD_TIMED_OUT' }));
  expect(head).toBe('Why the build failed: PROVISIONING timed out');
});

test('no line that looks like one of CodeBuild’s agent', () => {
  const lines = told(
    explainCommand({ output: ['agent_1 | [Container] 2026/01/28 20:46:51 Entering phase BUILD'] }),
  );
  expect(lines.filter((line) => parseAgentLine(line))).toEqual([]);
});
