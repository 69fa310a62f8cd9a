import { type BatchState, buildIdOf } from '../batch-state';
import type { BuildGroup, PhaseContext } from '../events';
import { phaseToShow } from '../state';

/** A batch at its end, a line for each build: identifier, status, time it took, and why it did not succeed. */
export function batchSummary(state: BatchState): string[] {
  const rows = state.buildGroups.map((group) => [
    group.identifier,
    statusOf(group),
    durationOf(state.builds.get(buildIdOf(group))),
    reasonOf(group, state),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(([identifier = '', status = '', duration = '', reason = '']) =>
    [
      identifier.padEnd(widths[0] ?? 0),
      status.padEnd(widths[1] ?? 0),
      duration.padStart(widths[2] ?? 0),
      reason,
    ]
      .join('  ')
      .trimEnd(),
  );
  const why = state.contexts.map(contextText).join('; ');
  const took = durationOf(state);
  const head = `Batch ${state.buildBatchStatus}${took === '' ? '' : ` after ${took}`}`;
  return [why === '' ? head : `${head} in ${state.currentPhase}: ${why}`, ...lines];
}

function statusOf({ ignoreFailure, currentBuildSummary: { buildStatus } }: BuildGroup): string {
  const isIgnored = ignoreFailure && buildStatus !== 'SUCCEEDED' && buildStatus !== 'STOPPED';
  return isIgnored ? `${buildStatus} (ignored)` : buildStatus;
}

function reasonOf(group: BuildGroup, { builds, buildGroups }: BatchState): string {
  if (group.currentBuildSummary.buildStatus === 'SUCCEEDED') return '';
  const build = builds.get(buildIdOf(group));
  if (!build) {
    const cause = group.dependsOn.find((name) =>
      buildGroups.some(
        ({ identifier, currentBuildSummary: { buildStatus } }) =>
          identifier === name && buildStatus !== 'SUCCEEDED',
      ),
    );
    return cause === undefined ? 'not started' : `not started: ${cause} has not succeeded`;
  }
  const phase = phaseToShow(build);
  if (!phase) return '';
  const why = phase.contexts.map(contextText).filter((text) => text !== '');
  return [phase.phaseType, ...why].join(': ');
}

/** Its first line: a message may hold a command of many. */
function contextText({ statusCode, message }: PhaseContext): string {
  const [line = ''] = message.trim().split('\n');
  return [statusCode, line].filter((part) => part !== '').join(': ');
}

function durationOf(times: { startTime?: string; endTime?: string } | undefined): string {
  if (times?.startTime === undefined || times.endTime === undefined) return '';
  const seconds = Math.max(0, Date.parse(times.endTime) - Date.parse(times.startTime)) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
