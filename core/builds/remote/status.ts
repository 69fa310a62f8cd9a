import type { Build, BuildBatch, BuildPhase } from '@aws-sdk/client-codebuild';

/** What people call a build's state. */
export type BuildStatusLabel =
  | 'In progress'
  | 'Succeeded'
  | 'Failed'
  | 'Fault'
  | 'Timed out'
  | 'Stopped'
  | 'Unknown';

/** A timed-out build says FAILED; only its phase says TIMED_OUT (measured on the service, 2026-08). */
export function buildStatusLabel(build: Pick<Build, 'buildStatus' | 'phases'>): BuildStatusLabel {
  switch (build.buildStatus) {
    case 'FAILED':
      return build.phases?.some((phase) => phase.phaseStatus === 'TIMED_OUT') ? 'Timed out' : 'Failed';
    case 'IN_PROGRESS':
      return 'In progress';
    case 'SUCCEEDED':
      return 'Succeeded';
    case 'FAULT':
      return 'Fault';
    case 'TIMED_OUT':
      return 'Timed out';
    case 'STOPPED':
      return 'Stopped';
    default:
      return 'Unknown';
  }
}

/** True once nothing about the build changes any more. */
export function hasEnded(build: Pick<Build, 'buildComplete' | 'endTime' | 'buildStatus'>): boolean {
  if (build.buildComplete !== undefined) return build.buildComplete;
  return build.endTime !== undefined || (build.buildStatus ?? 'IN_PROGRESS') !== 'IN_PROGRESS';
}

/** The status of a phase: the API leaves it out while the phase runs, and always for COMPLETED. */
export function phaseStatus(phase: BuildPhase): string {
  if (phase.phaseStatus) return phase.phaseStatus;
  return phase.phaseType === 'COMPLETED' || phase.endTime !== undefined ? 'SUCCEEDED' : 'IN_PROGRESS';
}

/** True once nothing about the batch changes any more, unless it is tried again. */
export function batchHasEnded(batch: Pick<BuildBatch, 'complete' | 'endTime' | 'buildBatchStatus'>): boolean {
  if (batch.complete !== undefined) return batch.complete;
  return batch.endTime !== undefined || (batch.buildBatchStatus ?? 'IN_PROGRESS') !== 'IN_PROGRESS';
}
