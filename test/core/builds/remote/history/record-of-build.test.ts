import type { Build } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { branchOf } from '../../../../../core/builds/history/branch';
import { triggerOf } from '../../../../../core/builds/history/trigger';
import { createCauseOfBuild } from '../../../../../core/builds/remote/history/cause-of-build';
import { recordOfBuild } from '../../../../../core/builds/remote/history/record-of-build';
import { aBuild, NOW } from './an-account';

const at = (seconds: number) => new Date(NOW + seconds * 1000);

describe('the record of a build', () => {
  it('has what figures need', () => {
    const build: Build = {
      ...aBuild('web', 7),
      buildStatus: 'FAILED',
      startTime: at(0),
      endTime: at(90),
      initiator: 'codepipeline/release',
      resolvedSourceVersion: 'c0ffee',
      environment: {
        type: 'ARM_CONTAINER',
        image: 'image',
        computeType: 'BUILD_GENERAL1_LARGE',
        fleet: { fleetArn: 'arn:aws:codebuild:us-east-1:123456789012:fleet/big' },
      },
      artifacts: { location: 'arn:aws:s3:::bucket/web' },
      buildBatchArn: 'arn:aws:codebuild:us-east-1:123456789012:build-batch/web:1',
      autoRetryConfig: { autoRetryNumber: 1 },
      reportArns: ['arn:aws:codebuild:us-east-1:123456789012:report/web-tests:1'],
      phases: [
        {
          phaseType: 'QUEUED',
          phaseStatus: 'SUCCEEDED',
          startTime: at(0),
          endTime: at(1.5),
          durationInSeconds: 1,
        },
        {
          phaseType: 'BUILD',
          phaseStatus: 'FAILED',
          startTime: at(1.5),
          endTime: at(90),
          durationInSeconds: 88,
        },
        { phaseType: 'COMPLETED', startTime: at(90) },
      ],
    };
    expect(recordOfBuild(build, 'tests-failed')).toEqual({
      id: 'web:7',
      runsOn: 'cloud',
      project: 'web',
      number: 7,
      region: 'us-east-1',
      status: 'FAILED',
      startTime: NOW,
      endTime: NOW + 90_000,
      phases: [
        { phaseType: 'QUEUED', phaseStatus: 'SUCCEEDED', startTime: NOW, duration: 1_500 },
        { phaseType: 'BUILD', phaseStatus: 'FAILED', startTime: NOW + 1_500, duration: 88_500 },
        { phaseType: 'COMPLETED', phaseStatus: 'SUCCEEDED', startTime: NOW + 90_000, duration: undefined },
      ],
      initiator: 'codepipeline/release',
      trigger: 'pipeline',
      branch: 'main',
      sourceVersion: 'c0ffee',
      environmentType: 'ARM_CONTAINER',
      computeType: 'BUILD_GENERAL1_LARGE',
      onFleet: true,
      publishesArtifacts: true,
      inBatch: true,
      autoRetryNumber: 1,
      reportArns: ['arn:aws:codebuild:us-east-1:123456789012:report/web-tests:1'],
      cause: 'tests-failed',
    });
  });

  it('says of a build that ran out of time that it did, which only its phase tells', () => {
    const phases: Build['phases'] = [{ phaseType: 'BUILD', phaseStatus: 'TIMED_OUT' }];
    expect(recordOfBuild(aBuild('web', 1, { buildStatus: 'FAILED', phases }))?.status).toBe('TIMED_OUT');
  });

  it('has no end and no durations while the build runs', () => {
    const build = { ...aBuild('web', 1), buildStatus: undefined, buildComplete: false, endTime: undefined };
    const phases: Build['phases'] = [{ phaseType: 'BUILD', startTime: at(0) }];
    const record = recordOfBuild({ ...build, phases });
    expect(record).toMatchObject({ status: 'IN_PROGRESS', phases: [{ phaseStatus: 'IN_PROGRESS' }] });
    expect(record?.endTime).toBeUndefined();
    expect(record?.phases[0]?.duration).toBeUndefined();
  });

  it('takes CodeBuild’s own seconds where the times of a phase contradict each other', () => {
    const phases: Build['phases'] = [
      {
        phaseType: 'BUILD',
        phaseStatus: 'SUCCEEDED',
        startTime: at(9),
        endTime: at(3),
        durationInSeconds: 4,
      },
      {
        phaseType: 'POST_BUILD',
        phaseStatus: 'SUCCEEDED',
        startTime: at(9),
        endTime: at(3),
        durationInSeconds: -6,
      },
    ];
    const record = recordOfBuild(aBuild('web', 1, { phases }));
    expect(record?.phases.map(({ duration }) => duration)).toEqual([4_000, undefined]);
  });

  it('calls what it does not know unknown, and leaves phases out that it has never heard of', () => {
    const strange = {
      buildStatus: 'PAUSED',
      phases: [
        { phaseType: 'DREAMING', phaseStatus: 'SUCCEEDED' },
        { phaseType: 'BUILD', phaseStatus: 'TIRED' },
      ],
      startTime: new Date(Number.NaN),
    } as never;
    const record = recordOfBuild({ ...aBuild('web', 1), ...(strange as Build) });
    expect(record).toMatchObject({
      status: 'UNKNOWN',
      phases: [{ phaseType: 'BUILD', phaseStatus: 'UNKNOWN' }],
    });
    expect(record?.startTime).toBeUndefined();
  });

  it('is none where the build could not be found again', () => {
    expect(recordOfBuild({})).toBeUndefined();
  });
});

