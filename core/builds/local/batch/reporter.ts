import type { BatchBuild } from '../../../buildspec/batch';
import type { BuildBatchPhaseType, BuildGroup, PhaseContext, StatusType } from '../../events';
import type { LocalBatchDependencies, LocalBatchRequest } from './request';
import type { GroupStatus } from './schedule';

/** Tells the listener how the batch stands. */
export class BatchReporter {
  private groups: BuildGroup[] = [];

  constructor(
    private readonly request: LocalBatchRequest,
    private readonly deps: Pick<LocalBatchDependencies, 'clock' | 'emit'>,
  ) {}

  get buildGroups(): BuildGroup[] {
    return this.groups;
  }

  /** The builds are known, with the id of each; all of them wait. */
  plan(builds: readonly { build: BatchBuild; buildId: string }[]): void {
    const { region, accountId = '000000000000' } = this.request.build;
    this.groups = builds.map(({ build: { identifier, dependsOn, ignoreFailure }, buildId }) => ({
      identifier,
      dependsOn,
      ignoreFailure,
      currentBuildSummary: {
        arn: `arn:aws:codebuild:${region}:${accountId}:build/${buildId}`,
        requestedOn: this.now(),
        buildStatus: 'PENDING',
      },
    }));
  }

  /** `statuses` is by identifier. */
  tell(
    currentPhase: BuildBatchPhaseType,
    buildBatchStatus: StatusType,
    statuses: ReadonlyMap<string, GroupStatus> = new Map(),
  ): void {
    this.groups = this.groups.map((group) => {
      const { currentBuildSummary: summary, identifier } = group;
      const buildStatus = statuses.get(identifier) ?? summary.buildStatus;
      return { ...group, currentBuildSummary: { ...summary, buildStatus } };
    });
    this.emit(currentPhase, buildBatchStatus, []);
  }

  fail(currentPhase: BuildBatchPhaseType, context: PhaseContext): void {
    this.emit(currentPhase, 'FAILED', [context]);
  }

  private emit(
    currentPhase: BuildBatchPhaseType,
    buildBatchStatus: StatusType,
    contexts: PhaseContext[],
  ): void {
    this.deps.emit({
      event: 'batch',
      buildId: this.request.batchId,
      at: this.now(),
      currentPhase,
      buildBatchStatus,
      contexts,
      buildGroups: this.groups,
    });
  }

  private now(): string {
    return new Date(this.deps.clock.now()).toISOString();
  }
}
