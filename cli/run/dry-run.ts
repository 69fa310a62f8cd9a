import { batchLines } from '../../core/builds/local/batch/describe-batch';
import { planBatch } from '../../core/builds/local/batch/plan-batch';
import { describePlan, planLines } from '../../core/builds/local/describe-plan';
import { buildspecLocation } from '../../core/builds/local/download-source';
import { planBuild } from '../../core/builds/local/plan';
import type { LocalBuildRequest } from '../../core/builds/local/request';
import { type CliIo, EXIT } from '../io';
import type { RunOptions } from './options';

/** Prints what `run` would do, as lines or as one JSON object, and starts nothing. Exit 1 where CodeBuild refuses the buildspec. */
export async function dryRun(
  request: Omit<LocalBuildRequest, 'image'>,
  { image, format, batch }: RunOptions,
  { stdout, stderr }: CliIo,
): Promise<number> {
  if (batch) return dryRunBatch(request, format, { stdout, stderr });
  const plan = planBuild(request.buildspec.text, buildspecLocation(request, '$CODEBUILD_SRC_DIR'));
  if (!plan.ok) {
    stderr.write(`${plan.failure.statusCode}: ${plan.failure.message}\n`);
    return EXIT.failed;
  }
  const description = describePlan({ ...request, image }, plan);
  const text = format === 'json' ? JSON.stringify(description) : planLines(description).join('\n');
  stdout.write(`${text}\n`);
  return EXIT.ok;
}

/** Prints the builds of a batch. */
async function dryRunBatch(
  { buildspec }: Pick<LocalBuildRequest, 'buildspec'>,
  format: RunOptions['format'],
  { stdout, stderr }: Pick<CliIo, 'stdout' | 'stderr'>,
): Promise<number> {
  const plan = planBatch(buildspec.text);
  if (!plan.ok) {
    stderr.write(`${plan.failure.statusCode}: ${plan.failure.message}\n`);
    return EXIT.failed;
  }
  const text = format === 'json' ? JSON.stringify(plan.batch) : batchLines(plan.batch).join('\n');
  stdout.write(`${text}\n`);
  return EXIT.ok;
}
