import type { Range } from '../buildspec/tree';
import type { Report } from './reports/model';

/** CodeBuild's BuildPhaseType. */
export type PhaseType =
  | 'SUBMITTED'
  | 'QUEUED'
  | 'PROVISIONING'
  | 'DOWNLOAD_SOURCE'
  | 'INSTALL'
  | 'PRE_BUILD'
  | 'BUILD'
  | 'POST_BUILD'
  | 'UPLOAD_ARTIFACTS'
  | 'FINALIZING'
  | 'COMPLETED';

/** CodeBuild's StatusType, used for builds and for phases. */
export type StatusType = 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'FAULT' | 'TIMED_OUT' | 'STOPPED';

/** CodeBuild's PhaseContext: why a phase ended as it did; both empty where all went well. */
export interface PhaseContext {
  statusCode: string;
  message: string;
}

interface EventBase {
  buildId: string;
  /** ISO 8601 UTC with milliseconds. */
  at: string;
  /**
   * The exact log text that this event was read from, with its final newline, or '' where the log has no line for it.
   * Absent on events that a local build made itself: the log formatter then writes the agent's line.
   */
  log?: string;
}

/** A phase begins (IN_PROGRESS) or ends. */
export interface PhaseEvent extends EventBase {
  event: 'phase';
  phaseType: PhaseType;
  phaseStatus: StatusType;
  contexts: PhaseContext[];
}

/** A command changes state. `index` counts from 0 within its section of the phase. */
export interface CommandEvent extends EventBase {
  event: 'command';
  phaseType: PhaseType;
  index: number;
  section: 'commands' | 'finally';
  /** From 1; grows where on-failure retries the phase. */
  attempt: number;
  text: string;
  /** Offsets of the command in its buildspec; absent where the buildspec is not at hand. */
  range?: Range;
  /** `paused` and `resumed` are for a build that waits for its user, at a breakpoint or after a failed command. */
  state: 'running' | 'paused' | 'resumed' | 'succeeded' | 'failed' | 'skipped';
  exitCode?: number;
}

/**
 * Text of the log: a command's output (with `index`) or a line of the agent itself (without). Chunks are cut anywhere but
 * inside a character; invalid UTF-8 has become U+FFFD.
 */
export interface OutputEvent extends EventBase {
  event: 'output';
  phaseType: PhaseType;
  index?: number;
  text: string;
}

/** One artifact is in its place. `location` is a folder or file on this computer, or an S3 ARN. */
export interface ArtifactEvent extends EventBase {
  event: 'artifact';
  /** The artifact identifier; empty for the primary artifact. */
  identifier: string;
  location: string;
  /** Paths inside the artifact, '/' between their parts. */
  files: string[];
  /** Hex digest of an archive, or of a folder's `sha256sum` listing; absent where CodeBuild gave none. */
  sha256?: string;
  /** Hex digest of each of `files`, in their order; of a symbolic link, of what is written in it. Only of local builds. */
  fileSha256s?: string[];
  /** What the buildspec's `name` is once a shell has read it. */
  name?: string;
}

/** One report group has its report. */
export interface ReportEvent extends EventBase, Report {
  event: 'report';
}

/** The build's own status: IN_PROGRESS once at its start, any other value once, as the last event of the build. */
export interface BuildStatusEvent extends EventBase {
  event: 'build';
  buildStatus: StatusType;
  exportedEnvironmentVariables: { name: string; value: string }[];
}

/** CodeBuild's BuildBatchPhaseType. */
export type BuildBatchPhaseType =
  | 'SUBMITTED'
  | 'DOWNLOAD_BATCHSPEC'
  | 'IN_PROGRESS'
  | 'COMBINE_ARTIFACTS'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'STOPPED';

/** CodeBuild's BuildGroup: one build of a batch. */
export interface BuildGroup {
  identifier: string;
  dependsOn: string[];
  ignoreFailure: boolean;
  currentBuildSummary: {
    /** Of the build; its id stands behind `build/`. Builds have one before they start. */
    arn: string;
    /** ISO 8601 UTC with milliseconds. */
    requestedOn: string;
    /** PENDING waits for others, or for a place; CodeBuild says so too, though its API does not document it. */
    buildStatus: StatusType | 'PENDING';
  };
}

/**
 * A batch changes: told at its start, whenever one of its builds starts or ends, and last at its end. `buildId` is the batch's
 * own. Its builds tell of themselves in events with their own ids.
 */
export interface BatchEvent extends EventBase {
  event: 'batch';
  currentPhase: BuildBatchPhaseType;
  buildBatchStatus: StatusType;
  /** Why the batch failed where that is no build's fault; empty otherwise. */
  contexts: PhaseContext[];
  /** In the order of the buildspec. Empty until it is read. */
  buildGroups: BuildGroup[];
}

/** What happens in a build, whoever runs it. Local and remote builds give the same events; views read nothing else. */
export type BuildEvent =
  | PhaseEvent
  | CommandEvent
  | OutputEvent
  | ArtifactEvent
  | ReportEvent
  | BuildStatusEvent
  | BatchEvent;

export type BuildListener = (event: BuildEvent) => void;

/** Time from outside, so that tests have their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `milliseconds`, or at once when the signal aborts; never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
