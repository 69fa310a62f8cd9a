import type { BuildGroup, BuildListener, Clock, PhaseContext, StatusType } from '../../events';
import type { Engine } from '../engine';
import type {
  AwsDependencies,
  LocalBuildDependencies,
  LocalBuildOutcome,
  LocalBuildRequest,
} from '../request';

/** What a local batch is asked to do. Nothing here is read from settings or the environment: the caller has decided. */
export interface LocalBatchRequest {
  /** `<project>:<uuid>`, as CodeBuild's batch ids are. */
  batchId: string;
  /** What all builds share, and what a build has that changes nothing of it; its buildspec is the one with the batch. */
  build: Omit<LocalBuildRequest, 'buildId' | 'batchBuildIdentifier' | 'shard'>;
  /** The project's own variables: those of a build's environment and of `build` count more. */
  projectVariables?: { name: string; value: string }[];
  /** Whether builds whose environment asks for privileged mode have it; they all have it where `build` has. */
  allowPrivileged?: boolean;
  /** How many builds run at once, from 1. */
  concurrency: number;
}

export interface LocalBatchDependencies extends AwsDependencies {
  engine: Engine;
  clock: Clock;
  /** Hears the batch's own events and those of its builds. */
  emit: BuildListener;
  /** Aborting stops the batch and all of its builds. */
  signal: AbortSignal;
  /** A new uuid each time. */
  newUuid: () => string;
  runBuild?: (request: LocalBuildRequest, deps: LocalBuildDependencies) => Promise<LocalBuildOutcome>;
}

/** How a local batch ended. */
export interface LocalBatchOutcome {
  buildBatchStatus: StatusType;
  buildGroups: BuildGroup[];
  /** Why DOWNLOAD_BATCHSPEC failed. */
  refused?: PhaseContext;
  /** Where the batch failed and no build failed by itself: why those that did could not run. */
  couldNotRun?: {
    messages: string[] /** There is no engine that answers: another executor would do. */;
    noEngine: boolean;
  };
  /** What could not be removed and how to remove it. */
  leftBehind: string[];
}
