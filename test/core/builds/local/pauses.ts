import { expect, test } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import type { DebugSession, PausedBuild, Resumption } from '../../../../core/builds/local/debug-session';
import type { Engine } from '../../../../core/builds/local/engine';
import { runBuild } from './support';

const buildspec = (...commands: string[]) =>
  JSON.stringify({ version: 0.2, phases: { build: { commands }, post_build: { commands: ['echo after'] } } });

/** A session whose user decides in that order. */
function session(
  decisions: (Resumption | ((paused: PausedBuild) => Promise<Resumption>))[],
  afterFailure = false,
) {
  const seen: PausedBuild[] = [];
  const debugSession: DebugSession = {
    pausesAfterFailure: afterFailure,
    async paused(build) {
      seen.push(build);
      const decision = decisions.shift();
      return typeof decision === 'function' ? decision(build) : (decision ?? 'stop');
    },
  };
  return { debugSession, seen };
}

const never = () => new Promise<never>(() => {});

function states(events: BuildEvent[]): string[] {
  return events.flatMap((event) =>
    event.event === 'command' ? [`${event.phaseType} ${event.index} ${event.state}`] : [],
  );
}

/** A build that waits for its user, in the same way on every executor. */
export function testPauses(engine: () => Engine): void {
  test('codebuild-breakpoint waits until the user goes on', async () => {
    const { debugSession, seen } = session(['continue']);
    const spec = buildspec('echo one', 'codebuild-breakpoint', 'echo two');
    const { events, output } = await runBuild({ engine: engine(), buildspec: spec, debugSession });
    expect(states(events).slice(2, 8)).toEqual([
      'BUILD 1 running',
      'BUILD 1 paused',
      'BUILD 1 resumed',
      'BUILD 1 succeeded',
      'BUILD 2 running',
      'BUILD 2 succeeded',
    ]);
    expect(output).toBe('one\ntwo\nafter\n');
    expect(seen[0]).toMatchObject({ reason: 'breakpoint', command: { phaseType: 'BUILD', index: 1 } });
  });

  test('codebuild-resume ends the wait too', async () => {
    const { debugSession, seen } = session([never]);
    const spec = buildspec('(sleep 1; codebuild-resume) & codebuild-breakpoint; echo resumed');
    const { events, output } = await runBuild({ engine: engine(), buildspec: spec, debugSession });
    expect(seen).toHaveLength(1);
    expect(states(events)).toContain('BUILD 0 resumed');
    expect(output).toBe('resumed\nafter\n');
  });

  test('without a debug session a breakpoint does nothing', async () => {
    const { events, output } = await runBuild({
      engine: engine(),
      buildspec: buildspec('codebuild-breakpoint; echo on'),
    });
    expect(states(events)).not.toContain('BUILD 0 paused');
    expect(output).toBe('on\nafter\n');
  });

  test('stopping at a breakpoint stops the build', async () => {
    const { debugSession } = session(['stop']);
    const { outcome } = await runBuild({
      engine: engine(),
      buildspec: buildspec('codebuild-breakpoint'),
      debugSession,
    });
    expect(outcome).toEqual({ ok: true, buildStatus: 'STOPPED' });
  });

  test('a breakpoint that is killed is over', async () => {
    let signal: AbortSignal | undefined;
    const debugSession: DebugSession = {
      pausesAfterFailure: false,
      paused: (_, given) => {
        signal = given;
        return never();
      },
    };
    const spec = buildspec('codebuild-breakpoint & sleep 1; kill $!; wait; echo on');
    const { output } = await runBuild({ engine: engine(), buildspec: spec, debugSession });
    expect(output).toContain('on\n');
    expect(signal?.aborted).toBe(true);
  });

  test('a failed command is run again as it began, until it succeeds', async () => {
    const { debugSession, seen } = session(['retry', 'retry'], true);
    const spec = buildspec(
      'mkdir there; N=0',
      'cd there; N=$((N + 1)); echo "N is $N"; echo x >>"$CODEBUILD_SRC_DIR/tries"; [ "$(wc -l <"$CODEBUILD_SRC_DIR/tries")" -eq 3 ]',
      'echo "in ${PWD##*/}, succeeding $CODEBUILD_BUILD_SUCCEEDING"',
    );
    const { outcome, output } = await runBuild({ engine: engine(), buildspec: spec, debugSession });
    expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
    expect(output).toBe('N is 1\nN is 1\nN is 1\nin there, succeeding 1\nafter\n');
    expect(seen.map(({ reason, command }) => [reason, command.exitCode])).toEqual([
      ['failed', 1],
      ['failed', 1],
    ]);
  });

  test('going on after a failed command is what CodeBuild does', async () => {
    const { debugSession } = session(['continue'], true);
    const spec = buildspec('false', 'echo never');
    const { outcome, output } = await runBuild({ engine: engine(), buildspec: spec, debugSession });
    expect(outcome).toEqual({ ok: true, buildStatus: 'FAILED' });
    expect(output).toBe('after\n');
  });
}
