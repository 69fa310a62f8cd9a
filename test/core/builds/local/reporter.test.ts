import { expect, test } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import { Reporter } from '../../../../core/builds/local/reporter';
import { formatEvent } from '../../../../core/builds/log/format';

const clock = { now: () => 0, sleep: async () => undefined };

test('what an interrupted command says comes whole before the end of its phase, and nothing of it after that', () => {
  const events: BuildEvent[] = [];
  const reporter = new Reporter('web:1', clock, (event) => events.push(event), ['secret']);
  reporter.commandOutput('BUILD', 0, 'half a sec');
  reporter.phaseEnds('BUILD', 'STOPPED');
  reporter.quiet();
  reporter.commandOutput('BUILD', 0, 'ret, and more');
  reporter.commandOutputEnds('BUILD', 0);
  const log = events.map(formatEvent).join('');
  expect(log).toMatch(/^half a sec\n*\[Container\] \S+ \S+ Phase complete: BUILD State: STOPPED\n.*\n$/);
});

test('that a secret is too short to be masked is said once, whoever gave it', () => {
  const events: BuildEvent[] = [];
  const reporter = new Reporter('web:1', clock, (event) => events.push(event), ['1']);
  expect(events).toEqual([]);
  reporter.addSecrets([]);
  reporter.addSecrets(['no', 'secret']);
  reporter.line('1, no, secret');
  expect(events.map(formatEvent).map((line) => line.replace(/^.*? .*? /, ''))).toEqual([
    expect.stringContaining('secrets of one or two characters are not masked'),
    expect.stringContaining('1, no, ***'),
  ]);
});

test('names that are made of a secret are masked in events too, and the place of an artifact is left as it is', () => {
  const events: BuildEvent[] = [];
  const reporter = new Reporter('web:1', clock, (event) => events.push(event), ['secret']);
  const files = ['a/secret.txt'];
  reporter.artifact({ identifier: '', location: '/home/secret/out', files, name: 'app-secret' });
  expect(events).toMatchObject([{ location: '/home/secret/out', files: ['a/***.txt'], name: 'app-***' }]);
});
