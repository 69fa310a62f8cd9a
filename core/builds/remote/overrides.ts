import type {
  CacheMode,
  ComputeType,
  EnvironmentType,
  EnvironmentVariable,
  EnvironmentVariableType,
  ImagePullCredentialsType,
  Project,
  ProjectCache,
} from '@aws-sdk/client-codebuild';
import type { StartBuildOverrides } from './actions';
import { environmentTypeFor, isCuratedImage } from './environment-types';

/** What one build has otherwise than its project. No secret stands here, so that it can be remembered. */
export interface BuildOverrides {
  /** A commit, branch or tag, `pr/N`, or the version of an object in S3. */
  sourceVersion?: string;
  variables?: OverrideVariable[];
  buildspec?: OverrideBuildspec;
  image?: string;
  computeType?: string;
  privileged?: boolean;
  timeoutInMinutes?: number;
  cache?: OverrideCache;
  /** Whether commands can wait at `codebuild-breakpoint`. */
  debugSession?: boolean;
}

export type OverrideId = keyof BuildOverrides;

export interface OverrideVariable {
  name: string;
  type: EnvironmentVariableType;
  /** Its text, or the name of what holds it; undefined for plain text that is a secret and kept elsewhere. */
  value?: string;
}

/** The text of a document as it is at the start, named by its address; or what the source or S3 has at a path. */
export type OverrideBuildspec = { document: string } | { path: string };

/** No cache at all, or one on the build host with these modes. */
export type OverrideCache = 'none' | CacheMode[];

/** What is known only when the build starts. */
export interface StartValues {
  /** Of variables in plain text that have no value of their own, by name. */
  secrets: ReadonlyMap<string, string>;
  /** Of the document that is to be the buildspec. */
  buildspecText?: string;
}

/** What StartBuild is asked for: what is not overridden is left out, and with an image of another kind what that kind needs. */
export function startBuildOverrides(
  overrides: BuildOverrides,
  project: Project,
  { secrets, buildspecText }: StartValues,
): StartBuildOverrides {
  const { sourceVersion, variables = [], buildspec, image, timeoutInMinutes, cache } = overrides;
  const { environmentType, imagePullCredentialsType } = impliedByImage(overrides, project);
  return withoutUndefined<StartBuildOverrides>({
    sourceVersion,
    environmentVariablesOverride: variables.length > 0 ? variables.map(toVariable(secrets)) : undefined,
    buildspecOverride: buildspec && ('path' in buildspec ? buildspec.path : buildspecText),
    imageOverride: image,
    environmentTypeOverride: environmentType,
    imagePullCredentialsTypeOverride: imagePullCredentialsType,
    computeTypeOverride: overrides.computeType as ComputeType | undefined,
    privilegedModeOverride: overrides.privileged,
    timeoutInMinutesOverride: timeoutInMinutes,
    cacheOverride: cache && toCache(cache),
    debugSessionEnabled: overrides.debugSession,
  });
}

/** The environment type and the credentials that another image brings along; each only where the project has it otherwise. */
export function impliedByImage(
  { image }: BuildOverrides,
  { arn = '', environment }: Project,
): { environmentType?: EnvironmentType; imagePullCredentialsType?: ImagePullCredentialsType } {
  if (image === undefined) return {};
  const type = environmentTypeFor(image, environment?.type);
  const credentials = pullCredentialsFor(image, arn);
  const given = environment?.imagePullCredentialsType ?? 'CODEBUILD';
  return withoutUndefined({
    environmentType: type === environment?.type ? undefined : (type as EnvironmentType),
    imagePullCredentialsType: credentials === given ? undefined : credentials,
  });
}

/** The environment type of the build that will be. */
export function environmentTypeOf(overrides: BuildOverrides, project: Project): string | undefined {
  return impliedByImage(overrides, project).environmentType ?? project.environment?.type;
}

export function hasOverrides(overrides: BuildOverrides): boolean {
  return Object.values(overrides).some(
    (value) => value !== undefined && (!Array.isArray(value) || value.length > 0),
  );
}

/**
 * CodeBuild's own images are pulled with its own credentials, those of another account's registry with the service role (API
 * ProjectEnvironment.imagePullCredentialsType); of the others nothing is known.
 */
function pullCredentialsFor(image: string, projectArn: string): ImagePullCredentialsType | undefined {
  if (isCuratedImage(image)) return 'CODEBUILD';
  const registry = /^(\d{12})\.dkr\.ecr\./.exec(image)?.[1];
  const account = /^arn:[\w-]+:codebuild:[\w-]+:(\d{12}):/.exec(projectArn)?.[1];
  return registry !== undefined && account !== undefined && registry !== account ? 'SERVICE_ROLE' : undefined;
}

function toVariable(secrets: ReadonlyMap<string, string>) {
  return ({ name, type, value }: OverrideVariable): EnvironmentVariable => ({
    name,
    type,
    value: value ?? secrets.get(name) ?? '',
  });
}

function toCache(cache: OverrideCache): ProjectCache {
  return cache === 'none' ? { type: 'NO_CACHE' } : { type: 'LOCAL', modes: cache };
}

function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
