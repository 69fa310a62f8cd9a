import { describe, expect, it } from 'vitest';
import { BuildHistory } from '../../../core/insights/build-history';
import { listedBuild } from '../../../core/insights/listed-build';
import { timeline } from '../../../core/insights/timeline';
import { aHistory, aRecord, MINUTE, MONDAY, SECOND } from './a-history';

describe('a history', () => {
  it('gives a build back as it was told', () => {
    const history = aHistory([
      {
        id: 'web:1',
        number: 7,
        status: 'FAILED',
        branch: 'pr/25',
        initiator: 'codepipeline/release',
        trigger: 'pipeline',
        sourceVersion: 'c0ffee',
        cause: 'tests-failed',
      },
    ]);
    expect(listedBuild(history, 0)).toEqual({
      id: 'web:1',
      runsOn: 'cloud',
      project: 'web',
      number: 7,
      status: 'FAILED',
      startTime: MONDAY,
      duration: 2 * MINUTE,
      branch: 'pr/25',
      sourceVersion: 'c0ffee',
      initiator: 'codepipeline/release',
      trigger: 'pipeline',
      computeType: 'BUILD_GENERAL1_SMALL',
      cause: 'tests-failed',
    });
  });

  it('has a build once, as it was told last, and keeps what notes say of it', () => {
    const history = new BuildHistory();
    history.add(aRecord({ id: 'web:1', status: 'IN_PROGRESS', takes: null }));
    history.note({ id: 'web:1', cache: 'hit', cause: 'disk-full' });
    history.add(aRecord({ id: 'web:1', status: 'FAILED', takes: MINUTE }));
    expect(history.size).toBe(1);
    expect(listedBuild(history, 0)).toMatchObject({ status: 'FAILED', duration: MINUTE, cause: 'disk-full' });
    expect(history.cache.at(0)).toBe(1);
  });

  it('knows nothing of a build that only a note tells of', () => {
    const history = new BuildHistory();
    history.note({ id: 'web:1', cache: 'hit' });
    expect(history.size).toBe(0);
  });

  it('grows with its builds', () => {
    const history = aHistory(Array.from({ length: 5_000 }, (_, index) => ({ at: index, number: index + 1 })));
    expect(history.size).toBe(5_000);
    expect(listedBuild(history, 4_999)).toMatchObject({ number: 5_000, startTime: MONDAY + 4_999 });
    expect(listedBuild(history, 0)).toMatchObject({ number: 1, branch: 'main' });
  });

  it('takes what CodeBuild calls by names of a later day for unknown', () => {
    const newer = { status: 'PAUSED', trigger: 'moon', phases: [['DREAMING', 1]] } as never;
    const history = aHistory([newer]);
    expect(listedBuild(history, 0)).toMatchObject({ status: 'UNKNOWN', trigger: 'unknown' });
    expect(timeline(history, 0)).toEqual([]);
  });
});

describe('the phases of a build', () => {
  it('stand on one line of time', () => {
    const history = aHistory([
      {
        status: 'IN_PROGRESS',
        takes: null,
        phases: [
          ['SUBMITTED', 100],
          ['QUEUED', 2 * SECOND],
          ['BUILD', null, 'IN_PROGRESS'],
        ],
      },
    ]);
    expect(timeline(history, 0)).toEqual([
      { phaseType: 'SUBMITTED', phaseStatus: 'SUCCEEDED', start: 0, duration: 100 },
      { phaseType: 'QUEUED', phaseStatus: 'SUCCEEDED', start: 100, duration: 2_000 },
      { phaseType: 'BUILD', phaseStatus: 'IN_PROGRESS', start: 2_100 },
    ]);
  });

  it('have no place where the clock says that they came before their build', () => {
    const phases = [
      { phaseType: 'BUILD', phaseStatus: 'SUCCEEDED', startTime: MONDAY - 1, duration: -5 } as const,
    ];
    const history = new BuildHistory();
    history.add({ ...aRecord(), phases: [...phases] });
    expect(timeline(history, 0)).toEqual([{ phaseType: 'BUILD', phaseStatus: 'SUCCEEDED' }]);
  });
});
