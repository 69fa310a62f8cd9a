import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import type { StatusType } from '../../../core/builds/events';
import { type BatchGroup, batchGroups } from '../../../core/builds/remote/batch-groups';
import { batchHasEnded, buildStatusLabel } from '../../../core/builds/remote/status';
import type { PhaseState } from '../../../core/builds/state';
import { elapsed, formatAge, formatDuration } from '../../durations';
import { messageModel, type NodeModel } from '../../node';
import { contextText, groupStatusIcon, groupStatusText, join, statusIcon } from '../../status';
import { type BuildModelOptions, capabilities, runningPhase, sourceText, statusOf } from './build-model';
import { batchStatusLabel } from './history';

/** A batch as a row among the builds of its project. */
export function batchModel(batch: BuildBatch, { now, hasConsole }: BuildModelOptions): NodeModel {
  const ended = batchHasEnded(batch);
  const status = batchStatusLabel(batch);
  const groups = batchGroups(batch);
  const time = elapsed(
    { startTime: batch.startTime?.toISOString(), endTime: batch.endTime?.toISOString() },
    now,
  );
  const duration = time === undefined ? undefined : formatDuration(time);
  const end = batch.endTime ?? batch.startTime;
  const age = end === undefined || !ended ? undefined : formatAge(now - end.getTime());
  // IN_PROGRESS, SUCCEEDED and so on are phases of a batch too, and say nothing that its status does not
  const phase = !ended && /_[BA]/.test(batch.currentPhase ?? '') ? batch.currentPhase : undefined;
  const progress = progressOf(groups);
  const version = sourceText(batch);
  const number = batch.buildBatchNumber === undefined ? (batch.id ?? '') : `#${batch.buildBatchNumber}`;
  const reasons = (batch.phases ?? []).flatMap(({ phaseType, contexts = [] }) => {
    const reason = contextText(
      contexts.map(({ statusCode = '', message = '' }) => ({ statusCode, message })),
    );
    return reason === '' ? [] : `${phaseType}: ${reason}`;
  });
  return {
    label: `Batch ${number}`,
    description: join([status, phase, progress, age, duration, version], ' · '),
    tooltip: join(
      [
        `${batch.projectName ?? ''} batch ${number}: ${join([status, phase, progress], ', ')}`,
        batch.startTime &&
          `Started ${batch.startTime.toLocaleString()}${batch.initiator ? ` by ${batch.initiator}` : ''}`,
        duration && `Took ${duration}${ended ? '' : ' so far'}`,
        batch.sourceVersion && `Source version ${batch.sourceVersion}`,
        batch.resolvedSourceVersion && `Commit ${batch.resolvedSourceVersion}`,
        ...reasons,
        ...groups.map((group) => `${group.identifier}: ${groupText(group)}`),
      ],
      '\n',
    ),
    icon: statusIcon(statusOf(status)),
    contextValue: join(
      [
        'batch copyable',
        ended ? 'ended' : 'running stoppable',
        ended && status !== 'Succeeded' ? 'retryable' : '',
        batchHasFailed(batch) ? 'explainable' : '',
        hasConsole ? 'console' : '',
        (batch.reportArns ?? []).length > 0 ? 'reports' : '',
      ],
      ' ',
    ),
    children: 'collapsed',
    accessibilityLabel: join(
      [
        `Batch ${batch.buildBatchNumber ?? number}`,
        status,
        phase && `phase ${phase}`,
        progress,
        age,
        duration,
        version,
      ],
      ', ',
    ),
  };
}

/** Whether a batch ended otherwise than well or by its user. */
export function batchHasFailed(batch: BuildBatch): boolean {
  return ['Failed', 'Timed out', 'Fault'].includes(batchStatusLabel(batch));
}

