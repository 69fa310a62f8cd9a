import { describe, expect, it } from 'vitest';
import { buildModel, phaseStates, sourceText } from '../../../../client/cloud/builds/build-model';
import { failedBuild, runningBuild, START } from '../../builds';
import { BATCH_ARN } from '../builds';

const OPTIONS = { now: START + 60_000, hasConsole: true };
const model = (build = runningBuild(), options = {}) =>
  buildModel(build, phaseStates(build), { ...OPTIONS, ...options });
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe('a build', () => {
  it('tells who started it, in short', () => {
    const by = (initiator: string) => model(runningBuild({ initiator })).description;
    expect(by('Developer/ada')).toBe('In progress · BUILD · 1m 00s · main · by ada');
    expect(by('ada')).toContain('by ada');
    expect(by('codepipeline/release')).toContain('by pipeline release');
    expect(by('rule/nightly')).toContain('by rule nightly');
    expect(by('GitHub-Hookshot/1a2b3c4')).toContain('by webhook');
  });

  it('tells what was built, with the commit in short', () => {
    expect(sourceText({ sourceVersion: 'main', resolvedSourceVersion: COMMIT })).toBe('main @ 0123456');
    expect(sourceText({ sourceVersion: COMMIT, resolvedSourceVersion: COMMIT })).toBe('0123456');
    expect(sourceText({ resolvedSourceVersion: COMMIT })).toBe('0123456');
    expect(sourceText({ sourceVersion: 'arn:aws:s3:::ours/src.zip' })).toBe('arn:aws:s3:::ours/src.zip');
    expect(sourceText({})).toBeUndefined();
  });

  it('has all of it in its hover, the reason of a failure first', () => {
    const { tooltip = '' } = model(
      failedBuild({
        initiator: 'Developer/ada',
        resolvedSourceVersion: COMMIT,
        buildBatchArn: `${BATCH_ARN}web:b3`,
        reportArns: ['a', 'b'],
        source: { type: 'GITHUB', location: 'https://ada:hunter2@github.com/ours/web' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'aws/codebuild/standard:7.0',
          computeType: 'BUILD_GENERAL1_SMALL',
          privilegedMode: true,
        },
      }),
    );
    expect(tooltip.split('\n')).toEqual([
      'web #12: Failed',
      'BUILD: COMMAND_EXECUTION_ERROR: Error while executing command: make test. Reason: exit status 2',
      expect.stringMatching(/^Started .* by Developer\/ada$/),
      'Took 1m 15s',
      'Source https://github.com/ours/web',
      'Source version main',
      `Commit ${COMMIT}`,
      'Image aws/codebuild/standard:7.0',
      'Compute BUILD_GENERAL1_SMALL, privileged',
      'Batch web:b3',
      'Reports 2',
      'Id web:0b6a',
    ]);
  });

  it('tells how long it waited in the queue', () => {
    const queued = { phaseType: 'QUEUED', phaseStatus: 'SUCCEEDED' } as const;
    const phases = [{ ...queued, startTime: new Date(START), endTime: new Date(START + 30_000) }];
    expect(model(runningBuild({ phases })).tooltip).toContain(
      'Took 1m 00s so far, of which 30s in the queue',
    );
  });

  it.each([
    [{}, true],
    [{ cloudWatchLogs: { status: 'DISABLED' } }, false],
    [{ cloudWatchLogs: { status: 'DISABLED' }, s3Logs: { status: 'DISABLED' } }, false],
    [{ cloudWatchLogs: { status: 'DISABLED' }, s3Logs: { status: 'ENABLED' } }, true],
    [{ cloudWatchLogs: { status: 'ENABLED' } }, true],
  ] as const)('with logs %j offers its log: %s, and says where there is none', (logs, offers) => {
    const { contextValue, tooltip } = model(runningBuild({ logs }));
    expect(contextValue.split(' ').includes('log')).toBe(offers);
    expect(tooltip?.includes('No log: the project sends it nowhere')).toBe(!offers);
  });

  it('says that there is something to connect to while it waits at a breakpoint', () => {
    const debugSession = { sessionEnabled: true, sessionTarget: 'codebuild:0b6a_1' };
    const { description, accessibilityLabel, contextValue } = model(runningBuild({ debugSession }));
    expect(description).toContain(' · debug session ready · ');
    expect(accessibilityLabel).toContain(', debug session ready, ');
    expect(contextValue.split(' ')).toContain('waiting');
    expect(model(failedBuild({ debugSession })).contextValue).not.toContain('waiting');
  });

  it('is retried as part of its batch alone', () => {
    expect(model(failedBuild()).contextValue).toBe(
      'build log ended retryable explainable console copyable buildspec',
    );
    const ofBatch = failedBuild({ buildBatchArn: `${BATCH_ARN}web:b3` });
    expect(model(ofBatch).contextValue).toBe('build log ended explainable console copyable buildspec');
    const earlier = model(ofBatch, { earlier: true });
    expect(earlier.description).toMatch(/^Failed · earlier attempt · /);
    expect(earlier.accessibilityLabel).toMatch(/^Build 12, Failed, earlier attempt, /);
  });
});
