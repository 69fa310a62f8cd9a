import { join } from 'node:path';
import type {
  ArtifactEvent,
  BuildEvent,
  BuildListener,
  BuildStatusEvent,
  Clock,
  PhaseContext,
  PhaseType,
  ReportEvent,
} from '../../builds/events';
import { whyNotHere } from '../../builds/local/batch/unsupported';
import type { DebugSession } from '../../builds/local/debug-session';
import type { LocalBuildOutcome, LocalBuildRequest } from '../../builds/local/request';
import type { SecretSource } from '../../builds/local/secrets';
import { agentLine } from '../../builds/log/agent-line';
import { formatEvent } from '../../builds/log/format';
import { type Build, uuidOf } from '../model';
import { reportRecord } from '../reports/report-record';
import type { Buckets } from '../s3/buckets';
import type { LogStore } from '../store/log-store';
import type { Store } from '../store/store';
import { ended, withDebugTarget, withLogs, withPhase } from './build-record';
import { artifactsDirectory, buildRequest } from './build-request';
import type { DebugSessions } from './debug-sessions';
import { keepArtifacts } from './keep-artifacts';
import { keepLog } from './keep-log';

/** Runs a build on this computer: `runLocalBuild` with its engine bound. */
export type RunBuild = (
  request: LocalBuildRequest,
  dependencies: {
    clock: Clock;
    emit: BuildListener;
    signal: AbortSignal;
    secrets: SecretSource;
    debugSession?: DebugSession;
  },
) => Promise<LocalBuildOutcome>;

export interface CarryOutOptions {
  store: Store;
  logs: LogStore;
  clock: Clock;
  runBuild: RunBuild;
  region: string;
  secrets: SecretSource;
  debugSessions: DebugSessions;
  buckets: Buckets;
  newUuid: () => string;
  /** What went wrong behind the scenes, in a line. */
  onWarning: (message: string) => void;
  /** What its builds keep is below it. */
  dataDirectory: string;
}

/** Runs a build from its end of the queue to its own end, and keeps its record and its log. Never rejects. */
export async function carryOut(
  buildId: string,
  signal: AbortSignal,
  options: CarryOutOptions,
): Promise<void> {
  const { store, logs, clock, region, newUuid } = options;
  const uuid = uuidOf(buildId);
  let last: BuildStatusEvent | undefined;
  const artifacts: ArtifactEvent[] = [];

  function change(next: (build: Build) => Build): void {
    const build = store.build(buildId);
    if (build && !build.buildComplete) store.putBuild(next(build));
  }

  function hear(event: BuildEvent): void {
    const text = formatEvent(event);
    if (text) logs.append(uuid, Date.parse(event.at), text);
    if (event.event === 'phase') change((build) => withPhase(build, event));
    if (event.event === 'report') keepReport(event);
    if (event.event === 'artifact') artifacts.push(event);
    if (event.event === 'build' && event.buildStatus !== 'IN_PROGRESS') last = event;
  }

  function keepReport(found: ReportEvent): void {
    const build = store.build(buildId);
    if (!build) return;
    const record = reportRecord(found, { buildArn: build.arn, uuid: newUuid(), now: clock.now() });
    store.putReport(record);
    change((before) => ({ ...before, reportArns: [...(before.reportArns ?? []), record.report.arn] }));
  }

  function phase(phaseType: PhaseType, context?: PhaseContext): void {
    const base = { event: 'phase', buildId, at: now(), phaseType } as const;
    hear({ ...base, phaseStatus: 'IN_PROGRESS', contexts: [] });
    hear({ ...base, phaseStatus: context ? 'FAILED' : 'SUCCEEDED', contexts: context ? [context] : [] });
  }

  function now(): string {
    return new Date(clock.now()).toISOString();
  }

  function tellTarget(target: string | undefined): void {
    change((build) => withDebugTarget(build, target));
    if (target !== undefined) tell(howToResume(target));
  }

  /** What cannot be kept is told in the log: the build itself has ended. */
  async function keepOutputs(): Promise<void> {
    const build = store.build(buildId);
    const directory = artifactsDirectory(options.dataDirectory, buildId);
    if (build && artifacts.length > 0) {
      const { buckets } = options;
      await keepArtifacts(build, store.settingsOf(buildId), artifacts, { buckets, directory }).then(
        (kept) => change((before) => ({ ...before, ...kept })),
        (error: Error) => tell(`The artifacts cannot be kept: ${error.message}`),
      );
    }
    await logs.end(uuid);
    const { buckets, dataDirectory, onWarning } = options;
    const draft = join(dataDirectory, 'logs', `${uuid}.gz.tmp`);
    const { cloudWatchLogs, s3Logs } = build?.logs ?? {};
    if (cloudWatchLogs?.status === 'DISABLED' && s3Logs?.status !== 'ENABLED') await logs.remove(uuid);
    if (build)
      await keepLog(build, { logs, buckets, draft }).catch((error: Error) =>
        onWarning(`The log of ${buildId} cannot be kept in S3: ${error.message}`),
      );
  }

  function tell(line: string): void {
    logs.append(uuid, clock.now(), agentLine(now(), line));
  }

  async function attempt(): Promise<LocalBuildOutcome> {
    phase('QUEUED');
    change((build) => withLogs(build, region));
    const build = store.build(buildId);
    if (!build) throw new Error(`no record of ${buildId}`);
    const unsupported = whyNotHere({ env: { type: build.environment.type, variables: {} } });
    if (unsupported !== undefined) return { ok: false, reason: 'could-not-start', message: unsupported };
    const made = await buildRequest(build, store.settingsOf(buildId), options);
    if (!made.ok) {
      phase('PROVISIONING');
      phase(made.phaseType, made.context);
      return { ok: true, buildStatus: 'FAILED' };
    }
    const { secrets, debugSessions, runBuild } = options;
    const debugSession = build.debugSession?.sessionEnabled
      ? debugSessions.session(buildId, tellTarget)
      : undefined;
    return runBuild(made.request, { clock, emit: hear, signal, secrets, debugSession });
  }

  const outcome = await attempt().catch(
    (error: unknown): LocalBuildOutcome => ({
      ok: false,
      reason: 'engine-lost',
      message: `The emulator failed: ${error instanceof Error ? error.message : String(error)}`,
    }),
  );
  // a build that came to its own end has said why in its log and phases
  if (!outcome.ok && !last) {
    const statusCode = outcome.reason === 'engine-lost' ? 'INTERNAL_SERVICE_ERROR' : 'CLIENT_ERROR';
    phase('PROVISIONING', { statusCode, message: outcome.message });
  }
  await keepOutputs();
  const status = outcome.ok ? outcome.buildStatus : (last?.buildStatus ?? 'FAILED');
  change((build) => ended(build, status, clock.now(), undefined, last?.exportedEnvironmentVariables));
}

function howToResume(target: string): string {
  const resume = '--document-name AWS-StartNonInteractiveCommand --parameters command=codebuild-resume';
  return `The build waits at codebuild-breakpoint. It goes on with: aws ssm start-session --target ${target} ${resume}`;
}