describe('the trigger', () => {
  it.each([
    ['codepipeline/release', 'pipeline'],
    ['GitHub-Hookshot/8b1c4e2', 'webhook'],
    ['Bitbucket-Webhooks/2.0', 'webhook'],
    ['GitLab/17.4', 'webhook'],
    ['rule/nightly', 'rule'],
    ['CodeBuild-Jenkins-Plugin', 'jenkins'],
    ['ana', 'user'],
    ['Developer/ana@example.com', 'user'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('of %s is %s', (initiator, trigger) => {
    expect(triggerOf(initiator)).toBe(trigger);
  });
});

describe('the branch', () => {
  it.each([
    ['main', 'main'],
    ['feature/login', 'feature/login'],
    ['refs/heads/feature/login', 'feature/login'],
    ['refs/heads/main^{2d8e5b1c}', 'main'],
    ['pr/25', 'pr/25'],
    ['refs/pull/25/head', 'pr/25'],
    ['refs/pull/25/merge^{2d8e5b1c}', 'pr/25'],
    ['', '(default branch)'],
    [undefined, '(default branch)'],
    ['refs/tags/v1', undefined],
    ['0123456789abcdef0123456789abcdef01234567', undefined],
  ])('of %s is %s', (sourceVersion, branch) => {
    expect(branchOf(sourceVersion, 'GITHUB')).toBe(branch);
  });

  it('is none of sources without branches', () => {
    expect(branchOf('arn:aws:s3:::bucket/source.zip', 'CODEPIPELINE')).toBeUndefined();
    expect(branchOf(undefined, 'NO_SOURCE')).toBeUndefined();
    expect(branchOf('main', undefined)).toBeUndefined();
  });
});

describe('the cause that CodeBuild’s own words prove', () => {
  const causeOf = createCauseOfBuild();
  const failed = (phaseType: string, statusCode: string, message: string, phaseStatus = 'FAILED') =>
    causeOf(
      aBuild('web', 1, {
        buildStatus: 'FAILED',
        phases: [{ phaseType, phaseStatus, contexts: [{ statusCode, message }] } as never],
      }),
    );

  it.each([
    [
      'YAML_FILE_ERROR',
      'stat /codebuild/output/src/buildspec.yml: no such file or directory',
      'buildspec-missing',
    ],
    ['BUILD_TIMED_OUT', 'Build has timed out. ', 'build-timed-out'],
  ])('is found by %s', (statusCode, message, code) => {
    const [phase, status] =
      statusCode === 'BUILD_TIMED_OUT' ? ['BUILD', 'TIMED_OUT'] : ['DOWNLOAD_SOURCE', 'FAILED'];
    expect(failed(phase ?? '', statusCode, message, status)).toBe(code);
  });

  it('is not guessed where only the log could tell', () => {
    const message = 'Error while executing command: npm test. Reason: exit status 1';
    expect(failed('BUILD', 'COMMAND_EXECUTION_ERROR', message)).toBeUndefined();
  });

  it('is none of builds that did not fail', () => {
    expect(causeOf(aBuild('web', 1))).toBeUndefined();
    expect(causeOf(aBuild('web', 1, { buildStatus: 'STOPPED' }))).toBeUndefined();
  });
});
