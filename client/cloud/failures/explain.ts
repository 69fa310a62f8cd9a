import { withCancellableProgress } from '../../cancellable-progress';
import type { ExplainedBuild } from '../../explanation/explained-build';
import { showInformationMessage } from '../../messages';
import { batchTitle, buildTitle } from '../build-title';
import type { BatchTarget, BuildTarget, CloudParts } from '../parts';
import { explainBuild } from './explain-build';
import { explainItself } from './explain-itself';
import { failedBuilds } from './failed-builds';

/** So many builds of a batch are explained at once. */
const MOST_BUILDS = 10;

/** Shows why a build failed. */
export async function explainFailure(parts: CloudParts, target: BuildTarget): Promise<void> {
  const { build } = target;
  await explainTogether(parts, [target], { id: build.id ?? '', title: buildTitle(build) });
}

/** Shows why builds of a batch failed, each by itself, or the batch without any of them. */
export async function explainBatch(parts: CloudParts, target: BatchTarget): Promise<void> {
  const { session, batch } = target;
  const { id = '' } = batch;
  const { builds } = session.store;
  const error = await builds.readBuildsOf(id);
  if (error) {
    await parts.showFailure(error, session);
    return;
  }
  const title = batchTitle(batch);
  const failed = failedBuilds(builds.batches.groupsOf(id), (buildId) => builds.get(buildId));
  if (failed.length > 0) {
    const targets = failed.slice(0, MOST_BUILDS).map((build) => ({ session, build }));
    await explainTogether(parts, targets, { id, title });
    return;
  }
  const itself = await explainItself(parts, target);
  if (itself) await parts.explanations.open(id, title, [itself]);
  else void showInformationMessage(`No build of ${title} is known to have failed.`);
}

async function explainTogether(
  parts: CloudParts,
  targets: readonly BuildTarget[],
  { id, title }: { id: string; title: string },
): Promise<void> {
  const explained: ExplainedBuild[] = [];
  await withCancellableProgress('Reading the log…', async (progress, signal) => {
    for (const [index, target] of targets.entries()) {
      const which = targets.length === 1 ? '' : `${index + 1} of ${targets.length}, `;
      const build = await explainBuild(parts, target, {
        signal,
        onRead: (length) =>
          progress.report({ message: `${which}${(length / 1_000_000).toFixed(1)} MB so far` }),
      });
      if (!build) return;
      explained.push(build);
    }
  });
  if (explained.length > 0) await parts.explanations.open(id, title, explained);
}
