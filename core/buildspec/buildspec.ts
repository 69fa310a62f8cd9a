import type { Range } from './tree';

export const PHASE_NAMES = ['install', 'pre_build', 'build', 'post_build'] as const;
export type PhaseName = (typeof PHASE_NAMES)[number];

/** One command of a phase: its source text after YAML's decoding, and where it stands. */
export interface Command {
  text: string;
  range: Range;
}

export interface Phase {
  /** Of the phase's key. */
  range: Range;
  runAs?: string;
  /** As written: ABORT, CONTINUE or a RETRY form. */
  onFailure?: string;
  /** Runtime name to version, both as source text. */
  runtimeVersions: Record<string, string>;
  commands: Command[];
  finally: Command[];
  /** True where the phase uses GitHub Actions `steps`. */
  hasSteps: boolean;
}

export interface Artifacts {
  files: string[];
  name?: string;
  discardPaths: boolean;
  baseDirectory?: string;
  excludePaths: string[];
  enableSymlinks: boolean;
  s3Prefix?: string;
}

export interface ReportGroup {
  files: string[];
  /** Upper case; JUNITXML by default. */
  fileFormat: string;
  baseDirectory?: string;
  discardPaths: boolean;
}

/**
 * A buildspec as CodeBuild understands it: lists that were written as one string are lists, null items are gone,
 * version 0.1's spellings are 0.2's. Unknown keys are left out; they are problems, not content.
 */
export interface Buildspec {
  version: '0.1' | '0.2';
  runAs?: string;
  env: {
    shell?: string;
    variables: Record<string, string>;
    parameterStore: Record<string, string>;
    secretsManager: Record<string, string>;
    exportedVariables: string[];
    gitCredentialHelper: boolean;
  };
  phases: Partial<Record<PhaseName, Phase>>;
  reports: Record<string, ReportGroup>;
  artifacts?: Artifacts;
  secondaryArtifacts: Record<string, Artifacts>;
  cache?: { paths: string[]; key?: string; fallbackKeys: string[]; action?: string };
  /** True where the file has a `batch` section. */
  hasBatch: boolean;
}
