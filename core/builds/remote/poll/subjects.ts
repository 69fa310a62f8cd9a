import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import { batchHasEnded, hasEnded } from '../status';
import type { Subject } from './schedule';
import type { LogProgress, Wanted } from './wanted';

/** After these a build is soon over. */
export const LAST_PHASES: ReadonlySet<string> = new Set([
  'POST_BUILD',
  'UPLOAD_ARTIFACTS',
  'FINALIZING',
  'COMPLETED',
  // of a batch
  'COMBINE_ARTIFACTS',
]);

/** An answer about a build or a batch. */
export type Polled = { kind: 'build'; build: Build } | { kind: 'batch'; batch: BuildBatch };

export function idOf(polled: Polled): string {
  return (polled.kind === 'build' ? polled.build.id : polled.batch.id) ?? '';
}

/**
 * What is looked at from now on. What is new in a view has just been listed, so that its next read is an interval away; who begins to
 * follow a build is told at once.
 */
export function wantedSubjects(
  known: ReadonlyMap<string, Subject>,
  wanted: ReadonlyMap<string, Wanted>,
  now: number,
): Map<string, Subject> {
  return new Map(
    [...wanted].map(([id, { kind, isOwn, isFollowed }]) => {
      const before = known.get(id);
      if (before && before.isFollowed === isFollowed) return [id, { ...before, isOwn }];
      const readAt = isFollowed ? -Infinity : now;
      const hasEnded = !isFollowed && before?.hasEnded === true;
      return [id, { id, kind, isOwn, isFollowed, readAt, hasEnded, nearEnd: false }];
    }),
  );
}

/** The subject after an answer. */
export function readSubject(subject: Subject, polled: Polled, now: number): Subject {
  const { currentPhase } = polled.kind === 'build' ? polled.build : polled.batch;
  return {
    ...subject,
    readAt: now,
    hasEnded: polled.kind === 'build' ? hasEnded(polled.build) : batchHasEnded(polled.batch),
    nearEnd: LAST_PHASES.has(currentPhase ?? ''),
  };
}

/** With its log, or without: what is new, and the log of what has ended, is read at once. */
export function withLog(subject: Subject, hasLog: boolean): Subject {
  const isDue = subject.hasEnded || subject.logReadAt === undefined;
  return { ...subject, logReadAt: !hasLog ? undefined : isDue ? -Infinity : subject.logReadAt };
}

/** The subject after its log was read. */
export function readLogOf(subject: Subject, progress: LogProgress | undefined, now: number): Subject {
  return {
    ...subject,
    logReadAt: progress === 'end' ? undefined : now,
    nearEnd: subject.nearEnd || progress === 'near-end',
  };
}
