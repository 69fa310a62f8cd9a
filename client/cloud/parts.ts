import type { Build, BuildBatch } from '@aws-sdk/client-codebuild';
import type { AwsErrorDescription } from '../../core/aws/errors';
import type { Clock } from '../../core/builds/events';
import type { OtherBuild } from '../../core/builds/failures/known-build';
import type { Explanations } from '../explanation/documents';
import type { GivenBuildspec } from '../local/given-buildspec';
import type { LazyLogRoom } from '../log/lazy-room';
import type { BuildOutputs } from '../outputs';
import type { Testing } from '../testing/testing';
import type { BuildLogs } from './build-logs';
import type { CloudProblems } from './build-problems';
import type { BuildspecDocuments } from './buildspec/documents';
import type { CheckDocuments } from './check/documents';
import type { CloudSession } from './connections/session';
import type { CloudSessions } from './connections/sessions';
import type { DebugSessions } from './debug/sessions';
import type { LearntOfBuilds } from './insights/learnt';
import type { WorkspaceBuild } from './latest/workspace-build';
import type { OverridesParts } from './overrides/parts';
import type { ProjectLists } from './projects/project-lists';
import type { CloudView } from './view';
import type { Following } from './watching/following';
import type { StartedBatches } from './watching/started-batches';

/** What the commands of the CodeBuild view work with. */
export interface CloudParts {
  sessions: CloudSessions;
  view: CloudView;
  projects: ProjectLists;
  clock: Clock;
  following: Following;
  latest: WorkspaceBuild<CloudSession>;
  logs: BuildLogs;
  logRoom: LazyLogRoom;
  outputs: BuildOutputs;
  overrides: OverridesParts;
  buildspecs: BuildspecDocuments;
  checks: CheckDocuments;
  explanations: Explanations;
  problems: CloudProblems;
  /** Runs of a buildspec of the workspace on this computer, by its address. */
  localBuilds(buildspec: string): OtherBuild[];
  debugSessions: DebugSessions;
  learnt: LearntOfBuilds;
  /** Runs a buildspec on this computer, in the Local view. */
  runLocally(given: GivenBuildspec): Promise<void>;
  /** Ids of the builds and batches that this window started. */
  started: Set<string>;
  startedBatches: StartedBatches<CloudSession>;
  testing: Testing;
  showFailure(error: AwsErrorDescription, session: CloudSession): Promise<void>;
}

/** A project, and the connection to call. */
export interface ProjectTarget {
  session: CloudSession;
  name: string;
}

/** A build, and the connection to call. */
export interface BuildTarget {
  session: CloudSession;
  build: Build;
}

/** A batch, and the connection to call. */
export interface BatchTarget {
  session: CloudSession;
  batch: BuildBatch;
}
