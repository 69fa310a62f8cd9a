import { runLocalBuild } from '../run';
import { LocalBatch } from './local-batch';
import { planBatch } from './plan-batch';
import { BatchReporter } from './reporter';
import type { LocalBatchDependencies, LocalBatchOutcome, LocalBatchRequest } from './request';

/**
 * Runs the batch of a buildspec on this computer: each of its builds is an ordinary local build with an id of its own, as many
 * side by side as the request allows. The last event is always the batch's end; by then every build has ended.
 */
export async function runLocalBatch(
  request: LocalBatchRequest,
  deps: LocalBatchDependencies,
): Promise<LocalBatchOutcome> {
  const reporter = new BatchReporter(request, deps);
  reporter.tell('SUBMITTED', 'IN_PROGRESS');
  reporter.tell('DOWNLOAD_BATCHSPEC', 'IN_PROGRESS');
  const plan = planBatch(request.build.buildspec.text);
  if (plan.ok)
    return new LocalBatch(request, { runBuild: runLocalBuild, ...deps }, plan.batch, reporter).run();
  reporter.fail('DOWNLOAD_BATCHSPEC', plan.failure);
  return { buildBatchStatus: 'FAILED', buildGroups: [], leftBehind: [], refused: plan.failure };
}
