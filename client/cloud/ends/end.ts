import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import { type BuildStatusLabel, buildStatusLabel } from '../../../core/builds/remote/status';
import { join, shortReason } from '../../status';
import { batchTitle, buildTitle } from '../build-title';
import { phaseStates } from '../builds/build-model';

/** How a build or a batch is over, as far as a message tells. */
export interface End {
  title: string;
  status: BuildStatusLabel;
  /** What goes on after `failed`, such as ` in BUILD: exit status 2`; '' where nothing is known. */
  reason: string;
}

/** Of so many builds of a batch a message tells that they failed. */
const MOST_NAMES = 3;

export function endOfBuild(build: Build): End {
  const phase = phaseStates(build).find(({ phaseStatus }) => phaseStatus !== 'SUCCEEDED');
  const reason = phase ? join([` in ${phase.phaseType}`, shortReason(phase.contexts)], ': ') : '';
  return { title: buildTitle(build), status: buildStatusLabel(build), reason };
}

export function endOfBatch(batch: BuildBatch): End {
  const failed = (batch.buildGroups ?? []).filter(
    ({ ignoreFailure, currentBuildSummary: { buildStatus = 'SUCCEEDED' } = {} }) =>
      buildStatus !== 'SUCCEEDED' && buildStatus !== 'STOPPED' && !ignoreFailure,
  );
  const names = failed.slice(0, MOST_NAMES).flatMap(({ identifier }) => identifier ?? []);
  const more = failed.length > MOST_NAMES ? [`${failed.length - MOST_NAMES} more`] : [];
  return {
    title: batchTitle(batch),
    status: buildStatusLabel({ buildStatus: batch.buildBatchStatus }),
    reason: names.length > 0 ? `: ${[...names, ...more].join(', ')}` : '',
  };
}

export function isFailure({ status }: Pick<End, 'status'>): boolean {
  return status !== 'Succeeded' && status !== 'Stopped';
}
