import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { BUILD_LABEL } from '../../../../core/builds/local/docker-abandoned';
import { withGivenValues } from '../../../../core/builds/local/secrets';
import { credentialsOf, profileWith, testAwsBuilds } from './aws-builds';
import { runBuild } from './support';
import { dockerClient, dockerEngine } from './support-docker';

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('in Docker', () => {
  testAwsBuilds(dockerEngine);

  test('the configuration of the container shows neither credentials nor secrets', async () => {
    const buildId = 'sample:99999999-0000-1111-2222-333333333333';
    const end = new AbortController();
    let inspected: Promise<string> | undefined;
    const inspect = async () => {
      const [container] = await dockerClient().listContainers({
        filters: { label: [`${BUILD_LABEL}=${buildId}`] },
      });
      const text = JSON.stringify(
        await dockerClient()
          .getContainer(container?.Id ?? '')
          .inspect(),
      );
      end.abort();
      return text;
    };
    await runBuild({
      engine: dockerEngine(),
      buildId,
      buildspec:
        'version: 0.2\nenv:\n  parameter-store:\n    DB: /db\nphases:\n  build:\n    commands: [\'echo "ready ${#DB}"; sleep 1000\']\n',
      signal: end.signal,
      aws: {
        credentials: profileWith(() => credentialsOf('ONE')),
        secrets: withGivenValues(new Map([['DB', 'hunter22']]), undefined),
      },
      onEvent(event) {
        if (event.event === 'output' && event.text.includes('ready 8\n')) inspected ??= inspect();
      },
    });
    const text = (await inspected) ?? '';
    expect(text).toContain(buildId);
    const { accessKeyId, secretAccessKey, sessionToken = '' } = credentialsOf('ONE');
    for (const value of [accessKeyId, secretAccessKey, sessionToken, 'hunter22'])
      expect(text).not.toContain(value);
  });
});
