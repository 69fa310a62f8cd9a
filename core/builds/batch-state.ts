import type { BatchEvent, BuildEvent, BuildGroup } from './events';
import { type BuildState, initialBuildState, reduceBuild } from './state';

/** What is known of a batch so far. */
export interface BatchState
  extends Pick<BatchEvent, 'currentPhase' | 'buildBatchStatus' | 'contexts' | 'buildGroups'> {
  batchId: string;
  /** By build id; those that have begun. */
  builds: ReadonlyMap<string, BuildState>;
  /** ISO 8601. */
  startTime?: string;
  endTime?: string;
}

export function initialBatchState(batchId: string): BatchState {
  return {
    batchId,
    currentPhase: 'SUBMITTED',
    buildBatchStatus: 'IN_PROGRESS',
    contexts: [],
    buildGroups: [],
    builds: new Map(),
  };
}

/** The state after one more event, the batch's own or one of its builds'; returns the same object where nothing changed. */
export function reduceBatch(state: BatchState, event: BuildEvent): BatchState {
  if (event.event !== 'batch') {
    const before = state.builds.get(event.buildId) ?? initialBuildState(event.buildId);
    const after = reduceBuild(before, event);
    if (after === before) return state;
    return { ...state, builds: new Map(state.builds).set(event.buildId, after) };
  }
  const { currentPhase, buildBatchStatus, contexts, buildGroups, at } = event;
  const startTime = state.startTime ?? at;
  const endTime = buildBatchStatus === 'IN_PROGRESS' ? undefined : at;
  return { ...state, currentPhase, buildBatchStatus, contexts, buildGroups, startTime, endTime };
}

/** The id of the build that a group has now. */
export function buildIdOf({ currentBuildSummary: { arn } }: BuildGroup): string {
  return arn.slice(arn.indexOf('build/') + 'build/'.length);
}

/** The groups in an order in which they can run: each after those that it depends on, else as given. */
export function inGraphOrder<Group extends Pick<BuildGroup, 'identifier' | 'dependsOn'>>(
  groups: readonly Group[],
): Group[] {
  const ordered: Group[] = [];
  let waiting = [...groups];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ identifier }) => identifier));
    const ready = waiting.filter(({ dependsOn }) => !dependsOn.some((name) => names.has(name)));
    // what is left waits for itself; a batch that runs has none of it
    if (ready.length === 0) return [...ordered, ...waiting];
    ordered.push(...ready);
    waiting = waiting.filter((group) => !ready.includes(group));
  }
  return ordered;
}
