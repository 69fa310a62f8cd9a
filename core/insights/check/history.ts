import type { Build } from '@aws-sdk/client-codebuild';
import { distribution } from '../distribution';

/** What the newest builds of a project tell about it. Durations are in seconds. */
export interface ProjectHistory {
  /** How many have ended. */
  ended: number;
  /** How many of them succeeded; the durations are theirs. */
  succeeded: number;
  /** From start to end. */
  medianBuild?: number;
  longestBuild?: number;
  /** Medians by phase type. */
  phases: Readonly<Record<string, number>>;
  /** Builds in which a command ended as one does that the kernel kills, with exit status 137. */
  killed: number;
  /** Builds that CodeBuild started anew by itself after a failure. */
  retried: number;
  /** Those of them that succeeded. */
  rescued: number;
}

/** `builds` are records of one project as the API gives them, in any order; those that run still do not count. */
export function historyOf(builds: readonly Build[]): ProjectHistory {
  const ended = builds.filter(
    ({ buildComplete, endTime }) => buildComplete === true || endTime !== undefined,
  );
  const succeeded = ended.filter(({ buildStatus }) => buildStatus === 'SUCCEEDED');
  const durations = succeeded.flatMap(durationOf);
  const retried = ended.filter(({ autoRetryConfig }) => (autoRetryConfig?.autoRetryNumber ?? 0) > 0);
  return {
    ended: ended.length,
    succeeded: succeeded.length,
    medianBuild: median(durations),
    longestBuild: durations.length > 0 ? Math.max(...durations) : undefined,
    phases: phaseMedians(succeeded),
    killed: ended.filter(wasKilled).length,
    retried: retried.length,
    rescued: retried.filter(({ buildStatus }) => buildStatus === 'SUCCEEDED').length,
  };
}

/** None where the clocks of AWS disagree. */
function durationOf({ startTime, endTime }: Build): number[] {
  if (!startTime || !endTime || endTime < startTime) return [];
  return [(endTime.getTime() - startTime.getTime()) / 1000];
}

function phaseMedians(builds: readonly Build[]): Record<string, number> {
  const byType = new Map<string, number[]>();
  for (const { phaseType, durationInSeconds } of builds.flatMap(({ phases = [] }) => phases)) {
    if (phaseType === undefined || durationInSeconds === undefined || durationInSeconds < 0) continue;
    byType.set(phaseType, [...(byType.get(phaseType) ?? []), durationInSeconds]);
  }
  return Object.fromEntries([...byType].map(([type, seconds]) => [type, median(seconds) ?? 0]));
}

function wasKilled({ phases = [] }: Build): boolean {
  return phases.some(({ phaseStatus, contexts = [] }) =>
    phaseStatus === 'FAILED' ? contexts.some(({ message = '' }) => /exit status 137\b/.test(message)) : false,
  );
}

/** As figures have it. */
function median(values: readonly number[]): number | undefined {
  return distribution(Float64Array.from(values)).median;
}
