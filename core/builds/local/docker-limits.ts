import type DockerClient from 'dockerode';
import { type ComputeSize, sizeText } from './compute-size';
import { answered } from './docker-patience';
import type { StartOptions } from './engine';

/** What an engine tells of itself that decides about limits. */
export interface EngineResources {
  NCPU: number;
  MemTotal: number;
  CpuCfsQuota: boolean;
  MemoryLimit: boolean;
}

/** As Docker's HostConfig has them. */
export interface ContainerLimits {
  NanoCpus?: number;
  Memory?: number;
  /** The same as Memory: no swap beyond it. */
  MemorySwap?: number;
}

/** The limits that make a container as large as a machine of CodeBuild; none for what the engine itself has less of or cannot limit. */
export function limitsFor({ cpus, memory }: ComputeSize, engine: EngineResources): ContainerLimits {
  return {
    ...(engine.CpuCfsQuota && engine.NCPU >= cpus && { NanoCpus: cpus * 1e9 }),
    ...(engine.MemoryLimit && engine.MemTotal >= memory && { Memory: memory, MemorySwap: memory }),
  };
}

/** What the log says of limits that the engine does not keep; undefined where it keeps all. */
export function missingLimits(size: ComputeSize, engine: EngineResources): string | undefined {
  const { NanoCpus, Memory } = limitsFor(size, engine);
  if (NanoCpus !== undefined && Memory !== undefined) return undefined;
  const here = sizeText({ cpus: engine.NCPU, memory: engine.MemTotal });
  const missing = [...(NanoCpus === undefined ? ['CPUs'] : []), ...(Memory === undefined ? ['memory'] : [])];
  return `Local build: the machine of the project has ${sizeText(size)}, this Docker engine ${here} or no limits to set: ${missing.join(' and ')} of the container are not limited`;
}

/** The limits of a container that shall be that large, after a look at the engine. */
export async function readLimits(
  docker: DockerClient,
  { size, signal, onProgress }: Pick<StartOptions, 'size' | 'signal' | 'onProgress'>,
  milliseconds: number,
): Promise<ContainerLimits> {
  if (!size) return {};
  const engine = (await answered(() => docker.info(), 'telling what it has', {
    milliseconds,
    signal,
  })) as EngineResources;
  const missing = missingLimits(size, engine);
  if (missing !== undefined) onProgress(missing);
  return limitsFor(size, engine);
}
