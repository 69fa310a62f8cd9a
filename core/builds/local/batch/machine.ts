import type { Batch, BatchEnvironment } from '../../../buildspec/batch';
import { type ComputeSize, computeSize } from '../compute-size';
import { whyNotHere } from './unsupported';

const GIB = 1024 ** 3;

// less than CodeBuild's smallest machine has, which few builds fill
const MEMORY_OF_A_BUILD = 2 * GIB;

// more rounds than this of builds after each other are better run elsewhere
const MOST_ROUNDS = 4;

/** How many builds run at once where nobody says: one for each CPU, as far as the memory goes. */
export function defaultConcurrency({ cpus, memory }: ComputeSize): number {
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
export function fitOf({ builds }: Batch, machine: ComputeSize, concurrency: number): Fit {
  const reasons: string[] = [];
  const unable = builds.filter((build) => whyNotHere(build) !== undefined);
  if (unable.length > 0) reasons.push(`${namesOf(unable)} cannot run in a Linux container on this computer.`);
  const large = builds.filter(({ env }) => memoryOf(env) > machine.memory);
  if (large.length > 0) {
    const most = Math.max(...large.map(({ env }) => memoryOf(env)));
    reasons.push(
      `${namesOf(large)} ${large.length === 1 ? 'wants' : 'want up to'} ${gigabytes(most)} of memory; this computer has ${gigabytes(machine.memory)}.`,
    );
  }
  if (builds.length > MOST_ROUNDS * concurrency)
    reasons.push(`${builds.length} builds run ${concurrency} at a time on this computer.`);
  return reasons.length === 0 ? { fits: true } : { fits: false, reasons };
}

/** 0 where nobody says. */
function memoryOf({ type = 'LINUX_CONTAINER', computeType }: BatchEnvironment): number {
  return computeSize(type, computeType)?.memory ?? 0;
}

function gigabytes(bytes: number): string {
  return `${Math.floor(bytes / GIB)} GB`;
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
