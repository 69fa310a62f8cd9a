import { type BucketSize, bySize } from './buckets';
import type { Selection } from './filter';
import { medianOfPhase, type PhaseLatency, phaseLatency } from './phase-latency';

export interface SlowPhase extends PhaseLatency {
  /** Of the time of all phases together, from 0 to 1. */
  share: number;
  /** Median of the range before; absent where no build of it had the phase. */
  medianBefore?: number;
  /** Medians by bucket, in their order; undefined where no build of a bucket had the phase. */
  trend: (number | undefined)[];
}

/** The phases that take most time in all, the slowest first, and how they change. */
export function slowestPhases(
  selection: Selection,
  {
    before,
    size,
    phases = phaseLatency(selection),
  }: {
    before?: Selection;
    size: BucketSize;
    /** Where they are known already. */
    phases?: readonly PhaseLatency[];
  },
): SlowPhase[] {
  const total = phases.reduce((sum, phase) => sum + phase.total, 0);
  const parts = bySize(selection, size);
  return phases
    .toSorted((a, b) => b.total - a.total)
    .map((phase) => {
      const medianBefore = before && medianOfPhase(before, phase.phaseType);
      return {
        ...phase,
        share: total > 0 ? phase.total / total : 0,
        ...(medianBefore !== undefined && { medianBefore }),
        trend: parts.map((part) => medianOfPhase(part, phase.phaseType)),
      };
    });
}
