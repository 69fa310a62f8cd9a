import { breakpoint, RESUME } from './breakpoint';
import { GLOB_SEARCH } from './glob-search';
import { HASH_FILES } from './hash-files';
import { type Shard, testsRun } from './tests-run';

/** A program that every build finds on its PATH. */
export interface Tool {
  name: string;
  /** For a POSIX sh, with nothing that busybox lacks. */
  script: string;
}

export interface ToolsOptions {
  shard?: Shard;
  /** Of a build that waits at breakpoints. */
  debugMarker?: string;
}

/** The programs that CodeBuild lays beside those of the image. */
export function toolsOf({ shard, debugMarker }: ToolsOptions): Tool[] {
  return [
    { name: 'codebuild-breakpoint', script: breakpoint(debugMarker) },
    { name: 'codebuild-glob-search', script: GLOB_SEARCH },
    { name: 'codebuild-hash-files', script: HASH_FILES },
    { name: 'codebuild-tests-run', script: testsRun(shard) },
    { name: 'codebuild-resume', script: RESUME },
  ];
}
