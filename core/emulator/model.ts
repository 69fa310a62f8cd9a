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

export type BuildPhase = Wire<codebuild.BuildPhase>;
export type EnvironmentVariable = Wire<codebuild.EnvironmentVariable>;
export type ProjectSource = Wire<codebuild.ProjectSource>;
export type ProjectEnvironment = Wire<codebuild.ProjectEnvironment>;

/** The account that AWS gives nobody. */
export const ACCOUNT = '000000000000';

export function uuidOf(buildId: string): string {
  return buildId.slice(buildId.lastIndexOf(':') + 1);
}

/** Seconds since the epoch with milliseconds behind the point, as the services write times. */
export function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}
