import type { PhaseType } from '../builds/events';
import { PHASE_TYPES } from '../builds/history/phase-types';
import type { BuildHistory } from './build-history';
import { type ListedBuild, listedBuild } from './listed-build';
import { type TimelinePhase, timeline } from './timeline';

export interface ComparedPhase {
  phaseType: PhaseType;
  /** Absent where the build has no such phase. */
  first?: TimelinePhase;
  second?: TimelinePhase;
  /** Milliseconds that the second took longer, below 0 where it was faster; absent where one duration is not known. */
  longer?: number;
}

export interface ComparedBuilds {
  first: ListedBuild;
  second: ListedBuild;
  phases: ComparedPhase[];
  /** What of the two differs, as the names of a listed build's fields. */
  differs: (keyof ListedBuild)[];
}

const COMPARED = [
  'project',
  'status',
  'branch',
  'sourceVersion',
  'initiator',
  'trigger',
  'computeType',
  'cause',
] as const;

/** Two builds side by side. */
export function compareBuilds(history: BuildHistory, firstRow: number, secondRow: number): ComparedBuilds {
  const [first, second] = [listedBuild(history, firstRow), listedBuild(history, secondRow)];
  const [before, after] = [timeline(history, firstRow), timeline(history, secondRow)];
  return {
    first,
    second,
    phases: PHASE_TYPES.flatMap((phaseType) => comparedPhase(phaseType, before, after) ?? []),
    differs: COMPARED.filter((field) => first[field] !== second[field]),
  };
}

function comparedPhase(
  phaseType: PhaseType,
  before: readonly TimelinePhase[],
  after: readonly TimelinePhase[],
): ComparedPhase | undefined {
  const of = (phases: readonly TimelinePhase[]) => phases.find((phase) => phase.phaseType === phaseType);
  const [first, second] = [of(before), of(after)];
  if (!first && !second) return undefined;
  const isKnown = first?.duration !== undefined && second?.duration !== undefined;
  return {
    phaseType,
    ...(first && { first }),
    ...(second && { second }),
    ...(isKnown && { longer: (second.duration ?? 0) - (first.duration ?? 0) }),
  };
}
