import type { PhaseName } from '../../buildspec/buildspec';
import type { BuildListener, Clock, StatusType } from '../events';
import type { ComputeSize } from './compute-size';
import type { CredentialSource } from './credentials';
import type { DebugSession } from './debug-session';
import type { Engine } from './engine';
import type { Platform } from './images';
import type { RegistryCredentials } from './registry-login';
import type { SecretSource } from './secrets';
import type { SourceFiles } from './source-files';
import type { Shard } from './tools/tests-run';

/** What a local build is asked to do. Nothing here is read from settings or the environment: the caller has decided. */
export interface LocalBuildRequest {
  /** `<project>:<uuid>`, as CodeBuild's build ids are. */
  buildId: string;
  buildNumber: number;
  /** Who started it, for CODEBUILD_INITIATOR. */
  initiator: string;
  buildspec: {
    /** Undefined where there is no file at `path`: the build then fails as it does on CodeBuild. */
    text: string | undefined;
    /** Relative to the source folder, '/' between parts; undefined where given inline. */
    path?: string;
  };
  /** The primary source folder; undefined for CodeBuild's NO_SOURCE. */
  source?: string;
  /** Source identifier to folder. */
  secondarySources: Record<string, string>;
  /** These win over the buildspec's own variables. */
  environmentVariables: {
    name: string;
    /** Of the other types the name of a parameter, or a reference to a secret. */
    value: string;
    /** PLAINTEXT unless given. */
    type?: 'PLAINTEXT' | 'PARAMETER_STORE' | 'SECRETS_MANAGER';
  }[];
  /** Names of `environmentVariables` whose values must not reach a log. */
  secretNames?: string[];
  region: string;
  /** For the ARNs that commands see; zeros where there is no account. */
  accountId?: string;
  /** What CODEBUILD_BUILD_IMAGE says. */
  image: string;
  /** What the log says of where the image comes from, such as `image of project web`; undefined: nothing. */
  imageOrigin?: string;
  /**
   * Where artifacts are laid: a folder that is made when needed, or a zip archive where it ends in `.zip`. Undefined: the artifacts
   * are checked but not kept.
   */
  artifactsDirectory?: string;
  /** Where reports are laid: a folder for each, with `report.json` and the raw files. Undefined: they are only told. */
  reportsDirectory?: string;
  /** Where the buildspec's cache is kept, for this project alone; a folder that is made when needed. Undefined: there is no cache. */
  cacheDirectory?: string;
  timeoutMinutes: number;
  /** Which part of the tests `codebuild-tests-run` runs, in a build of a fan-out; undefined: all. */
  shard?: Shard;
  /** Of the build's container, as `privilegedMode` of a project is. */
  privileged?: boolean;
  /** Of CodeBuild's machine, which the container is not to outgrow; undefined: no limits. */
  size?: ComputeSize;
  /** Of the build's container; undefined: what the image's name says, else the engine's own. */
  platform?: Platform;
  /** What the build is called in its batch, for CODEBUILD_BATCH_BUILD_IDENTIFIER. */
  batchBuildIdentifier?: string;
  /** The phases that run, in CodeBuild's order whatever the order here; undefined: all. */
  phases?: PhaseName[];
}

/** What a build has of AWS. */
export interface AwsDependencies {
  /** Credentials for the commands, renewed while the build runs. Undefined: the build has none of ours. */
  credentials?: CredentialSource;
  /** What to say to a user whose commands miss credentials: how to give them, such as `--profile NAME`. */
  credentialsAdvice?: string;
  /** Where variables of Parameter Store and Secrets Manager come from. */
  secrets?: SecretSource;
  /** Logins of registries that images are pulled from; undefined: those of Docker's configuration alone. */
  registryCredentials?: RegistryCredentials;
}

export interface LocalBuildDependencies extends AwsDependencies {
  engine: Engine;
  clock: Clock;
  emit: BuildListener;
  /** Aborting stops the build: its status becomes STOPPED and everything it made is removed. */
  signal: AbortSignal;
  /** A build with one waits for its user; undefined: codebuild-breakpoint does nothing. */
  debugSession?: DebugSession;
  /** Lists the files of a source folder; builds that share one state of it share this. */
  listSource?: (root: string) => Promise<SourceFiles>;
}

/**
 * How a local build ended. `ok: false` is for a build that could not run to its end: nothing to run on, or the engine went
 * away; `message` says what happened and what to do next. A failing command is `ok: true` with buildStatus FAILED.
 */
export type LocalBuildOutcome = (
  | { ok: true; buildStatus: StatusType }
  | {
      ok: false;
      reason: 'could-not-start' | 'engine-lost';
      message: string;
      /** True where there is no engine that answers: another executor would do. */
      noEngine?: boolean;
    }
) & {
  /** What could not be removed and how to remove it, as when the engine has stopped answering. */
  leftBehind?: string;
};
