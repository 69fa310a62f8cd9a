import type { PhaseType, StatusType } from '../events';

/** Another build of the same buildspec. */
export interface OtherBuild {
  /** As people call it, such as `web #11`. */
  name: string;
  runsOn: 'cloud' | 'local';
  buildStatus: StatusType;
  /** The source's commit; absent where it is not known, or not of one commit alone. */
  commit?: string;
  /** What the same results can be expected of: the commit and all else that makes a build what it is; absent where that is not known. */
  sameAs?: string;
  failedPhase?: PhaseType;
  image?: string;
  privileged?: boolean;
  region?: string;
  /** Those of the project, or of the request. */
  variableNames?: readonly string[];
}

/** What is known of a build beside its events. Whatever is absent is not known, and no rule guesses it. */
export interface KnownBuild extends Partial<Omit<OtherBuild, 'buildStatus' | 'failedPhase'>> {
  buildspec?: { text: string };
  /** Where a local build runs its commands. */
  executor?: 'docker' | 'host';
  /** CodeBuild's name, such as BUILD_GENERAL1_SMALL. */
  computeType?: string;
  timeoutMinutes?: number;
  queuedTimeoutMinutes?: number;
  /** CodeBuild's CacheType. */
  cacheType?: string;
  /** CodeBuild's SourceType. */
  sourceType?: string;
  inVpc?: boolean;
  accountId?: string;
  /** Values that must not be shown, though nobody masks them: CodeBuild does so with those of Parameter Store and Secrets Manager alone. */
  secrets?: readonly string[];
  otherBuilds?: readonly OtherBuild[];
}
