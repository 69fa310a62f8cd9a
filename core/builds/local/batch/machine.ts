import type { Batch } from '../../../buildspec/batch';
import { whyNotHere } from './unsupported';

/** What runs the builds. */
export interface Machine {
  cpus: number;
  /** Bytes. */
  memory: number;
}

const GIB = 1024 ** 3;

// less than CodeBuild's smallest machine has, which few builds fill
const MEMORY_OF_A_BUILD = 2 * GIB;

// more rounds than this of builds after each other are better run elsewhere
const MOST_ROUNDS = 4;

/** GiB of CodeBuild's machines (AWS docs build-env-ref-compute-types). */
const COMPUTE_MEMORY: Record<string, number> = {
  BUILD_GENERAL1_SMALL: 3,
  BUILD_GENERAL1_MEDIUM: 7,
  BUILD_GENERAL1_LARGE: 15,
  BUILD_GENERAL1_XLARGE: 70,
  BUILD_GENERAL1_2XLARGE: 145,
  BUILD_LAMBDA_1GB: 1,
  BUILD_LAMBDA_2GB: 2,
  BUILD_LAMBDA_4GB: 4,
  BUILD_LAMBDA_8GB: 8,
  BUILD_LAMBDA_10GB: 10,
};

/** How many builds run at once where nobody says: one for each CPU, as far as the memory goes. */
export function defaultConcurrency({ cpus, memory }: Machine): number {
  return Math.max(1, Math.min(cpus, Math.floor(memory / MEMORY_OF_A_BUILD)));
}

export type Fit =
  | { fits: true }
  | {
      fits: false;
      /** Sentences, each for one thing that the computer lacks. */
      reasons: string[];
    };

/**
 * Whether a computer is the right place for a batch. It is not where builds cannot run there, where one asks for more memory than
 * there is, or where many wait for each other's end only for want of room; StartBuildBatch is then to be offered.
 */
export function fitOf({ builds }: Batch, machine: Machine, concurrency: number): Fit {
  const reasons: string[] = [];
  const unable = builds.filter((build) => whyNotHere(build) !== undefined);
  if (unable.length > 0) reasons.push(`${namesOf(unable)} cannot run in a Linux container on this computer.`);
  const memory = machine.memory / GIB;
  const large = builds.filter(({ env }) => (COMPUTE_MEMORY[env.computeType ?? ''] ?? 0) > memory);
  if (large.length > 0) {
    const most = Math.max(...large.map(({ env }) => COMPUTE_MEMORY[env.computeType ?? ''] ?? 0));
    reasons.push(
      `${namesOf(large)} want up to ${most} GB of memory; this computer has ${Math.floor(memory)} GB.`,
    );
  }
  if (builds.length > MOST_ROUNDS * concurrency)
    reasons.push(`${builds.length} builds run ${concurrency} at a time on this computer.`);
  return reasons.length === 0 ? { fits: true } : { fits: false, reasons };
}

/** The builds that ask for a privileged container: something that only a user can allow. */
export function privilegedBuilds({ builds }: Batch): string[] {
  return builds.flatMap(({ identifier, env }) => (env.privilegedMode === true ? [identifier] : []));
}

const MOST_NAMES = 3;

function namesOf(builds: readonly { identifier: string }[]): string {
  const names = builds.slice(0, MOST_NAMES).map(({ identifier }) => identifier);
  const more = builds.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
