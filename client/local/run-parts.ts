import type { Clock } from '../../core/builds/events';
import type { LogFiles } from '../log/log-files';
import type { BuildOutputs } from '../outputs';
import type { BuildProblems } from '../problems/build-problems';
import type { LocalSettings } from '../settings';
import type { CacheFolders } from './cache-folders';
import type { AwsMemory } from './choose-aws';
import type { HostConsent } from './choose-engine';
import type { LocalRun } from './local-run';
import type { PausedBuilds } from './paused-builds';
import type { ProjectLinks } from './project-links';
import type { RunFailures } from './run-failures';
import type { RunProblems } from './run-problems';
import type { RunReports } from './run-reports';
import type { RunningBuilds } from './running-builds';
import type { LocalRuns } from './runs';
import type { ArtifactsFolder } from './storage';

/** What a run of a build, or of a batch, works with. */
export interface LocalRunParts {
  runs: LocalRuns;
  outputs: BuildOutputs;
  logs: LogFiles;
  reports: RunReports;
  artifacts: ArtifactsFolder;
  caches: CacheFolders;
  running: RunningBuilds;
  paused: PausedBuilds;
  problems: RunProblems;
  buildProblems: BuildProblems;
  failures: RunFailures;
  clock: Clock;
  settings: LocalSettings;
  consent: HostConsent;
  aws: AwsMemory;
  links: ProjectLinks;
  /** Shows the run in the tree. */
  reveal(run: LocalRun): Promise<void>;
  /** Hears of the run that begins. */
  onStarted?(run: LocalRun): void;
}

/** A run that is over. */
export interface EndedRun {
  id: string;
  /** Of its buildspec, with its workspace folder where there are several. */
  name: string;
  /** Makes its image that of every local build of the workspace; absent where it is that already. */
  remember?: () => Thenable<void>;
}
