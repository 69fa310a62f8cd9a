import { expect, it } from 'vitest';
import { BatchProgress } from '../../../client/local/batch-progress';
import type { CommandEvent } from '../../../core/builds/events';
import { batch, ended, STARTED } from './a-run';

const command = (state: CommandEvent['state'], buildId = 'project:compile'): CommandEvent => ({
  event: 'command',
  buildId,
  at: STARTED,
  phaseType: 'BUILD',
  index: 0,
  section: 'commands',
  attempt: 1,
  text: 'make',
  state,
});

it('tells how far a batch is, and how many of its builds wait for their user', () => {
  const progress = new BatchProgress();
  const after = (event: Parameters<typeof progress.hear>[0]) => {
    progress.hear(event);
    return progress.text;
  };
  expect(after(batch({ compile: 'IN_PROGRESS' }))).toBe('0 of 2 ended, 1 running');
  expect(after(command('paused'))).toBe('0 of 2 ended, 1 running, 1 of them paused');
  expect(after(command('resumed'))).toBe('0 of 2 ended, 1 running');
  expect(after(command('paused'))).toBe('0 of 2 ended, 1 running, 1 of them paused');
  expect(after(ended('STOPPED', 3, 'project:compile'))).toBe('0 of 2 ended, 1 running');
  expect(progress.hear(command('succeeded'))).toBe(false);
});
