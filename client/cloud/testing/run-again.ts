import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import { retryBuild } from '../../../core/builds/remote/actions';
import { batchHasEnded, hasEnded } from '../../../core/builds/remote/status';
import type { RunAgain, ShownBuild } from '../../testing/shown-build';
import { retryBatch, stopBatch } from '../actions/batch-actions';
import { beginBuild } from '../actions/begin-build';
import { stop } from '../actions/build-actions';
import { batchTitle, buildTitle } from '../build-title';
import type { CloudSession } from '../connections/session';
import type { CloudParts } from '../parts';
import { batchEnd, buildEnd } from './until-ended';

interface Target {
  session: CloudSession;
  build?: Build;
  batch?: BuildBatch;
}

/** Shows what came of it. */
type Show = (next: Target) => Promise<ShownBuild | undefined>;

/** How a build or batch runs again on CodeBuild; undefined where CodeBuild does not retry it: builds of batches, batches that succeeded. */
export function runAgain(parts: CloudParts, target: Target, show: Show): RunAgain | undefined {
  const { session, build, batch } = target;
  // what is on this computer needs no second thought
  const ask = (what: string) =>
    session.emulated ? undefined : `Run ${what} again on CodeBuild with the connection ${session.name}?`;
  if (build && hasEnded(build) && build.buildBatchArn === undefined) {
    return {
      question: ask(buildTitle(build)),
      run: (signal) => retryAndShow(parts, session, build, show, signal),
    };
  }
  if (batch && batchHasEnded(batch) && batch.buildBatchStatus !== 'SUCCEEDED') {
    return {
      question: ask(`the failed builds of ${batchTitle(batch)}`),
      run: (signal) => retryBatchAndShow(parts, session, batch, show, signal),
    };
  }
  return undefined;
}

async function retryAndShow(
  parts: CloudParts,
  session: CloudSession,
  { id = '' }: Build,
  show: Show,
  signal: AbortSignal,
): Promise<ShownBuild | undefined> {
  const begun = await beginBuild(parts, session, 'codebuild:RetryBuild', async (connection) => {
    const build = await retryBuild(connection, id);
    // its run is there already
    parts.testing.expect(build.id);
    return build;
  });
  if (begun?.id === undefined) return undefined;
  const build = await buildEnd(session, begun.id, signal);
  if (build) return show({ session, build });
  await stop(parts, { session, build: begun });
  return undefined;
}

async function retryBatchAndShow(
  parts: CloudParts,
  session: CloudSession,
  before: BuildBatch,
  show: Show,
  signal: AbortSignal,
): Promise<ShownBuild | undefined> {
  parts.testing.expect(before.id);
  const begun = await retryBatch(parts, { session, batch: before }, 'RETRY_FAILED_BUILDS');
  if (begun?.id === undefined) return undefined;
  parts.testing.expect(begun.id);
  const batch = await batchEnd(session, begun.id, signal);
  if (batch) return show({ session, batch });
  await stopBatch(parts, { session, batch: begun });
  return undefined;
}
