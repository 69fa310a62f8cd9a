import type { RecordedStatus } from '../builds/history/record';
import { STATUSES } from '../builds/history/statuses';
import type { Trigger } from '../builds/history/trigger';
import { type BuildHistory, FLAGS, TRIGGERS } from './build-history';
import type { Selection } from './filter';
import { durationOf } from './times';

/** A build as a list shows it. What is absent is not known. */
export interface ListedBuild {
  id: string;
  runsOn: 'cloud' | 'local';
  project: string;
  number?: number;
  status: RecordedStatus;
  /** Milliseconds since the epoch. */
  startTime?: number;
  /** Milliseconds. */
  duration?: number;
  branch?: string;
  sourceVersion?: string;
  initiator?: string;
  trigger: Trigger;
  computeType?: string;
  cause?: string;
}

/** The builds of a selection, the latest first; `most` of them. */
export function listBuilds({ history, rows }: Selection, most: number): ListedBuild[] {
  return [...rows.slice(Math.max(0, rows.length - most))].reverse().map((row) => listedBuild(history, row));
}

export function listedBuild(history: BuildHistory, row: number): ListedBuild {
  return {
    id: history.ids[row] ?? '',
    runsOn: history.has(row, FLAGS.isLocal) ? 'local' : 'cloud',
    project: history.projects.textOf(history.project.at(row)) ?? '',
    number: history.number.at(row) || undefined,
    status: STATUSES[history.status.at(row)] ?? 'UNKNOWN',
    startTime: known(history.start.at(row)),
    duration: known(durationOf(history, row)),
    branch: history.branches.textOf(history.branch.at(row)),
    sourceVersion: history.sourceVersions.textOf(history.sourceVersion.at(row)),
    initiator: history.initiators.textOf(history.initiator.at(row)),
    trigger: TRIGGERS[history.trigger.at(row)] ?? 'unknown',
    computeType: history.computeTypes.textOf(history.computeType.at(row)),
    cause: history.causes.textOf(history.cause.at(row)),
  };
}

function known(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}
