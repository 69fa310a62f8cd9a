import type { Build } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { batchGroupModel } from '../../client/cloud/builds/batch-model';
import { buildModel, phaseStates } from '../../client/cloud/builds/build-model';
import { endOfBuild } from '../../client/cloud/ends/end';
import { pageOf } from '../../client/explanation/page';
import { endMessage } from '../../client/local/end-message';
import { runModel } from '../../client/local/run-model';
import { initialBatchState, reduceBatch } from '../../core/builds/batch-state';
import type { BuildEvent, PhaseType } from '../../core/builds/events';
import { createFailureExplainers } from '../../core/builds/failures/explainer';
import { batchSummary } from '../../core/builds/log/batch-summary';
import { batchGroups } from '../../core/builds/remote/batch-groups';
import { createPhaseEvents } from '../../core/builds/remote/phase-events';
import { explainLog } from '../core/builds/failures/explain-log';
import { failedBuild, START } from './builds';
import { runningBatch } from './cloud/builds';
import { failedLog } from './explanation/an-explanation';
import { batch, ended, NOW, runsWith, STARTED } from './local/a-run';

/** CodeBuild tries UPLOAD_ARTIFACTS after a failed BUILD too, which then finds nothing (AWS docs view-build-details-phases). */
const COMMAND = {
  statusCode: 'COMMAND_EXECUTION_ERROR',
  message: 'Error while executing command: make. Reason: exit status 2',
};
const ARTIFACTS = { statusCode: 'CLIENT_ERROR', message: 'no matching artifact paths found' };

const build: Build = failedBuild({
  phases: [
    { phaseType: 'INSTALL', phaseStatus: 'SUCCEEDED', startTime: new Date(START) },
    { phaseType: 'BUILD', phaseStatus: 'FAILED', startTime: new Date(START), contexts: [COMMAND] },
    { phaseType: 'POST_BUILD', phaseStatus: 'SUCCEEDED', startTime: new Date(START) },
    {
      phaseType: 'UPLOAD_ARTIFACTS',
      phaseStatus: 'FAILED',
      startTime: new Date(START),
      contexts: [ARTIFACTS],
    },
  ],
});

const phase = (phaseType: PhaseType, context: typeof COMMAND, buildId = 'project:1'): BuildEvent => ({
  event: 'phase',
  buildId,
  at: STARTED,
  phaseType,
  phaseStatus: 'FAILED',
  contexts: [context],
});
const events = (buildId?: string) => [
  phase('BUILD', COMMAND, buildId),
  phase('UPLOAD_ARTIFACTS', ARTIFACTS, buildId),
  ended('FAILED', 9, buildId),
];
const artifactLog = [
  'Skipping invalid file path dist/**/*',
  'Phase complete: UPLOAD_ARTIFACTS State: FAILED',
  `Phase context status code: CLIENT_ERROR Message: ${ARTIFACTS.message}`,
].map((text) => `[Container] 2026/01/28 20:46:55.456792 ${text}\n`);

describe('the first failed phase, not the artifacts that are missing after it,', () => {
  it('is what an explanation tells, whether a log or an API says it, and in whatever order', () => {
    const log = failedLog('make', ['make: *** [all] Error 2'], 2);
    expect(explainLog([log, ...artifactLog])).toMatchObject({
      phaseType: 'BUILD',
      command: { text: 'make' },
      notes: [{ code: 'later-failure', message: expect.stringMatching(/^UPLOAD_ARTIFACTS failed after it/) }],
    });
    for (const phases of [build.phases, build.phases?.toReversed()]) {
      const explainer = createFailureExplainers()();
      for (const event of createPhaseEvents('web:1', () => START)({ phases })) explainer.hear(event);
      const explanation = explainer.explain();
      expect(explanation).toMatchObject({ phaseType: 'BUILD', command: { text: 'make', exitCode: 2 } });
      expect(pageOf([{ title: 'web #12', explanation }]).text).toMatch(/^Why web #12 failed\n\nBUILD failed/);
    }
  });

  it('is what the message at the end tells, of a build on CodeBuild and of a run', () => {
    expect(endOfBuild(build).reason).toBe(' in BUILD: exit status 2');
    const run = runsWith(...events()).get('project:1');
    expect(run && endMessage(run, 'buildspec.yml').text).toBe(
      'buildspec.yml #1 failed in BUILD: exit status 2',
    );
  });

  it('is what their rows tell, and what they tell first', () => {
    const options = { now: NOW, hasConsole: false };
    expect(buildModel(build, phaseStates(build), options).tooltip).toMatch(
      /\nBUILD: COMMAND_EXECUTION_ERROR/,
    );
    const [group] = batchGroups(runningBatch());
    const row = batchGroupModel(group, { ...options, build, phases: phaseStates(build), batchEnded: true });
    expect(row.tooltip).toContain('exit status 2');
    expect(row.tooltip).not.toContain('artifact');
    const run = runsWith(...events()).get('project:1');
    const known = { hasLog: true, hasReports: false, pause: undefined, pausedBuilds: 0 };
    const tooltip = run && runModel(run, { now: NOW, ...known }).tooltip;
    expect(tooltip).toContain('exit status 2');
    expect(tooltip).not.toContain('artifact');
  });

  it('is what the summary of a batch tells, as the terminal and the log have it', () => {
    const all = [batch({ compile: 'FAILED' }), ...events('project:compile')];
    const state = all.reduce(reduceBatch, initialBatchState('project:1'));
    expect(batchSummary(state).join('\n')).toMatch(/compile +FAILED .*BUILD: COMMAND_EXECUTION_ERROR/);
  });
});