/** Such as `2 of 3 ended`, and `3 builds` once all have; undefined until the buildspec of the batch is read. */
function progressOf(groups: readonly BatchGroup[]): string | undefined {
  if (groups.length === 0) return undefined;
  const ended = groups.filter(({ current }) => !isOpen(current?.buildStatus)).length;
  if (ended < groups.length) return `${ended} of ${groups.length} ended`;
  return groups.length === 1 ? '1 build' : `${groups.length} builds`;
}

type GroupStatus = NonNullable<BatchGroup['current']>['buildStatus'];

function isOpen(status: GroupStatus | undefined): boolean {
  return status === undefined || status === 'PENDING' || status === 'IN_PROGRESS';
}

function groupText({ current, ignoreFailure, dependsOn, prior }: BatchGroup): string {
  const status = current?.buildStatus ?? 'PENDING';
  return join(
    [
      groupStatusText(status),
      ignoreFailure && status === 'FAILED' ? 'ignored' : undefined,
      attemptText(prior),
      isOpen(status) && dependsOn.length > 0 ? `after ${dependsOn.join(', ')}` : undefined,
    ],
    ', ',
  );
}

/** Nothing of a build that was not tried before. */
function attemptText(prior: BatchGroup['prior']): string | undefined {
  return prior.length === 0 ? undefined : `attempt ${prior.length + 1}`;
}

export interface GroupModelOptions extends BuildModelOptions {
  /** The build that the group has now, as far as it is read. */
  build?: Build;
  phases: PhaseState[];
  /** Whether the batch runs no more: what waits then never starts. */
  batchEnded: boolean;
}

/** One build of a batch, in the words of a batch on this computer. */
export function batchGroupModel(group: BatchGroup | undefined, options: GroupModelOptions): NodeModel {
  if (!group) return messageModel('No longer here');
  const { identifier, dependsOn, ignoreFailure, current, prior } = group;
  const { build, phases, batchEnded, now, hasConsole } = options;
  const summary = current?.buildStatus ?? 'PENDING';
  const label = build && buildStatusLabel(build);
  const known = label !== undefined && label !== 'Unknown' && summary !== 'PENDING';
  const status = known ? statusOf(label) : summary;
  const open = isOpen(status);
  const never = status === 'PENDING' && batchEnded;
  const text = never ? 'Not started' : groupStatusText(status);
  const ignored = ignoreFailure && status === 'FAILED' ? 'ignored' : undefined;
  const phase = build && status === 'IN_PROGRESS' ? runningPhase(build, phases) : undefined;
  const time =
    build &&
    elapsed({ startTime: build.startTime?.toISOString(), endTime: build.endTime?.toISOString() }, now);
  const duration = time === undefined || status === 'PENDING' ? undefined : formatDuration(time);
  const waits = dependsOn.length > 0 ? `after ${dependsOn.join(', ')}` : undefined;
  const attempt = attemptText(prior);
  const failed = phases.find(({ phaseStatus }) => !isGood(phaseStatus));
  const reason = open ? undefined : failed && contextText(failed.contexts);
  return {
    label: identifier,
    description: join(
      [text, ignored, phase, duration, attempt, status === 'PENDING' ? waits : undefined],
      ' · ',
    ),
    tooltip: join(
      [
        `${identifier}: ${join([text, ignored, phase, attempt], ', ')}`,
        waits && `Runs ${waits}`,
        duration && `Took ${duration}${open ? ' so far' : ''}`,
        current && `Build ${current.buildId}`,
        reason,
      ],
      '\n',
    ),
    icon: groupStatusIcon(status),
    contextValue: join(['batchBuild', build ? capabilities(build, { hasConsole, ofBatch: true }) : ''], ' '),
    // one that was stopped before it began has nothing to tell
    children: build || prior.length > 0 ? 'collapsed' : 'none',
    accessibilityLabel: join(
      [`Build ${identifier}`, text, ignored, phase && `phase ${phase}`, duration, attempt, waits, reason],
      ', ',
    ),
  };
}

function isGood(status: StatusType): boolean {
  return status === 'SUCCEEDED' || status === 'IN_PROGRESS';
}
