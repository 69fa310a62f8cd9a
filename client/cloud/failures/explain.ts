import * as vscode from 'vscode';
import type { ExplainedBuild } from '../../explanation/explained-build';
import { showInformationMessage } from '../../messages';
import { batchTitle, buildTitle } from '../build-title';
import type { BatchTarget, BuildTarget, CloudParts } from '../parts';
import { explainBuild } from './explain-build';

/** So many builds of a batch are explained at once. */
const MOST_BUILDS = 10;

/** Shows why a build failed. */
export async function explainFailure(parts: CloudParts, target: BuildTarget): Promise<void> {
  const { build } = target;
  await explainTogether(parts, [target], { id: build.id ?? '', title: buildTitle(build) });
}

/** Shows why builds of a batch failed, each by itself. */
export async function explainBatch(parts: CloudParts, { session, batch }: BatchTarget): Promise<void> {
  const { id = '' } = batch;
  const { builds } = session.store;
  await builds.readBuildsOf(id);
  const failed = builds.batches
    .groupsOf(id)
    .filter(({ current }) => current && ['FAILED', 'FAULT', 'TIMED_OUT'].includes(current.buildStatus))
    .flatMap(({ current }) => builds.get(current?.buildId ?? '') ?? [])
    .map((build) => ({ session, build }));
  if (failed.length === 0) void showInformationMessage(`No build of ${batchTitle(batch)} has failed.`);
  else await explainTogether(parts, failed.slice(0, MOST_BUILDS), { id, title: batchTitle(batch) });
}

async function explainTogether(
  parts: CloudParts,
  targets: readonly BuildTarget[],
  { id, title }: { id: string; title: string },
): Promise<void> {
  const explained: ExplainedBuild[] = [];
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Reading the log…', cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      for (const [index, target] of targets.entries()) {
        const which = targets.length === 1 ? '' : `${index + 1} of ${targets.length}, `;
        const build = await explainBuild(parts, target, {
          signal: controller.signal,
          onRead: (length) =>
            progress.report({ message: `${which}${(length / 1_000_000).toFixed(1)} MB so far` }),
        });
        if (!build) return;
        explained.push(build);
      }
    },
  );
  if (explained.length > 0) await parts.explanations.open(id, title, explained);
}
