import type { PhaseType, StatusType } from '../events';
import type { Trigger } from './trigger';

/**
 * CodeBuild's status, or that it is none that is known here. A build that ran out of time is TIMED_OUT, though the API says FAILED of it.
 */
export type RecordedStatus = StatusType | 'UNKNOWN';

export interface RecordedPhase {
  phaseType: PhaseType;
  phaseStatus: RecordedStatus;
  /** Milliseconds since the epoch; absent where it is not known. */
  startTime?: number;
  /** Milliseconds; absent where the phase has not ended, or ended before it began. */
  duration?: number;
}

/** Tests of all reports of a build. FAILED and ERROR are `failed`; what is neither that, nor SUCCEEDED, nor SKIPPED is `unknown`. */
export interface TestCounts {
  succeeded: number;
  failed: number;
  skipped: number;
  unknown: number;
}

/** One test that ran to a result. `key` tells the tests of a project apart: report group, suite, prefix and name. */
export interface RecordedTestCase {
  key: string;
  passed: boolean;
}

/**
 * What is kept of a build, whoever ran it, for the figures over many builds: no values of variables, no text of logs, no messages.
 * What is absent is not known, and no figure guesses it. Times are milliseconds since the epoch.
 */
export interface BuildRecord {
  /** CodeBuild's build id, or that of a local run. */
  id: string;
  runsOn: 'cloud' | 'local';
  /** Of a local run what its buildspec is called. */
  project: string;
  number?: number;
  region?: string;
  status: RecordedStatus;
  startTime?: number;
  endTime?: number;
  /** In their order. */
  phases: RecordedPhase[];
  initiator?: string;
  trigger: Trigger;
  branch?: string;
  /** CodeBuild's resolvedSourceVersion: the commit, or what CodePipeline gave. */
  sourceVersion?: string;
  /** CodeBuild's EnvironmentType and ComputeType, or a newer one. */
  environmentType?: string;
  computeType?: string;
  /** On reserved capacity, which is paid whether it builds or not. */
  onFleet?: boolean;
  /** Whether it has artifacts to publish. */
  publishesArtifacts?: boolean;
  /** One of the builds of a batch. */
  inBatch?: boolean;
  /** How many automatic retries led to it: 0 where none did. */
  autoRetryNumber?: number;
  /** Deleted, or no longer shown to these credentials, while it ran: how it ended is not known. */
  isGone?: boolean;
  /** Of its test reports, as long as CodeBuild has them: for 30 days. */
  reportArns?: string[];
  /** Of its test reports, where they were read while CodeBuild had them: for 30 days. */
  tests?: TestCounts;
  testCases?: RecordedTestCase[];
  /** Whether a cache was restored, where its log was read and says so. */
  cache?: 'hit' | 'miss';
  /** The code of the rule that explains its failure (docs/failures.md), where one did. */
  cause?: string;
}

/** What is learnt of a build after its record was made: from its log or its reports. */
export type RecordNote = Pick<BuildRecord, 'id' | 'tests' | 'testCases' | 'cache' | 'cause' | 'isGone'>;

/** Where records go while they are read from disk or from CodeBuild, and what is asked of those that are there. */
export interface RecordSink {
  add(record: BuildRecord): void;
  note(note: RecordNote): void;
  /** Number and start of a build that is there; undefined of one that is not. */
  placeOf(id: string): { number: number; startTime?: number } | undefined;
}
