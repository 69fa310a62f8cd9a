import { PHASE_TYPES } from '../../core/builds/history/phase-types';
import type { BuildRecord, RecordedStatus } from '../../core/builds/history/record';
import { below, hex, pick, type Random, seededRandom } from '../../test/support/random';

export { choicesOf } from '../../client/insights/choices';
export { pageContent } from '../../client/insights/page';
export { readState } from '../../client/insights/page-state';
export { HistoryStore } from '../../core/builds/remote/history/history-store';
export { artifactPublishing } from '../../core/insights/artifact-publishing';
export { BuildHistory } from '../../core/insights/build-history';
export { cacheHits } from '../../core/insights/cache-hits';
export { concurrency } from '../../core/insights/concurrency';
export { cost } from '../../core/insights/cost';
export { DEFAULT_PRICES } from '../../core/insights/default-prices';
export { failureCauses } from '../../core/insights/failure-causes';
export { select } from '../../core/insights/filter';
export { flakyBuilds } from '../../core/insights/flaky-builds';
export { flakyTests } from '../../core/insights/flaky-tests';
export { insights } from '../../core/insights/insights';
export { latency } from '../../core/insights/latency';
export { phaseLatency } from '../../core/insights/phase-latency';
export { queueWait } from '../../core/insights/queue-wait';
export { retries } from '../../core/insights/retries';
export { slowestPhases } from '../../core/insights/slowest-phases';
export { successRate } from '../../core/insights/success-rate';
export { testPassRate } from '../../core/insights/test-pass-rate';

const PROJECTS = 400;
const DAY = 86_400_000;

/** The builds of a year up to `now`, as those of a large account are: most succeed, many on a branch of their own. */
export function* generatedRecords(count: number, now: number): Generator<BuildRecord> {
  const random = seededRandom(1);
  let sourceVersion = hex(40, random);
  for (let index = 0; index < count; index++) {
    // two builds in five are of a version that was built before
    if (random() < 0.6) sourceVersion = hex(40, random);
    const project = `team-${below(40, random)}-service-${String(below(PROJECTS, random)).padStart(4, '0')}`;
    yield generatedRecord(random, {
      project,
      sourceVersion,
      startTime: now - (365 * DAY * (count - index)) / count,
    });
  }
}

function generatedRecord(
  random: Random,
  { project, sourceVersion, startTime }: { project: string; sourceVersion: string; startTime: number },
): BuildRecord {
  const status = pick<RecordedStatus>(
    ['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'FAILED', 'STOPPED'],
    random,
  );
  let time = Math.round(startTime);
  const start = time;
  const phases = PHASE_TYPES.map((phaseType) => {
    const phase = { phaseType, phaseStatus: status, startTime: time, duration: below(90_000, random) };
    time += phase.duration;
    return phase;
  });
  const id = `${project}:${hex(8, random)}-${hex(4, random)}-4${hex(3, random)}-a${hex(3, random)}-${hex(12, random)}`;
  return {
    id,
    runsOn: 'cloud',
    project,
    number: below(5_000, random) + 1,
    region: 'us-east-1',
    status,
    startTime: start,
    endTime: time,
    phases,
    initiator: pick(['GitHub-Hookshot/8b1c4e2', 'codepipeline/release', 'rule/nightly'], random),
    trigger: 'webhook',
    branch: random() < 0.4 ? 'main' : `pr/${below(20_000, random)}`,
    sourceVersion,
    environmentType: 'LINUX_CONTAINER',
    computeType: pick(['BUILD_GENERAL1_SMALL', 'BUILD_GENERAL1_MEDIUM', 'BUILD_GENERAL1_LARGE'], random),
    publishesArtifacts: random() < 0.5,
    cause: status === 'FAILED' ? pick(['tests-failed', 'compile-error', 'disk-full'], random) : undefined,
    tests: { succeeded: 200 + below(100, random), failed: below(3, random), skipped: 2, unknown: 0 },
    cache: random() < 0.2 ? pick(['hit', 'miss'], random) : undefined,
  };
}
