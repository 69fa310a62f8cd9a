import { describe, expect, it } from 'vitest';
import { FailedCommands } from '../../../client/local/failed-commands';
import type { CommandEvent } from '../../../core/builds/events';
import { STARTED } from './a-run';

const command = (state: CommandEvent['state'], overrides: Partial<CommandEvent> = {}): CommandEvent => ({
  event: 'command',
  buildId: 'project:1',
  at: STARTED,
  phaseType: 'BUILD',
  section: 'commands',
  index: 1,
  attempt: 1,
  text: 'make',
  range: { start: 10, end: 14 },
  state,
  exitCode: state === 'failed' ? 2 : undefined,
  ...overrides,
});

function failedAfter(...events: CommandEvent[]) {
  const failed = new FailedCommands();
  const changes = events.map((event) => failed.hear(event));
  return { all: failed.all, changes };
}

describe('the failed commands of a build', () => {
  it('are those that ended with a status other than 0', () => {
    const { all, changes } = failedAfter(command('running'), command('failed'));
    expect(all).toMatchObject([{ exitCode: 2, range: { start: 10 } }]);
    expect(changes).toEqual([false, true]);
  });

  it('are given another chance where they run again', () => {
    expect(failedAfter(command('failed'), command('running', { attempt: 2 })).all).toEqual([]);
  });

  it('are kept apart by their section', () => {
    const { all } = failedAfter(command('failed'), command('failed', { section: 'finally' }));
    expect(all).toHaveLength(2);
  });

  it('are none that were stopped, and none that stand in no text', () => {
    expect(failedAfter(command('failed', { exitCode: undefined })).all).toEqual([]);
    expect(failedAfter(command('failed', { range: undefined })).all).toEqual([]);
  });
});
