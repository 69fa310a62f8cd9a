import { describe, expect, it } from 'vitest';
import { pauseMessage, pauseOffers } from '../../../client/local/pause-words';
import { PausedBuilds } from '../../../client/local/paused-builds';
import { aPause } from './a-run';

/** Builds of which one has begun to wait. */
function waiting() {
  const paused = new PausedBuilds();
  const changes: string[] = [];
  paused.onDidChange((id) => changes.push(id));
  const build = aPause('failed');
  const goesOn = new AbortController();
  const decided = paused.session(true).paused(build, goesOn.signal);
  return { paused, build, goesOn, decided, changes };
}

describe('a build that waits', () => {
  it('is known by its id until its user decides', async () => {
    const { paused, build, decided, changes } = waiting();
    expect(paused.get(build.buildId)).toBe(build);
    expect(paused.resume(build, 'retry')).toBe(true);
    expect(await decided).toBe('retry');
    expect(paused.get(build.buildId)).toBeUndefined();
    expect(changes).toEqual([build.buildId, build.buildId]);
  });

  it('waits no more where it goes on by itself, or ends', async () => {
    const { paused, build, goesOn, decided } = waiting();
    goesOn.abort();
    await decided;
    expect(paused.get(build.buildId)).toBeUndefined();
  });

  it('is not resumed by what was offered for an earlier pause', async () => {
    const { paused, build, goesOn } = waiting();
    goesOn.abort();
    const again = aPause('failed');
    void paused.session(true).paused(again, new AbortController().signal);
    expect(paused.resume(build, 'stop')).toBe(false);
    expect(paused.get(build.buildId)).toBe(again);
  });

  it('waits after failed commands only where that was asked', () => {
    expect(new PausedBuilds().session(false).pausesAfterFailure).toBe(false);
  });
});

describe('what a waiting build says and offers', () => {
  it.each([
    ['breakpoint', 'a.yml #2 is paused at a breakpoint in BUILD.'],
    ['failed', 'a.yml #2 is paused after a failure in BUILD (exit status 2).'],
  ] as const)('at %s: %s', (reason, message) => {
    expect(pauseMessage(aPause(reason), 'a.yml #2')).toBe(message);
  });

  it('a retry only after a failure, a shell in the container only where there is one', () => {
    expect(pauseOffers(aPause('breakpoint'))).toEqual([
      'codebuild.local.openShell',
      'codebuild.local.continueRun',
      'codebuild.local.stopRun',
    ]);
    expect(pauseOffers(aPause('failed', { onHost: true }))).toEqual([
      'codebuild.local.openTerminal',
      'codebuild.local.retryCommand',
      'codebuild.local.continueRun',
      'codebuild.local.stopRun',
    ]);
  });
});
