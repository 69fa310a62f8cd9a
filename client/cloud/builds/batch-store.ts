import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import type { AwsErrorDescription } from '../../../core/aws/errors';
import { type BatchAttempt, type BatchGroup, batchGroups } from '../../../core/builds/remote/batch-groups';
import { batchHasEnded, hasEnded } from '../../../core/builds/remote/status';

/** Batches as the API answered them last. */
export class BatchStore {
  private readonly known = new Map<string, BuildBatch>();
  /** The batch and the group that a build belongs to, by its id. */
  private readonly groups = new Map<string, { batchId: string; identifier: string }>();

  /** Builds that were asked for: one that is gone is not asked for again. */
  private readonly read = new Set<string>();
  /** Why the builds of a batch could not be read; tried again when the batch has gone on. */
  private readonly failures = new Map<string, AwsErrorDescription>();

  get(id: string): BuildBatch | undefined {
    return this.known.get(id);
  }

  keep(batch: BuildBatch): void {
    const { id } = batch;
    if (id === undefined) return;
    this.known.set(id, batch);
    this.failures.delete(id);
    for (const { identifier, current, prior } of batchGroups(batch)) {
      for (const { buildId } of attempts({ current, prior })) {
        this.groups.set(buildId, { batchId: id, identifier });
      }
    }
  }

  /** Builds of a batch of which nothing is known, or of which it is not known that they have ended. */
  buildsToRead(id: string, known: (buildId: string) => Build | undefined): string[] {
    return this.groupsOf(id)
      .flatMap(attempts)
      .filter(({ buildId, buildStatus }) => {
        if (buildStatus === 'PENDING') return false;
        const build = known(buildId);
        return build ? !hasEnded(build) && buildStatus !== 'IN_PROGRESS' : !this.read.has(buildId);
      })
      .map(({ buildId }) => buildId);
  }

  noteRead(buildIds: readonly string[]): void {
    for (const id of buildIds) this.read.add(id);
  }

  failureOf(id: string): AwsErrorDescription | undefined {
    return this.failures.get(id);
  }

  noteFailure(id: string, error: AwsErrorDescription): void {
    this.failures.set(id, error);
  }

  /** So that what failed is tried again. */
  forgetFailures(): void {
    this.failures.clear();
  }

  /** In graph order. */
  groupsOf(id: string): BatchGroup[] {
    return batchGroups(this.known.get(id) ?? {});
  }

  groupOf(batchId: string, identifier: string): BatchGroup | undefined {
    return this.groupsOf(batchId).find((group) => group.identifier === identifier);
  }

  groupOfBuild(buildId: string): { batchId: string; identifier: string } | undefined {
    return this.groups.get(buildId);
  }

  hasEnded(id: string): boolean {
    const batch = this.known.get(id);
    return batch === undefined || batchHasEnded(batch);
  }

  /** The batches of these projects that run, as far as is known. */
  running(projects: ReadonlySet<string>): string[] {
    return [...this.known.values()]
      .filter((batch) => !batchHasEnded(batch) && projects.has(batch.projectName ?? ''))
      .flatMap(({ id }) => id ?? []);
  }
}

function attempts({ current, prior }: Pick<BatchGroup, 'current' | 'prior'>): BatchAttempt[] {
  return current ? [current, ...prior] : prior;
}
