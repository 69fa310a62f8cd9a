import { describe, expect, it } from 'vitest';
import type { BuildEvent, PhaseType, StatusType } from '../../../core/builds/events';
import { initialBuildState, phaseToShow, reduceBuild } from '../../../core/builds/state';

const at = (second: number) => `2026-01-28T20:46:${String(second).padStart(2, '0')}.000Z`;

function phase(phaseType: PhaseType, phaseStatus: StatusType, second: number): BuildEvent {
  return { event: 'phase', buildId: 'web:1', at: at(second), phaseType, phaseStatus, contexts: [] };
}

function stateAfter(...events: BuildEvent[]) {
  return events.reduce(reduceBuild, initialBuildState('web:1'));
}

describe('the state of a build', () => {
  it('has a phase with its start and its end', () => {
    expect(stateAfter(phase('BUILD', 'IN_PROGRESS', 1), phase('BUILD', 'SUCCEEDED', 5)).phases).toEqual([
      { phaseType: 'BUILD', phaseStatus: 'SUCCEEDED', startTime: at(1), endTime: at(5), contexts: [] },
    ]);
  });

  it('does not reopen a phase that ended when the API lags behind the log', () => {
    const ended = stateAfter(phase('BUILD', 'IN_PROGRESS', 1), phase('BUILD', 'FAILED', 2));
    expect(reduceBuild(ended, phase('BUILD', 'IN_PROGRESS', 3))).toBe(ended);
  });

  it('shows the phase in progress, then the first that failed', () => {
    const running = stateAfter(phase('INSTALL', 'SUCCEEDED', 1), phase('BUILD', 'IN_PROGRESS', 2));
    expect(phaseToShow(running)?.phaseType).toBe('BUILD');
    const failed = stateAfter(phase('BUILD', 'FAILED', 2), phase('UPLOAD_ARTIFACTS', 'FAILED', 3));
    expect(phaseToShow(failed)?.phaseType).toBe('BUILD');
  });

  it('ends with the build event', () => {
    const ended = stateAfter({
      event: 'build',
      buildId: 'web:1',
      at: at(9),
      buildStatus: 'SUCCEEDED',
      exportedEnvironmentVariables: [{ name: 'TAG', value: '1' }],
    });
    expect(ended).toMatchObject({ buildStatus: 'SUCCEEDED', endTime: at(9) });
    expect(ended.exportedEnvironmentVariables).toEqual([{ name: 'TAG', value: '1' }]);
  });

  it('has the summaries of its reports, without their test cases', () => {
    const state = stateAfter({
      event: 'report',
      buildId: 'web:1',
      at: at(3),
      name: 'web-unit',
      reportGroupArn: 'arn',
      type: 'TEST',
      status: 'FAILED',
      fileFormat: 'JUNITXML',
      files: ['r.xml'],
      truncated: false,
      testCases: [{ name: 't', status: 'FAILED', durationInNanoSeconds: 0 }],
    });
    expect(state.reports).toEqual([{ name: 'web-unit', type: 'TEST', status: 'FAILED' }]);
  });
});
