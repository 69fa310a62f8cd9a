import { expect, it } from 'vitest';
import { RunFailures } from '../../../client/local/run-failures';
import type { BuildEvent, StatusType } from '../../../core/builds/events';
import { createFailureExplainers } from '../../../core/builds/failures/explainer';
import { STARTED } from './a-run';

const base = (buildId: string) => ({ buildId, at: STARTED });
const ended = (buildId: string, buildStatus: StatusType): BuildEvent => ({
  event: 'build',
  ...base(buildId),
  buildStatus,
  exportedEnvironmentVariables: [],
});
const failedPhase = (buildId: string): BuildEvent => ({
  event: 'phase',
  ...base(buildId),
  phaseType: 'BUILD',
  phaseStatus: 'FAILED',
  contexts: [{ statusCode: 'COMMAND_EXECUTION_ERROR', message: 'exit status 1' }],
});

function run(failures: RunFailures, buildId: string, status: StatusType): void {
  const hear = failures.follow(buildId, { known: { image: buildId } }, createFailureExplainers);
  for (const event of [ended(buildId, 'IN_PROGRESS'), failedPhase(buildId), ended(buildId, status)])
    hear(event);
}

it('keeps what explains the builds that failed, and of no others', () => {
  const failures = new RunFailures();
  run(failures, 'one', 'FAILED');
  run(failures, 'two', 'SUCCEEDED');
  run(failures, 'three', 'STOPPED');
  expect(failures.get('one')?.known.image).toBe('one');
  expect(failures.get('one')?.explainer.explain()).toMatchObject({ phaseType: 'BUILD' });
  expect(failures.get('two')).toBeUndefined();
  expect(failures.get('three')).toBeUndefined();
});

it('forgets the oldest', () => {
  const failures = new RunFailures();
  for (let number = 1; number <= 31; number += 1) run(failures, String(number), 'FAILED');
  expect(failures.get('1')).toBeUndefined();
  expect(failures.get('2')).toBeDefined();
});
