import type { Build } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';
import { type AwsErrorDescription, type AwsErrorKind, describeAwsError } from '../../aws/errors';
import type { BuildListener, BuildStatusEvent, Clock, PhaseType, StatusType } from '../events';
import { createLogReader } from '../log/grammar';
import { backOffMilliseconds } from './back-off';
import { getBuilds } from './builds';
import { createPhaseEvents } from './phase-events';
import { hasEnded } from './status';
import { createWatchedLog } from './watched-log';

export interface WatchOptions {
  emit: BuildListener;
  /** Aborting ends the watching, never the build. */
  signal: AbortSignal;
  clock: Clock;
  /** Between two looks at the build; by default 5 s, and half a second for an emulator. */
  intervalMs?: number;
  /** AWS throttles: the next look comes after this delay. */
  onThrottled?: (delayMilliseconds: number) => void;
  /** From 0 to 1, for the jitter of the back-off. */
  random?: () => number;
}

/** `ok: true` with the ended build; else why the watching ended before it, and what the user can do. */
export type WatchOutcome =
  | { ok: true; build: Build }
  | { ok: false; reason: AwsErrorKind; message: string; next: string };

const AWS_INTERVAL = 5_000;
const EMULATOR_INTERVAL = 500;
// the last lines come in after the build has ended: AWS's own GitHub action reads until two reads in a row were empty
const EMPTY_READS_AT_END = 2;
const MOST_FAILURES = 8;
const LAST_PHASES: ReadonlySet<string> = new Set([
  'POST_BUILD',
  'UPLOAD_ARTIFACTS',
  'FINALIZING',
  'COMPLETED',
]);

/**
 * Watches a build of CodeBuild until it has ended and its log has been read: its status and phases from BatchGetBuilds, its
 * text from GetLogEvents. Emits the same events as a local build. A log that cannot be read is said once, as a line of output,
 * and the watching goes on by the phases. Throttling and short network failures are waited out.
 */
export async function watchBuild(
  connection: Connection,
  buildId: string,
  options: WatchOptions,
): Promise<WatchOutcome> {
  const { emit, signal, clock, onThrottled, random = Math.random } = options;
  const interval = options.intervalMs ?? (connection.settings.emulator ? EMULATOR_INTERVAL : AWS_INTERVAL);
  const reader = createLogReader(buildId);
  const phaseEvents = createPhaseEvents(buildId, () => clock.now());
  let currentPhase: PhaseType = 'SUBMITTED';
  const log = createWatchedLog(connection, {
    signal,
    onText: (text) => reader.read(text).forEach(emit),
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

  let started = false;
  let emptyReads = 0;

  /** One look: the outcome when the watching is over, else the milliseconds to the next look. */
  async function look(): Promise<WatchOutcome | number> {
    const [build] = await getBuilds(connection, [buildId], signal);
    if (!build) return deleted(buildId);
    if (!started) emit(statusEvent('IN_PROGRESS', build, build.startTime));
    started = true;
    currentPhase = (build.currentPhase as PhaseType | undefined) ?? currentPhase;
    phaseEvents(build).forEach(emit);

    const read = await log.read(build);
    if (!hasEnded(build)) return LAST_PHASES.has(currentPhase) ? interval / 2 : interval;
    emptyReads = read === 'text' ? 0 : emptyReads + 1;
    if (read !== 'unreadable' && emptyReads < EMPTY_READS_AT_END) return interval / 4;
    log.end();
    reader.end().forEach(emit);
    emit(statusEvent((build.buildStatus as StatusType | undefined) ?? 'FAULT', build, build.endTime));
    return { ok: true, build };
  }

  let failures = 0;
  while (!signal.aborted) {
    let delay: number;
    try {
      const looked = await look();
      if (typeof looked !== 'number') {
        if (!looked.ok) reader.end().forEach(emit);
        return looked;
      }
      failures = 0;
      delay = looked;
    } catch (error) {
      if (signal.aborted) break;
      const failure = describeAwsError(error, { action: 'codebuild:BatchGetBuilds' });
      failures += 1;
      if (!isWorthWaiting(failure, failures)) {
        reader.end().forEach(emit);
        return { ok: false, reason: failure.kind, message: failure.message, next: failure.next };
      }
      delay = interval + backOffMilliseconds(failures, random);
      if (failure.kind === 'throttled') onThrottled?.(delay);
    }
    await clock.sleep(delay, signal);
  }
  reader.end().forEach(emit);
  return {
    ok: false,
    reason: 'cancelled',
    message: 'The build is no longer watched.',
    next: 'Open its log to go on.',
  };
}

/** Throttling passes, whenever; a network that stays away is given up. */
function isWorthWaiting({ kind }: AwsErrorDescription, failures: number): boolean {
  return kind === 'throttled' || (kind === 'network' && failures < MOST_FAILURES);
}

function deleted(buildId: string): WatchOutcome {
  return {
    ok: false,
    reason: 'not-found',
    message: `CodeBuild does not know the build ${buildId} any more.`,
    next: 'The build was deleted meanwhile. Refresh the list.',
  };
}
