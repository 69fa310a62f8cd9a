import { describe, expect, it } from 'vitest';
import { type EngineResources, limitsFor, missingLimits } from '../../../../core/builds/local/docker-limits';

const GB = 1024 ** 3;
const MEDIUM = { cpus: 4, memory: 7 * GB };
const engine = (overrides: Partial<EngineResources> = {}): EngineResources => ({
  NCPU: 8,
  MemTotal: 16 * GB,
  CpuCfsQuota: true,
  MemoryLimit: true,
  ...overrides,
});

describe("limits of a container, from a project's machine", () => {
  it('are set where the engine has as much', () => {
    expect(limitsFor(MEDIUM, engine())).toEqual({ NanoCpus: 4e9, Memory: 7 * GB, MemorySwap: 7 * GB });
    expect(missingLimits(MEDIUM, engine())).toBeUndefined();
  });

  it.each([
    ['has fewer CPUs', { NCPU: 2 }, ['Memory', 'MemorySwap'], 'CPUs of'],
    ['has less memory', { MemTotal: 4 * GB }, ['NanoCpus'], 'memory of'],
    ['limits no CPUs', { CpuCfsQuota: false }, ['Memory', 'MemorySwap'], 'CPUs of'],
    ['has less of both', { NCPU: 2, MemTotal: 4 * GB }, [], 'CPUs and memory of'],
  ])('are left out, and said to be, where it %s', (_what, lacks, limits, said) => {
    expect(Object.keys(limitsFor(MEDIUM, engine(lacks)))).toEqual(limits);
    expect(missingLimits(MEDIUM, engine(lacks))).toContain(said);
  });
});
