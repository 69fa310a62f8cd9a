import { describe, expect, it } from 'vitest';
import { endMessage } from '../../../client/local/end-message';
import type { LocalRun } from '../../../client/local/local-run';
import type { LocalRuns } from '../../../client/local/runs';
import { ended, phase, runsWith, STARTED } from './a-run';

function only(runs: LocalRuns): LocalRun {
  const run = runs.get('project:1');
  if (!run) throw new Error('no run');
  return run;
}

describe('endMessage', () => {
  it('says how long a good run took', () => {
    expect(endMessage(only(runsWith(ended('SUCCEEDED', 12))), 'buildspec.yml')).toEqual({
      severity: 'information',
      text: 'buildspec.yml #1 succeeded in 12s.',
    });
  });

  it('says in which phase a run failed, and why', () => {
    const runs = runsWith(phase('BUILD', 'IN_PROGRESS', 1), phase('BUILD', 'FAILED', 2), ended('FAILED', 3));
    expect(endMessage(only(runs), 'buildspec.yml')).toEqual({
      severity: 'error',
      text: 'buildspec.yml #1 failed in BUILD: exit status 2',
    });
  });

  it('keeps the reason to one short line, however long the command was', () => {
    const failed = phase('BUILD', 'FAILED', 2);
    const message = `Error while executing command: ${'echo x\n'.repeat(500)}`;
    const runs = runsWith(
      phase('BUILD', 'IN_PROGRESS', 1),
      { ...failed, contexts: [{ statusCode: 'COMMAND_EXECUTION_ERROR', message }] } as typeof failed,
      ended('FAILED', 3),
    );
    const { text } = endMessage(only(runs), 'buildspec.yml');
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThan(300);
  });

  it('leaves out the command, which may be a script of many lines', () => {
    const failed = phase('BUILD', 'FAILED', 2);
    const message = 'Error while executing command: set -e\nmake test\n. Reason: exit status 1';
    const runs = runsWith(
      phase('BUILD', 'IN_PROGRESS', 1),
      { ...failed, contexts: [{ statusCode: 'COMMAND_EXECUTION_ERROR', message }] } as typeof failed,
      ended('FAILED', 3),
    );
    expect(endMessage(only(runs), 'api/buildspec.yml').text).toBe(
      'api/buildspec.yml #1 failed in BUILD: exit status 1',
    );
  });

  it('is calm about a run that the user cancelled', () => {
    expect(endMessage(only(runsWith(ended('STOPPED', 3))), 'ci.yml')).toEqual({
      severity: 'information',
      text: 'ci.yml #1 was cancelled.',
    });
  });

  it('is as calm where the cancelled run did not end well', () => {
    const runs = runsWith();
    runs.end('project:1', 'STOPPED', STARTED, 'The build could not go on: aborted');
    expect(endMessage(only(runs), 'ci.yml').text).toBe('ci.yml #1 was cancelled.');
  });

  it('gives the reason of a run that could not start', () => {
    const runs = runsWith();
    runs.end('project:1', 'FAULT', STARTED, 'The image x has no sh. Choose another image.');
    expect(endMessage(only(runs), 'ci.yml').text).toBe(
      'ci.yml #1: The image x has no sh. Choose another image.',
    );
  });
});
