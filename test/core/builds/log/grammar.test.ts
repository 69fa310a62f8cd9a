import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import { formatEvent } from '../../../../core/builds/log/format';
import { createLogReader } from '../../../../core/builds/log/grammar';

const BUILD = 'web:11111111-2222-3333-4444-555555555555';

function readAll(text: string, pieceLength = text.length || 1): BuildEvent[] {
  const reader = createLogReader(BUILD);
  const events: BuildEvent[] = [];
  for (let i = 0; i < text.length; i += pieceLength)
    events.push(...reader.read(text.slice(i, i + pieceLength)));
  return [...events, ...reader.end()];
}

const FAILING = [
  '[Container] 2026/01/28 20:46:51.456792 Entering phase BUILD',
  '[Container] 2026/01/28 20:46:51.457818 Running command echo one',
  'one',
  '',
  '[Container] 2026/01/28 20:46:51.460000 Running command false',
  '',
  '[Container] 2026/01/28 20:46:51.466681 Command did not exit successfully false exit status 1',
  '[Container] 2026/01/28 20:46:51.471493 Phase complete: BUILD State: FAILED',
  '[Container] 2026/01/28 20:46:51.471510 Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: false. Reason: exit status 1',
  '[Container] 2026/01/28 20:46:51.509183 Entering phase POST_BUILD',
  '',
].join('\n');

describe('a log reader', () => {
  it('gives the phases with their status and contexts', () => {
    const phases = readAll(FAILING).filter((event) => event.event === 'phase');
    expect(phases.map(({ phaseType, phaseStatus, contexts }) => [phaseType, phaseStatus, contexts])).toEqual([
      ['BUILD', 'IN_PROGRESS', []],
      [
        'BUILD',
        'FAILED',
        [
          {
            statusCode: 'COMMAND_EXECUTION_ERROR',
            message: 'Error while executing command: false. Reason: exit status 1',
          },
        ],
      ],
      ['POST_BUILD', 'IN_PROGRESS', []],
    ]);
  });

  it('gives the commands with their exit codes', () => {
    const commands = readAll(FAILING).filter((event) => event.event === 'command');
    expect(commands.map(({ index, text, state, exitCode }) => [index, text, state, exitCode])).toEqual([
      [0, 'echo one', 'running', undefined],
      [0, 'echo one', 'succeeded', undefined],
      [1, 'false', 'running', undefined],
      [1, 'false', 'failed', 1],
    ]);
  });

  it('puts a failed command of several lines together, which the agent repeats whole', () => {
    const text = [
      '[Container] 2026/01/28 20:46:51.457818 Running command set -e',
      'echo one',
      'false',
      'one',
      '',
      '[Container] 2026/01/28 20:46:51.466681 Command did not exit successfully set -e',
      'echo one',
      'false',
      ' exit status 7',
      '[Container] 2026/01/28 20:46:51.471493 Phase complete: DOWNLOAD_SOURCE State: FAILED',
      '',
    ].join('\n');
    for (const length of [1, 1000]) {
      const events = readAll(text, length);
      expect(events.find((event) => event.event === 'command' && event.state === 'failed')).toMatchObject({
        text: 'set -e\necho one\nfalse',
        exitCode: 7,
      });
      expect(events.map(formatEvent).join('')).toBe(text);
    }
  });

  it('takes the further lines of a context for its message, up to a line of the agent', () => {
    const text = [
      '[Container] 2026/01/28 20:46:51.471493 Phase complete: DOWNLOAD_SOURCE State: FAILED',
      '[Container] 2026/01/28 20:46:51.471510 Phase context status code: CLIENT_ERROR Message: RequestError: send request failed',
      'caused by: Get "https://s3.eu-west-1.amazonaws.com/": dial tcp 10.0.0.1:443: i/o timeout',
      '[Container] 2026/01/28 20:46:51.471510 Runtime error',
      '',
    ].join('\n');
    const events = readAll(text);
    expect(events.find((event) => event.event === 'phase')).toMatchObject({
      contexts: [{ message: expect.stringMatching(/^RequestError: .*\ncaused by: Get /) }],
    });
    expect(events.map(formatEvent).join('')).toBe(text);
  });

  it('reads the lines of an agent that runs in no container', () => {
    expect(
      readAll('[Instance] 2026/04/27 10:05:16.064366 Phase complete: INSTALL State: FAILED\n'),
    ).toMatchObject([{ event: 'phase', phaseType: 'INSTALL', phaseStatus: 'FAILED' }]);
  });

  it('keeps the time of the agent line in UTC with milliseconds', () => {
    expect(readAll(FAILING)[0]?.at).toBe('2026-01-28T20:46:51.456Z');
  });

  it('reads the older form of a phase end', () => {
    const [phase] = readAll('[Container] 2018/11/18 13:39:07 Phase complete: INSTALL Success: false\n');
    expect(phase).toMatchObject({ event: 'phase', phaseType: 'INSTALL', phaseStatus: 'FAILED' });
  });

  it('reads the same events whatever the size of the pieces', () => {
    const seen = (events: BuildEvent[]) =>
      events.filter((event) => event.event !== 'output').map((event) => ({ ...event, at: '' }));
    for (const length of [1, 7, 64]) expect(seen(readAll(FAILING, length))).toEqual(seen(readAll(FAILING)));
  });

  it('takes what stands before any agent line as output', () => {
    expect(readAll('hello')).toMatchObject([
      { event: 'output', phaseType: 'DOWNLOAD_SOURCE', text: 'hello' },
    ]);
  });
});

const logs = new URL('../../../../../shared/corpus/logs/', import.meta.url);
const files = existsSync(logs) ? readdirSync(logs).filter((name) => name.endsWith('.log')) : [];

describe.skipIf(files.length === 0)('every log of the corpus', () => {
  it.each(files)('%s goes through the events unchanged', (name) => {
    const text = readFileSync(new URL(name, logs), 'utf8');
    const events = readAll(text, 1000);
    expect(events.map(formatEvent).join('')).toBe(text);
    expect(events.some((event) => event.event !== 'output')).toBe(true);
  });
});
