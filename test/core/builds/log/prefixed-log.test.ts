import { expect, test } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import { PrefixedLog } from '../../../../core/builds/log/prefixed-log';

const at = '2026-01-01T00:00:00.000Z';

function logOf(events: (readonly [string, string] | { end: string })[], isColoured = false): string {
  let written = '';
  const log = new PrefixedLog((text) => {
    written += text;
  }, isColoured);
  log.hear({
    event: 'batch',
    buildId: 'p:batch',
    at,
    currentPhase: 'IN_PROGRESS',
    buildBatchStatus: 'IN_PROGRESS',
    contexts: [],
    buildGroups: ['a', 'long'].map((identifier) => ({
      identifier,
      dependsOn: [],
      ignoreFailure: false,
      currentBuildSummary: {
        arn: `arn:aws:codebuild:r:1:build/p:${identifier}`,
        requestedOn: at,
        buildStatus: 'PENDING',
      },
    })),
  });
  for (const event of events) log.hear(eventOf(event));
  return written;
}

function eventOf(event: readonly [string, string] | { end: string }): BuildEvent {
  if ('end' in event)
    return {
      event: 'build',
      buildId: `p:${event.end}`,
      at,
      buildStatus: 'SUCCEEDED',
      exportedEnvironmentVariables: [],
    };
  return { event: 'output', buildId: `p:${event[0]}`, at, phaseType: 'BUILD', index: 0, text: event[1] };
}

test('each line comes whole after the name of its build', () => {
  expect(
    logOf([
      ['a', 'on'],
      ['long', 'two\nthr'],
      ['a', 'e\n\n'],
      ['long', 'ee\n'],
    ]),
  ).toBe('long | two\na    | one\na    |\nlong | three\n');
});

test('a last line without its end comes with the end of its build', () => {
  expect(logOf([['a', 'rest'], { end: 'long' }, { end: 'a' }])).toBe('a    | rest\n');
});

test('a progress bar does not wipe out the name', () => {
  expect(
    logOf([
      ['a', '10%\r20%\r'],
      ['a', '\nend\r\n'],
    ]),
  ).toBe('a    | 10%\na    | 20%\na    | end\n');
});

test('a line that is too long to wait for is cut', () => {
  const half = 'x'.repeat(600_000);
  expect(
    logOf([
      ['a', half],
      ['a', half],
    ]),
  ).toBe(`a    | ${half}${half}\n`);
});

test('a terminal gets a colour for each name', () => {
  expect(
    logOf(
      [
        ['a', '1\n'],
        ['long', '2\n'],
      ],
      true,
    ),
  ).toBe('\u001b[36ma    |\u001b[0m 1\n\u001b[35mlong |\u001b[0m 2\n');
});
