import { tmpdir } from 'node:os';
import process from 'node:process';
import { expect, test } from 'vitest';
import { missesCredentials } from '../../../../core/builds/local/aws-advice';
import { createHostEngine } from '../../../../core/builds/local/host-engine';
import { credentialsOf, profileWith, testAwsBuilds } from './aws-builds';
import { hostEngine, runBuild } from './support';

testAwsBuilds(() => hostEngine());

test("with a profile, the user's own credentials are out of reach of the commands", async () => {
  const engine = createHostEngine({
    env: { PATH: process.env.PATH, HOME: '/root', AWS_ACCESS_KEY_ID: 'AKIAUSER', AWS_PROFILE: 'user' },
    temporaryDirectory: tmpdir(),
    platform: process.platform,
  });
  const buildspec =
    'version: 0.2\nphases:\n  build:\n    commands: [\'echo "[$AWS_ACCESS_KEY_ID$AWS_PROFILE]"; wc -c <"$AWS_CONFIG_FILE"\']\n';
  const { output } = await runBuild({
    engine,
    buildspec,
    aws: { credentials: profileWith(() => credentialsOf('ONE')) },
  });
  expect(output.replaceAll(' ', '')).toBe('[]\n0\n');
});

test.each([
  ['a call of aws', 'cd x && aws s3 ls', '', 255, true],
  ['aws in a substitution', 'X=$(aws sts get-caller-identity)', '', 1, true],
  ['an image without aws', 'aws s3 ls', 'sh: aws: not found', 127, false],
  ['a word of another name', 'laws s3 ls; cat aws.txt', '', 1, false],
  ['botocore', 'python deploy.py', 'NoCredentialsError: Unable to locate credentials', 1, true],
  ['Terraform', 'make', 'Error: No valid credential sources found', 1, true],
])('%s', (_, command, output, exitCode, expected) => {
  expect(missesCredentials({ command, output, exitCode }, false)).toBe(expected);
});

test('where the commands may have other credentials, a call of aws alone tells nothing', () => {
  expect(missesCredentials({ command: 'aws s3 ls', output: '', exitCode: 1 }, true)).toBe(false);
});
