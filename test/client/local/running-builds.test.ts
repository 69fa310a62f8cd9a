import { describe, expect, it } from 'vitest';
import { RunningBuilds } from '../../../client/local/running-builds';

/** A build that ends only when it is cancelled, and takes a moment to clean up. */
function endless(log: string[], name: string) {
  return (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        log.push(`${name} cleans up`);
        setImmediate(() => {
          log.push(`${name} ended`);
          resolve();
        });
      });
    });
}

describe('RunningBuilds', () => {
  it('cancels one build and leaves the others alone', async () => {
    const builds = new RunningBuilds();
    const log: string[] = [];
    const first = builds.during('1', endless(log, 'first'));
    void builds.during('2', endless(log, 'second'));
    expect(builds.cancel('1')).toBe(true);
    await first;
    expect(log).toEqual(['first cleans up', 'first ended']);
  });

  it('waits until every build has cleaned up', async () => {
    const builds = new RunningBuilds();
    const log: string[] = [];
    void builds.during('1', endless(log, 'first'));
    void builds.during('2', endless(log, 'second'));
    await builds.cancelAll();
    expect(log).toContain('first ended');
    expect(log).toContain('second ended');
  });

  it('is done at once where nothing runs, and forgets what has ended', async () => {
    const builds = new RunningBuilds();
    await builds.during('1', async () => undefined);
    expect(builds.cancel('1')).toBe(false);
    await builds.cancelAll();
  });
});
