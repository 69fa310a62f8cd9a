import { buildIdOf } from '../../core/builds/batch-state';
import type { BuildGroup } from '../../core/builds/events';
import { phaseToShow } from '../../core/builds/state';
import { elapsed, formatDuration } from '../durations';
import { messageModel, type NodeModel } from '../node';
import { contextText, groupStatusIcon, groupStatusText, join } from '../status';
import { hasFailed, type LocalRun, placeText } from './local-run';
import type { BatchBuildNode } from './nodes';
import { PAUSED_ICON, type Pause, pausePlace, pauseWords } from './pause-words';

export interface BatchModelOptions {
  /** Milliseconds since the epoch. */
  now: number;
  runs: { get(id: string): LocalRun | undefined };
  /** Whether the log of that run can still be opened. */
  hasLog(runId: string): boolean;
  /** Where that run waits for its user. */
  pauseOf(runId: string): Pause | undefined;
}

/** How far a batch is, such as `batch, 2 of 4 ended, 1 paused`. */
export function batchProgress({ buildGroups }: NonNullable<LocalRun['batch']>, paused: number): string {
  const ended = buildGroups.filter(({ currentBuildSummary: { buildStatus } }) => !isOpen(buildStatus));
  if (ended.length === buildGroups.length) return `batch of ${buildGroups.length}`;
  const waiting = paused > 0 ? `, ${paused} paused` : '';
  return `batch, ${ended.length} of ${buildGroups.length} ended${waiting}`;
}

/** How many builds of a batch wait for their user. */
export function pausedBuilds(run: LocalRun, pauseOf: BatchModelOptions['pauseOf']): number {
  return (run.batch?.buildGroups ?? []).filter((group) => pauseOf(buildIdOf(group)) !== undefined).length;
}

function isOpen(status: BuildGroup['currentBuildSummary']['buildStatus']): boolean {
  return status === 'PENDING' || status === 'IN_PROGRESS';
}

/** How a build of a batch looks, whether it has run, runs or waits. */
export function batchBuildModel(
  { runId, batchRunId, identifier }: BatchBuildNode,
  { now, runs, hasLog, pauseOf }: BatchModelOptions,
): NodeModel {
  const group = runs.get(batchRunId)?.batch?.buildGroups.find((each) => each.identifier === identifier);
  if (!group) return messageModel('No longer here');
  const run = runs.get(runId);
  const { buildStatus } = group.currentBuildSummary;
  const time = run && elapsed({ startTime: run.startedAt, endTime: run.state.endTime }, now);
  const phase = run && phaseToShow(run.state);
  const pause = run && isOpen(buildStatus) ? pauseOf(runId) : undefined;
  const plain = run || buildStatus === 'PENDING' ? groupStatusText(buildStatus) : 'Not started';
  const status = pause ? `Paused ${pausePlace(pause)}` : plain;
  const where = buildStatus === 'IN_PROGRESS' && !pause ? phase?.phaseType : undefined;
  const duration = time === undefined ? undefined : formatDuration(time);
  const ignored = group.ignoreFailure && buildStatus === 'FAILED' ? 'ignored' : undefined;
  const reason = isOpen(buildStatus) ? undefined : phase && contextText(phase.contexts);
  const waits = group.dependsOn.length > 0 ? `after ${group.dependsOn.join(', ')}` : undefined;
  const log = hasLog(runId) && run;
  return {
    label: identifier,
    description: join(
      [status, ignored, where, duration, isOpen(buildStatus) && !run ? waits : undefined],
      ' · ',
    ),
    tooltip: join(
      [
        `${identifier}: ${join([status, ignored, where], ', ')}`,
        run && placeText(run),
        waits && `Runs ${waits}`,
        duration && `Took ${duration}${isOpen(buildStatus) ? ' so far' : ''}`,
        pause && 'Its time limit goes on',
        run?.state.command && `Running ${run.state.command}`,
        reason,
      ],
      '\n',
    ),
    icon: pause ? PAUSED_ICON : groupStatusIcon(buildStatus),
    contextValue: join(
      [
        'batchBuild',
        pause ? pauseWords(pause) : run && isOpen(buildStatus) ? 'cancellable' : '',
        run && hasFailed(run) ? 'explainable' : '',
        log ? 'log' : '',
        run && run.state.artifacts.length > 0 ? 'artifacts' : '',
        run && run.state.reports.length > 0 ? 'reports' : '',
      ],
      ' ',
    ),
    children: run && run.state.phases.length > 0 ? 'collapsed' : 'none',
    accessibilityLabel: join([`Build ${identifier}`, status, ignored, where, duration, waits, reason], ', '),
  };
}
