import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import type { AwsErrorDescription, AwsErrorKind } from '../../aws/errors';
import type { BuildListener, BuildStatusEvent, Clock, PhaseType, StatusType } from '../events';
import { createLogReader } from '../log/grammar';
import { createPhaseEvents } from './phase-events';
import type { BuildPoller } from './poll/poller';
import { LAST_PHASES } from './poll/subjects';
import type { Follower } from './poll/wanted';
import { hasEnded } from './status';
import { createWatchedLog } from './watched-log';

export interface WatchOptions {
  /** Says when to look, and reads the statuses. */
  poller: Pick<BuildPoller, 'follow'>;
  emit: BuildListener;
  /** Aborting ends the watching, never the build. */
  signal: AbortSignal;
  clock: Pick<Clock, 'now'>;
  /** The build has ended; the rest of its log is yet to be read. */
  onEnded?: (build: Build) => void;
}

/** `ok: true` with the ended build; else why the watching ended before it, and what the user can do. */
export type WatchOutcome =
  | { ok: true; build: Build }
  | { ok: false; reason: AwsErrorKind; message: string; next: string };

// the last lines come in after the build has ended: AWS's own GitHub action reads until two reads in a row were empty
const EMPTY_READS_AT_END = 2;

/**
 * Watches a build of CodeBuild until it has ended and its log has been read: its status and phases as the poller reads them, its
 * text from GetLogEvents when the poller says so. Emits the same events as a local build. A log that cannot be read is said once, as
 * a line of output, and the watching goes on by the phases. Throttling and short network failures are waited out.
 */
export function watchBuild(
  connection: Connection,
  buildId: string,
  { poller, emit, signal, clock, onEnded }: WatchOptions,
): Promise<WatchOutcome> {
  const reader = createLogReader(buildId);
  const phaseEvents = createPhaseEvents(buildId, () => clock.now());
  let currentPhase: PhaseType = 'SUBMITTED';
  let build: Build | undefined;
  let emptyReads = 0;
  let isNearEnd = false;
  const log = createWatchedLog(connection, {
    onText(text) {
      const events = reader.read(text);
      isNearEnd ||= events.some((event) => event.event === 'phase' && LAST_PHASES.has(event.phaseType));
      events.forEach(emit);
    },
    onNote(message) {
      const text = `[CodeBuild Workbench] ${message}\n`;
      emit({ event: 'output', buildId, at: timeOf(undefined), phaseType: currentPhase, text });
    },
  });

  function timeOf(date: Date | undefined): string {
    return (date ?? new Date(clock.now())).toISOString();
  }

  function statusEvent(buildStatus: StatusType, build: Build, date: Date | undefined): BuildStatusEvent {
    const exported = build.exportedEnvironmentVariables ?? [];
    return {
      event: 'build',
      buildId,
      at: timeOf(date),
      buildStatus,
      exportedEnvironmentVariables: exported.map(({ name = '', value = '' }) => ({ name, value })),
      log: '',
    };
  }

  function ended(build: Build): WatchOutcome {
    log.end();
    reader.end().forEach(emit);
    emit(statusEvent((build.buildStatus as StatusType | undefined) ?? 'FAULT', build, build.endTime));
    return { ok: true, build };
  }

  function stopped({ kind, message, next }: AwsErrorDescription): WatchOutcome {
    reader.end().forEach(emit);
    return { ok: false, reason: kind, message, next };
  }

  return new Promise((resolve) => {
    const follower: Follower = {
      id: buildId,
      onStatus(read) {
        if (!build) emit(statusEvent('IN_PROGRESS', read, read.startTime));
        build = read;
        currentPhase = (read.currentPhase as PhaseType | undefined) ?? currentPhase;
        phaseEvents(read).forEach(emit);
        const isReadable = log.locate(read);
        if (!hasEnded(read)) return isReadable;
        onEnded?.(read);
        if (!isReadable) finish(() => ended(read));
        return isReadable;
      },
      async readLog(signal) {
        const last = build && hasEnded(build) ? build : undefined;
        const read = await log.read({ signal, hasEnded: last !== undefined });
        if (typeof read !== 'string') return { ok: false, ...read };
        if (last) emptyReads = read === 'text' ? 0 : emptyReads + 1;
        const isAtEnd = read === 'unreadable' || emptyReads >= EMPTY_READS_AT_END;
        if (last && isAtEnd) finish(() => ended(last));
        return { ok: true, value: isAtEnd ? 'end' : isNearEnd ? 'near-end' : 'more' };
      },
      onGone: () => finish(() => stopped(deleted(buildId))),
      onFailure: (error) => finish(() => stopped(error)),
    };
    let following: { dispose(): void } | undefined;
    const cancel = () => finish(() => stopped(CANCELLED));
    let isOver = false;

    function finish(outcome: () => WatchOutcome): void {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', cancel);
      following?.dispose();
      resolve(outcome());
    }

    if (signal.aborted) {
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel);
    following = poller.follow(follower);
  });
}

const CANCELLED: AwsErrorDescription = {
  kind: 'cancelled',
  message: 'The build is no longer watched.',
  next: 'Open its log to go on.',
};

function deleted(buildId: string): AwsErrorDescription {
  return {
    kind: 'not-found',
    message: `CodeBuild does not know the build ${buildId} any more.`,
    next: 'The build was deleted meanwhile. Refresh the list.',
  };
}
