/** What a machine has. */
export interface ComputeSize {
  cpus: number;
  /** Bytes. */
  memory: number;
}

const GB = 1024 ** 3;

/** By environment and compute type: vCPUs, and GB of memory (AWS docs build-env-ref-compute-types). */
const SIZES = new Map<string, [number, number]>([
  ['LINUX_CONTAINER BUILD_GENERAL1_SMALL', [2, 3]],
  ['LINUX_CONTAINER BUILD_GENERAL1_MEDIUM', [4, 7]],
  ['LINUX_CONTAINER BUILD_GENERAL1_LARGE', [8, 15]],
  ['LINUX_CONTAINER BUILD_GENERAL1_XLARGE', [36, 70]],
  ['LINUX_CONTAINER BUILD_GENERAL1_2XLARGE', [72, 145]],
  ['ARM_CONTAINER BUILD_GENERAL1_SMALL', [2, 4]],
  ['ARM_CONTAINER BUILD_GENERAL1_MEDIUM', [4, 8]],
  ['ARM_CONTAINER BUILD_GENERAL1_LARGE', [8, 16]],
  ['ARM_CONTAINER BUILD_GENERAL1_XLARGE', [32, 64]],
  ['ARM_CONTAINER BUILD_GENERAL1_2XLARGE', [48, 96]],
]);

/** The size of CodeBuild's machine; undefined where none is documented, as for fleets and Lambda's processors. */
export function computeSize(
  environmentType: string | undefined,
  computeType: string | undefined,
): ComputeSize | undefined {
  const [cpus, memory] = SIZES.get(`${environmentType} ${computeType}`) ?? [];
  return cpus === undefined || memory === undefined ? undefined : { cpus, memory: memory * GB };
}

/** `4 vCPUs, 7 GB`. */
export function sizeText({ cpus, memory }: ComputeSize): string {
  return `${cpus} vCPUs, ${Math.floor(memory / GB)} GB`;
}
