import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { DebugSession } from '../../../../core/builds/local/debug-session';
import { testPauses } from './pauses';
import { hostEngine, runBuild } from './support';

describe('on the host', () => {
  testPauses(hostEngine);

  test('a terminal of this computer has the directory and the variables of the build', async () => {
    let seen = '';
    const debugSession: DebugSession = {
      pausesAfterFailure: true,
      async paused({ terminalCommand: [shell = '', ...args], openTerminal }) {
        expect(openTerminal).toBeUndefined();
        const input = 'echo "in ${PWD##*/}: $ANSWER"; touch mended\n';
        seen = spawnSync(shell, args, { input, encoding: 'utf8' }).stdout;
        return 'retry';
      },
    };
    const { outcome } = await runBuild({
      engine: hostEngine(),
      debugSession,
      buildspec: JSON.stringify({
        version: 0.2,
        phases: { build: { commands: ['mkdir sub; cd sub; ANSWER=42', 'test -e mended'] } },
      }),
    });
    expect(seen).toContain('in sub: 42');
    expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
  });
});
