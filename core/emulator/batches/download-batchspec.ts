import type { PhaseContext, PhaseType } from '../../builds/events';
import { planBatch } from '../../builds/local/batch/plan-batch';
import { formatEvent } from '../../builds/log/format';
import type { Batch } from '../../buildspec/batch';
import { ended, newBuild, withLogs, withPhase } from '../builds/build-record';
import { findBuildspec, sourceFolder } from '../builds/build-request';
import type { Build } from '../model';
import type { BatchRecord } from '../store/batch-records';
import type { BatchRunnerOptions } from './batch-runner';
import { SOURCE_GROUP } from './build-groups';
import { commonParts } from './member-build';
import { whyRestricted } from './restrictions';

type Downloaded = {
  /** The build that fetched the source. */
  build: Build;
} & ({ ok: true; plan: Batch } | { ok: false; context: PhaseContext });

/** Reads the buildspec of a batch. As on CodeBuild a build of its own fetches it, the first of the batch. */
export async function downloadBatchspec(
  { batch, settings }: BatchRecord,
  { store, logs, clock, region, newUuid }: BatchRunnerOptions,
): Promise<Downloaded> {
  const uuid = newUuid();
  const submitted = newBuild({ name: batch.projectName }, commonParts(batch), settings, {
    buildNumber: store.nextBuildNumber(batch.projectName),
    uuid,
    region,
    now: clock.now(),
  });
  let build = withLogs(submitted, region);
  store.putBuild(build, { ...settings, batchBuildIdentifier: SOURCE_GROUP });
  const read = await readText(batch.source);
  const at = new Date(clock.now()).toISOString();
  for (const phaseType of ['QUEUED', 'PROVISIONING', 'DOWNLOAD_SOURCE'] as const satisfies PhaseType[]) {
    const failure = phaseType === 'DOWNLOAD_SOURCE' && !read.ok ? read.context : undefined;
    const base = { event: 'phase', buildId: build.id, at, phaseType } as const;
    const event = {
      ...base,
      phaseStatus: failure ? 'FAILED' : 'SUCCEEDED',
      contexts: failure ? [failure] : [],
    } as const;
    build = withPhase(build, event);
    const text = formatEvent(event);
    if (text) logs.append(uuid, clock.now(), text);
  }
  await logs.end(uuid);
  build = ended(build, read.ok ? 'SUCCEEDED' : 'FAILED', clock.now());
  store.putBuild(build);
  if (!read.ok) return { build, ok: false, context: read.context };
  const plan = planBatch(read.text);
  if (!plan.ok) return { build, ok: false, context: plan.failure };
  const context = whyRestricted(plan.batch, batch);
  return context ? { build, ok: false, context } : { build, ok: true, plan: plan.batch };
}

async function readText(
  source: Build['source'],
): Promise<{ ok: true; text: string | undefined } | { ok: false; context: PhaseContext }> {
  const folder = await sourceFolder(source);
  if (!folder.ok) return { ok: false, context: { statusCode: 'CLIENT_ERROR', message: folder.message } };
  const found = await findBuildspec(source.buildspec, folder.path);
  return found.ok
    ? { ok: true, text: found.buildspec.text }
    : { ok: false, context: { statusCode: 'YAML_FILE_ERROR', message: found.message } };
}
