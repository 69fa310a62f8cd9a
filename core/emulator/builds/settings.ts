import type { Shard } from '../../builds/local/tools/tests-run';
import type { ProjectArtifacts, ProjectLogsConfig } from '../model';

/** What decides how a build runs and that its API description does not say. */
export interface BuildSettings {
  artifacts?: ProjectArtifacts;
  secondaryArtifacts?: ProjectArtifacts[];
  logsConfig?: ProjectLogsConfig;
  /** Of a build of a batch: what it is called there, and its share of a fan-out. */
  batchBuildIdentifier?: string;
  shard?: Shard;
}
