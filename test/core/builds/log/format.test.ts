import { describe, expect, it } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import { formatEvent } from '../../../../core/builds/log/format';

const base = { buildId: 'web:1', at: '2026-01-28T20:46:51.456Z' } as const;
const ok = [{ statusCode: '', message: '' }];

function format(event: object): string {
  return formatEvent({ ...base, ...event } as BuildEvent);
}

describe('the agent line of', () => {
  it('a phase that begins', () => {
    expect(format({ event: 'phase', phaseType: 'BUILD', phaseStatus: 'IN_PROGRESS', contexts: [] })).toBe(
      '[Container] 2026/01/28 20:46:51.456000 Entering phase BUILD\n',
    );
  });

  it('a phase that ends well has an empty context', () => {
    expect(format({ event: 'phase', phaseType: 'BUILD', phaseStatus: 'SUCCEEDED', contexts: ok })).toBe(
      '[Container] 2026/01/28 20:46:51.456000 Phase complete: BUILD State: SUCCEEDED\n' +
        '[Container] 2026/01/28 20:46:51.456000 Phase context status code:  Message: \n',
    );
  });

  it.each(['SUBMITTED', 'QUEUED', 'PROVISIONING', 'FINALIZING', 'COMPLETED'])('%s is silent', (phaseType) => {
    expect(format({ event: 'phase', phaseType, phaseStatus: 'SUCCEEDED', contexts: ok })).toBe('');
  });

  it('PROVISIONING that fails says why', () => {
    const contexts = [{ statusCode: 'BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE', message: 'No such image: x' }];
    expect(format({ event: 'phase', phaseType: 'PROVISIONING', phaseStatus: 'FAILED', contexts })).toContain(
      'Phase context status code: BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE Message: No such image: x',
    );
  });

  it('a command keeps the line breaks of its text', () => {
    const command = { event: 'command', phaseType: 'BUILD', index: 0, section: 'commands', attempt: 1 };
    expect(format({ ...command, text: 'a\nb', state: 'running' })).toMatch(/Running command a\nb\n$/);
  });

  it('a command that fails leaves a blank line before its exit status', () => {
    const command = { event: 'command', phaseType: 'BUILD', index: 0, section: 'commands', attempt: 1 };
    expect(format({ ...command, text: 'false', state: 'failed', exitCode: 1 })).toBe(
      '\n[Container] 2026/01/28 20:46:51.456000 Command did not exit successfully false exit status 1\n',
    );
  });

  it('an event that was read from a log is its own text', () => {
    expect(
      format({ event: 'phase', phaseType: 'BUILD', phaseStatus: 'FAILED', contexts: [], log: 'as it was\n' }),
    ).toBe('as it was\n');
  });
});
