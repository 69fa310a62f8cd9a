import { describe, expect, it } from 'vitest';
import { batchGroupModel, batchModel } from '../../../../client/cloud/builds/batch-model';
import { phaseStates } from '../../../../client/cloud/builds/build-model';
import { batchGroups } from '../../../../core/builds/remote/batch-groups';
import { failedBuild, runningBuild, START } from '../../builds';
import { BUILD_ARN, failedBatch, runningBatch } from '../builds';

const OPTIONS = { now: START + 60_000, hasConsole: true };

describe('a batch', () => {
  it('that runs says how far it is', () => {
    expect(batchModel(runningBatch(), OPTIONS)).toMatchObject({
      label: 'Batch #3',
      description: 'In progress · 1 of 3 ended · 1m 00s · main',
      icon: { id: 'loading~spin' },
      contextValue: 'batch copyable running stoppable console',
      accessibilityLabel: 'Batch 3, In progress, 1 of 3 ended, 1m 00s, main',
    });
  });

  it('says which phase it is in where that is not its builds', () => {
    const reading = runningBatch({ currentPhase: 'DOWNLOAD_BATCHSPEC', buildGroups: [] });
    expect(batchModel(reading, OPTIONS).description).toBe('In progress · DOWNLOAD_BATCHSPEC · 1m 00s · main');
  });

  it('that failed can be tried again, and says why in its hover', () => {
    const model = batchModel(failedBatch(), OPTIONS);
    expect(model.description).toBe('Failed · 1 of 3 ended · just now · 50s · main');
    expect(model.contextValue).toBe('batch copyable ended retryable explainable console');
    expect(model.tooltip?.split('\n')).toEqual([
      'web batch #3: Failed, 1 of 3 ended',
      expect.stringMatching(/^Started .* by Developer\/ada$/),
      'Took 50s',
      'Source version main',
      'DOWNLOAD_BATCHSPEC: YAML_FILE_ERROR: wrong number of container tags',
      'compile: Succeeded',
      'test: In progress, attempt 2, after compile',
      'deploy: Pending, after test',
    ]);
  });

  it('that succeeded cannot', () => {
    const groups = [
      { identifier: 'a', currentBuildSummary: { arn: `${BUILD_ARN}web:a`, buildStatus: 'SUCCEEDED' } },
    ] as const;
    const succeeded = failedBatch({ buildBatchStatus: 'SUCCEEDED', phases: [], buildGroups: [...groups] });
    expect(batchModel(succeeded, { ...OPTIONS, hasConsole: false })).toMatchObject({
      description: 'Succeeded · 1 build · just now · 50s · main',
      contextValue: 'batch copyable ended',
    });
  });
});

describe('a build of a batch', () => {
  const [compile, test, deploy] = batchGroups(runningBatch());
  const model = (group: typeof test, build?: ReturnType<typeof runningBuild>, batchEnded = false) =>
    batchGroupModel(group, { ...OPTIONS, build, phases: phaseStates(build), batchEnded });

  it('waits for those before it', () => {
    expect(model(deploy)).toMatchObject({
      label: 'deploy',
      description: 'Pending · after test',
      icon: { id: 'circle-large-outline' },
      contextValue: 'batchBuild',
      children: 'none',
      accessibilityLabel: 'Build deploy, Pending, after test',
    });
    expect(model(deploy, undefined, true).description).toBe('Not started · after test');
  });

  it('runs, with its phase and the attempt that it is', () => {
    expect(model(test, runningBuild({ id: 'web:test2' }))).toMatchObject({
      description: 'In progress · BUILD · 1m 00s · attempt 2',
      contextValue: 'batchBuild log running stoppable console copyable buildspec',
      children: 'collapsed',
    });
  });

  it('is known by its status alone where it is not there', () => {
    expect(model(compile)).toMatchObject({
      description: 'Succeeded',
      icon: { id: 'pass' },
      contextValue: 'batchBuild',
      children: 'none',
    });
  });

  it('says why it failed, and that the batch goes on all the same', () => {
    const ignored = test && { ...test, ignoreFailure: true };
    const failed = model(ignored, failedBuild());
    expect(failed.description).toBe('Failed · ignored · 1m 15s · attempt 2');
    expect(failed.accessibilityLabel).toContain('Reason: exit status 2');
    const timedOut = failedBuild({ phases: [{ phaseType: 'BUILD', phaseStatus: 'TIMED_OUT' }] });
    expect(model(test, timedOut)).toMatchObject({ icon: { id: 'watch' } });
  });

  it('may be gone', () => {
    expect(model(undefined).label).toBe('No longer here');
  });
});
