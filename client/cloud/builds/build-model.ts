import type { Build } from '@aws-sdk/client-codebuild';
import type { PhaseType, StatusType } from '../../../core/builds/events';
import { sessionTarget } from '../../../core/builds/remote/debug-session';
import {
  type BuildStatusLabel,
  buildStatusLabel,
  hasEnded,
  phaseStatus,
} from '../../../core/builds/remote/status';
import type { PhaseState } from '../../../core/builds/state';
import { elapsed, formatAge, formatDuration } from '../../durations';
import type { NodeModel } from '../../node';
import { join, statusIcon } from '../../status';
import { buildTooltip } from './build-tooltip';

export interface BuildModelOptions {
  /** Milliseconds since the epoch. */
  now: number;
  /** Whether a console in a browser shows the build. */
  hasConsole: boolean;
}

/** A build as the CodeBuild view shows it, with the newest that is known of its phases. `earlier`: a batch tried it again since. */
export function buildModel(
  build: Build,
  phases: PhaseState[],
  { now, hasConsole, earlier = false }: BuildModelOptions & { earlier?: boolean },
): NodeModel {
  const ended = hasEnded(build);
  const status = buildStatusLabel(build);
  const time = elapsed(
    { startTime: build.startTime?.toISOString(), endTime: build.endTime?.toISOString() },
    now,
  );
  const duration = time === undefined ? undefined : formatDuration(time);
  const end = build.endTime ?? build.startTime;
  const age = end === undefined || !ended ? undefined : formatAge(now - end.getTime());
  const phase = ended ? undefined : runningPhase(build, phases);
  const attempt = earlier ? 'earlier attempt' : undefined;
  const waiting = sessionTarget(build) === undefined ? undefined : 'debug session ready';
  const source = sourceText(build);
  const by = build.initiator && initiator(build);
  const number = build.buildNumber === undefined ? (build.id ?? 'Build') : `#${build.buildNumber}`;
  return {
    label: number,
    description: join([status, attempt, phase, waiting, age, duration, source, by && `by ${by}`], ' · '),
    tooltip: buildTooltip(build, phases, { status, phase, duration, ended, hasLog: mayHaveLog(build) }),
    icon: statusIcon(statusOf(status)),
    contextValue: join(
      ['build', capabilities(build, { hasConsole, ofBatch: build.buildBatchArn !== undefined })],
      ' ',
    ),
    children: 'collapsed',
    accessibilityLabel: join(
      [
        `Build ${build.buildNumber ?? number}`,
        status,
        attempt,
        phase && `phase ${phase}`,
        waiting,
        age,
        duration,
        source,
        by && `started by ${by}`,
      ],
      ', ',
    ),
  };
}

/** What can be done with a build, in the words that menus match on. `ofBatch`: CodeBuild retries batches, not their builds. */
export function capabilities(
  build: Build,
  { hasConsole, ofBatch }: { hasConsole: boolean; ofBatch: boolean },
): string {
  const ended = hasEnded(build);
  return join(
    [
      mayHaveLog(build) ? 'log' : '',
      ended ? 'ended' : 'running stoppable',
      ended && !ofBatch ? 'retryable' : '',
      hasFailed(build) ? 'explainable' : '',
      sessionTarget(build) === undefined ? '' : 'waiting',
      hasConsole ? 'console' : '',
      'copyable buildspec',
      (build.reportArns ?? []).length > 0 ? 'reports' : '',
    ],
    ' ',
  );
}

/** Whether a build ended otherwise than well or by its user. */
export function hasFailed(build: Build): boolean {
  return ['Failed', 'Timed out', 'Fault'].includes(buildStatusLabel(build));
}

/** Whether the log of a build goes anywhere: to CloudWatch unless that is turned off, or to S3 where that is turned on. */
export function mayHaveLog({ logs }: Pick<Build, 'logs'>): boolean {
  return logs?.cloudWatchLogs?.status !== 'DISABLED' || logs.s3Logs?.status === 'ENABLED';
}

/** What a running build is doing: the newest of its phases, or what the API calls its current one. */
export function runningPhase({ currentPhase }: Build, phases: PhaseState[]): string | undefined {
  return phases.findLast(({ phaseStatus: result }) => result === 'IN_PROGRESS')?.phaseType ?? currentPhase;
}

/** The phases of a build as the API tells them, in the words of build events. */
export function phaseStates(build: Build | undefined): PhaseState[] {
  return (build?.phases ?? []).flatMap((phase) =>
    phase.phaseType === undefined
      ? []
      : {
          phaseType: phase.phaseType as PhaseType,
          phaseStatus: phaseStatus(phase) as StatusType,
          startTime: phase.startTime?.toISOString(),
          endTime: phase.endTime?.toISOString(),
          contexts: (phase.contexts ?? []).map(({ statusCode = '', message = '' }) => ({
            statusCode,
            message,
          })),
        },
  );
}

export function statusOf(label: BuildStatusLabel): StatusType {
  switch (label) {
    case 'Succeeded':
      return 'SUCCEEDED';
    case 'Failed':
      return 'FAILED';
    case 'Timed out':
      return 'TIMED_OUT';
    case 'Stopped':
      return 'STOPPED';
    case 'In progress':
      return 'IN_PROGRESS';
    case 'Fault':
    case 'Unknown':
      return 'FAULT';
  }
}

type Versions = Pick<Build, 'sourceVersion' | 'resolvedSourceVersion'>;

const COMMIT = /^[0-9a-f]{40}$/;
const short = (commit: string) => commit.slice(0, 7);

/** What was built, such as `main @ 1a2b3c4`: the source version as asked for, and the commit in the short form that git prints. */
export function sourceText({ sourceVersion, resolvedSourceVersion }: Versions): string | undefined {
  const commit = [resolvedSourceVersion, sourceVersion].find((version) => COMMIT.test(version ?? ''));
  const version = sourceVersion ?? resolvedSourceVersion;
  if (commit === undefined) return version;
  return version === undefined || COMMIT.test(version) ? short(commit) : `${version} @ ${short(commit)}`;
}

/**
 * Who started a build, in short. The service says `role/session`, `user`, `codepipeline/name`, `rule/name`, and for webhooks what called
 * them (`GitHub-Hookshot/1a2b3c4`).
 */
function initiator({ initiator: given = '' }: Build): string {
  const [kind = '', ...rest] = given.split('/');
  if (/hookshot|webhook/i.test(kind)) return 'webhook';
  if (kind === 'codepipeline') return `pipeline ${rest.join('/')}`;
  if (kind === 'rule') return `rule ${rest.join('/')}`;
  return rest.at(-1) || given;
}
