const GENERAL = (...sizes: string[]) => sizes.map((size) => `BUILD_GENERAL1_${size}`);
const LAMBDA = ['1GB', '2GB', '4GB', '8GB', '10GB'].map((size) => `BUILD_LAMBDA_${size}`);
const FIVE_SIZES = GENERAL('SMALL', 'MEDIUM', 'LARGE', 'XLARGE', '2XLARGE');

/** Of environments that are there on demand (AWS docs build-env-ref-compute-types); those of fleets are the fleet's. */
const COMPUTE_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['LINUX_CONTAINER', FIVE_SIZES],
  ['ARM_CONTAINER', FIVE_SIZES],
  ['LINUX_GPU_CONTAINER', GENERAL('SMALL', 'LARGE')],
  ['WINDOWS_SERVER_2019_CONTAINER', GENERAL('MEDIUM', 'LARGE')],
  ['WINDOWS_SERVER_2022_CONTAINER', GENERAL('MEDIUM', 'LARGE')],
  ['LINUX_LAMBDA_CONTAINER', LAMBDA],
  ['ARM_LAMBDA_CONTAINER', LAMBDA],
]);

/** The compute types that an environment type can have, small ones first; undefined where only its fleet knows. */
export function computeTypesOf(environmentType: string | undefined): readonly string[] | undefined {
  return COMPUTE_TYPES.get(environmentType ?? '');
}

export function isLambda(environmentType: string | undefined): boolean {
  return environmentType?.includes('_LAMBDA_') ?? false;
}

export function isWindows(environmentType: string | undefined): boolean {
  return environmentType?.startsWith('WINDOWS_') ?? false;
}

/** What CodeBuild's own images need, by their names (AWS docs build-env-ref-available). The first type is the usual one. */
const NEEDS: readonly [RegExp, readonly string[]][] = [
  [/-aarch64-lambda-/, ['ARM_LAMBDA_CONTAINER']],
  [/-x86_64-lambda-/, ['LINUX_LAMBDA_CONTAINER']],
  [/-aarch64-standard:/, ['ARM_CONTAINER']],
  [/\/windows-base:2019-/, ['WINDOWS_SERVER_2019_CONTAINER']],
  [/\/windows-base:2022-/, ['WINDOWS_SERVER_2022_CONTAINER']],
  [/(?:-x86_64-standard|\/standard):/, ['LINUX_CONTAINER', 'LINUX_GPU_CONTAINER']],
];

/** The environment type that a build with that image needs; the given one where it will do, or the image is nobody's whom we know. */
export function environmentTypeFor(image: string, given: string | undefined): string | undefined {
  if (!isCuratedImage(image)) return given;
  const needed = NEEDS.find(([name]) => name.test(image))?.[1];
  if (!needed || (given !== undefined && needed.includes(given))) return given;
  return needed[0];
}

/** True for an image of CodeBuild's own, which it pulls with its own credentials. */
export function isCuratedImage(image: string): boolean {
  return image.startsWith('aws/codebuild/');
}
