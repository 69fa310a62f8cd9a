import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { runBuild, temporaryFolder } from '../support';
import { dockerEngine } from '../support-docker';
import { testWholeCaches } from './whole-caches';

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('in Docker', () => {
  testWholeCaches(dockerEngine);

  test('paths of the image, below HOME, and of other sources come back with their owners', async () => {
    await using folder = await temporaryFolder();
    const run = (command: string) =>
      runBuild({
        engine: dockerEngine(),
        cacheDirectory: folder.path,
        secondarySources: { second: import.meta.dirname },
        buildspec: JSON.stringify({
          version: 0.2,
          env: { variables: { NAME: 'tool' } },
          phases: { build: { commands: [command] } },
          cache: {
            paths: ['/root/.m2/**/*', '~/.npm/*', '/opt/$NAME/**/*', '$CODEBUILD_SRC_DIR_second/made/**/*'],
          },
        }),
      });
    await run(
      'mkdir -p ~/.m2/a ~/.npm /opt/real "$CODEBUILD_SRC_DIR_second/made" && ln -s real /opt/tool; for f in ~/.m2/a/f ~/.npm/f /opt/tool/f "$CODEBUILD_SRC_DIR_second/made/f"; do echo "$f" > "$f"; done; chown 7:8 ~/.m2/a/f',
    );
    const { output } = await run(
      'cat ~/.m2/a/f ~/.npm/f /opt/tool/f; basename "$(cat "$CODEBUILD_SRC_DIR_second/made/f")"; stat -c %u:%g ~/.m2/a/f',
    );
    expect(output).toBe('/root/.m2/a/f\n/root/.npm/f\n/opt/tool/f\nf\n7:8\n');
  });
});
