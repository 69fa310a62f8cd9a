import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { copyProjectAs } from '../../../../core/insights/copy-as/formats';
import { BUILDSPEC, FULL, HOSTILE, SMALL } from './a-project';

/** The arguments of each command, as a shell hands them on. */
function commands(text: string): string[][] {
  const shim = 'aws() { printf "%s\\0" "$@"; printf "\\0"; }\n';
  const output = execFileSync('sh', ['-c', `${shim}${text}`], { encoding: 'utf8' });
  return output
    .split('\0\0')
    .filter(Boolean)
    .map((command) => command.split('\0'));
}

describe.skipIf(process.platform === 'win32')('a project as commands of the AWS CLI', () => {
  test('makes the project, its webhook, and lets the public see its builds', () => {
    const made = commands(copyProjectAs(FULL, 'aws-cli').text);
    expect(made.map((words) => words.slice(0, 5))).toEqual(
      ['create-project', 'create-webhook', 'update-project-visibility'].map((name) => [
        'codebuild',
        name,
        '--region',
        'eu-central-1',
        '--cli-input-json',
      ]),
    );
    const [project, webhook, visibility] = made.map((words) => JSON.parse(words[5] ?? ''));
    expect(project).toMatchObject({
      name: 'web',
      description: HOSTILE,
      source: { buildspec: BUILDSPEC },
      environment: {
        dockerServer: { computeType: 'BUILD_GENERAL1_SMALL', securityGroupIds: ['sg-0123456789abcdef0'] },
      },
      badgeEnabled: true,
      autoRetryLimit: 1,
    });
    expect(project).not.toHaveProperty('webhook');
    expect(webhook).toMatchObject({ projectName: 'web', buildType: 'BUILD', filterGroups: [[{}, {}], [{}]] });
    expect(visibility).toEqual({
      projectArn: FULL.arn,
      projectVisibility: 'PUBLIC_READ',
      resourceAccessRole: 'arn:aws:iam::111122223333:role/public',
    });
  });

  test('is one command for a project without them', () => {
    expect(commands(copyProjectAs(SMALL, 'aws-cli').text)).toHaveLength(1);
  });
});
