import type * as codebuild from '@aws-sdk/client-codebuild';

/** A type of the SDK as it is on the wire: AWS JSON 1.1 writes times as seconds since the epoch. */
export type Wire<T> = T extends Date
  ? number
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

export type Project = Wire<codebuild.Project> & {
  name: string;
  arn: string;
  source: ProjectSource;
  environment: ProjectEnvironment;
};

export type Build = Wire<codebuild.Build> & {
  id: string;
  arn: string;
  projectName: string;
  buildNumber: number;
  startTime: number;
  buildStatus: codebuild.StatusType;
  buildComplete: boolean;
  phases: BuildPhase[];
  environment: ProjectEnvironment;
  source: ProjectSource;
};

/** The API's type of a status; a build of a batch is PENDING until it starts, which the API does not document. */
export type BuildSummary = Omit<Wire<codebuild.BuildSummary>, 'buildStatus'> & {
  arn: string;
  buildStatus: codebuild.StatusType | 'PENDING';
};

export type BuildGroup = Omit<Wire<codebuild.BuildGroup>, 'currentBuildSummary' | 'priorBuildSummaryList'> & {
  identifier: string;
  currentBuildSummary: BuildSummary;
  priorBuildSummaryList?: BuildSummary[];
};

/** A phase that failed has the status CLIENT_ERROR, one that was retried RETRY, as AWS CLI's examples show. */
export type BuildBatchPhase = Omit<Wire<codebuild.BuildBatchPhase>, 'phaseStatus'> & {
  phaseStatus?: codebuild.StatusType | 'CLIENT_ERROR' | 'RETRY';
};

export type BuildBatch = Omit<Wire<codebuild.BuildBatch>, 'buildGroups' | 'phases'> & {
  id: string;
  arn: string;
  projectName: string;
  buildBatchNumber: number;
  startTime: number;
  buildBatchStatus: codebuild.StatusType;
  complete: boolean;
  phases: BuildBatchPhase[];
  buildGroups: BuildGroup[];
  environment: ProjectEnvironment;
  source: ProjectSource;
};

export type BuildArtifacts = Wire<codebuild.BuildArtifacts>;
export type BuildPhase = Wire<codebuild.BuildPhase>;
export type EnvironmentVariable = Wire<codebuild.EnvironmentVariable>;
export type ProjectSource = Wire<codebuild.ProjectSource>;
export type ProjectEnvironment = Wire<codebuild.ProjectEnvironment>;
export type ProjectArtifacts = Wire<codebuild.ProjectArtifacts>;
export type ProjectBatchConfig = Wire<codebuild.ProjectBuildBatchConfig>;
export type ProjectCache = Wire<codebuild.ProjectCache>;
export type ProjectLogsConfig = Wire<codebuild.LogsConfig>;
export type ProjectSourceVersion = Wire<codebuild.ProjectSourceVersion>;

export type CodeCoverage = Wire<codebuild.CodeCoverage>;
export type TestCase = Wire<codebuild.TestCase>;
export type Report = Wire<codebuild.Report> & {
  arn: string;
  reportGroupArn: string;
  type: codebuild.ReportType;
  status: codebuild.ReportStatusType;
  created: number;
};
export type ReportGroup = Wire<codebuild.ReportGroup> & {
  arn: string;
  name: string;
  type: codebuild.ReportType;
  created: number;
  lastModified: number;
};

/** The account that AWS gives nobody. */
export const ACCOUNT = '000000000000';

export function uuidOf(buildId: string): string {
  return buildId.slice(buildId.lastIndexOf(':') + 1);
}

/** Seconds since the epoch with milliseconds behind the point, as the services write times. */
export function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}
