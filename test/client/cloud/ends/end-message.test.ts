import type { Build } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { endOfBatch, endOfBuild } from '../../../../client/cloud/ends/end';
import { endMessage, isWanted } from '../../../../client/cloud/ends/end-message';
import { failedBuild } from '../../builds';
import { runningBatch } from '../builds';

const of = (changes: Partial<Build> = {}) =>
  endOfBuild(failedBuild({ projectName: 'api', buildNumber: 3, ...changes }));

describe('endMessage of a cloud build', () => {
  it('says in which phase it failed, and why, without the command', () => {
    expect(endMessage([of()])).toEqual({
      severity: 'error',
      text: 'CodeBuild: api #3 failed in BUILD: exit status 2',
    });
  });

  it('says what it knows where the API gives no phase', () => {
    expect(endMessage([of({ phases: undefined })]).text).toBe('CodeBuild: api #3 failed.');
  });

  it('is calm about what went well or was stopped', () => {
    expect(endMessage([of({ buildStatus: 'STOPPED' })])).toEqual({
      severity: 'information',
      text: 'CodeBuild: api #3 was stopped.',
    });
  });

  it('of several builds is one, which names first what failed', () => {
    const succeeded = of({ buildStatus: 'SUCCEEDED', phases: [] });
    expect(endMessage([succeeded, of({ buildNumber: 4 })])).toEqual({
      severity: 'error',
      text: 'CodeBuild: 2 builds have ended: api #4 failed, api #3 succeeded.',
    });
    expect(endMessage([succeeded, succeeded]).severity).toBe('information');
    expect(endMessage(Array.from({ length: 5 }, () => succeeded)).text).toMatch(/succeeded, 2 more\.$/);
  });
});

describe('endMessage of a batch', () => {
  const failed = (...identifiers: string[]) =>
    runningBatch({
      buildBatchStatus: 'FAILED',
      complete: true,
      buildGroups: identifiers.map((identifier) => ({
        identifier,
        ignoreFailure: identifier === 'lint',
        currentBuildSummary: { buildStatus: 'FAILED' },
      })),
    });

  it('names the builds that failed it', () => {
    expect(endMessage([endOfBatch(failed('lint', 'test'))]).text).toBe(
      'CodeBuild: web batch #3 failed: test',
    );
    expect(endMessage([endOfBatch(failed('a', 'b', 'c', 'd'))]).text).toMatch(/failed: a, b, c, 1 more$/);
    expect(endMessage([endOfBatch(failed())]).text).toBe('CodeBuild: web batch #3 failed.');
  });

  it('is calm about what went well', () => {
    const batch = runningBatch({ buildBatchStatus: 'SUCCEEDED', complete: true });
    expect(endMessage([endOfBatch(batch)])).toEqual({
      severity: 'information',
      text: 'CodeBuild: web batch #3 succeeded.',
    });
  });
});

describe('the end of a build', () => {
  const timedOut = of({ phases: [{ phaseType: 'BUILD', phaseStatus: 'TIMED_OUT' }] });

  it.each([
    ['never', false, false, false],
    ['failures', true, true, false],
    ['all', true, true, true],
  ] as const)('is told as the setting %s wants it', (setting, failed, late, stopped) => {
    expect(isWanted(of(), setting)).toBe(failed);
    expect(isWanted(timedOut, setting)).toBe(late);
    expect(isWanted(of({ buildStatus: 'STOPPED', phases: [] }), setting)).toBe(stopped);
  });
});
