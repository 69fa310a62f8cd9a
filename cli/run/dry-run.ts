import { describePlan, planLines } from '../../core/builds/local/describe-plan';
import { buildspecLocation } from '../../core/builds/local/download-source';
import { planBuild } from '../../core/builds/local/plan';
import type { LocalBuildRequest } from '../../core/builds/local/request';
import { type CliIo, EXIT } from '../io';
import type { RunOptions } from './options';

/** Prints what `run` would do, as lines or as one JSON object, and starts nothing. Exit 1 where CodeBuild refuses the buildspec. */
export function dryRun(
  request: Omit<LocalBuildRequest, 'image'>,
  { image, format }: RunOptions,
  { stdout, stderr }: CliIo,
): number {
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
