import type { BatchBuild } from '../../../buildspec/batch';
import type { BuildListener, Clock } from '../../events';
import { Reporter } from '../reporter';
import type { LocalBuildOutcome } from '../request';

/** Why a build of a batch cannot run on this computer; undefined where it can. */
export function whyNotHere({ env: { type } }: Pick<BatchBuild, 'env'>): string | undefined {
  if (type === undefined || !/^(WINDOWS|MAC)_/.test(type)) return undefined;
  return `An environment of type ${type} cannot run in a Linux container on this computer. Run the batch on CodeBuild, or take the build out of it.`;
}

/** Tells the events of a build that ends before it has begun. */
export function refuseBuild(
  buildId: string,
  message: string,
  { clock, emit }: { clock: Clock; emit: BuildListener },
): LocalBuildOutcome {
  const reporter = new Reporter(buildId, clock, emit, []);
  reporter.build('IN_PROGRESS');
  reporter.phaseStarts('PROVISIONING');
  reporter.phaseEnds('PROVISIONING', 'FAILED', { statusCode: 'CLIENT_ERROR', message });
  reporter.build('FAILED');
  return { ok: false, reason: 'could-not-start', message };
}
