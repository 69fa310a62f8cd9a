import { once } from 'node:events';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import type { DebugSession } from '../../../../core/builds/local/debug-session';
import { testPauses } from './pauses';
import { runBuild } from './support';
import { dockerEngine } from './support-docker';

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('in Docker', () => {
  testPauses(dockerEngine);

  test.each(['workbench-test:bash', 'workbench-test:busybox'])(
    'a shell in the container of %s has the directory and the variables of the build',
    async (image) => {
      let seen = '';
      const debugSession: DebugSession = {
        pausesAfterFailure: true,
        async paused({ openTerminal }) {
          const terminal = await openTerminal?.({ columns: 100, rows: 30 });
          if (!terminal) return 'stop';
          const heard = new EventTarget();
          terminal.onData((chunk) => {
            seen += new TextDecoder().decode(chunk);
            if (seen.includes('in sub: 42 30 100')) heard.dispatchEvent(new Event('all'));
          });
          const all = once(heard, 'all');
          terminal.write('echo "in ${PWD##*/}: $ANSWER $(stty size)"\n');
          await all;
          terminal.write('touch mended; exit\n');
          await terminal.ended;
          return 'retry';
        },
      };
      const { outcome } = await runBuild({
        engine: dockerEngine(),
        image,
        debugSession,
        buildspec: JSON.stringify({
          version: 0.2,
          phases: { build: { commands: ['mkdir sub; cd sub; ANSWER=42', 'test -e mended'] } },
        }),
      });
      expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
    },
  );
});
