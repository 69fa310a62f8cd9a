/** Where a build image comes from outside AWS, or why it does not. */
export type MappedImage = { ok: true; image: string } | { ok: false; message: string };

const CURATED = /^aws\/codebuild\/(.+)$/;
const PUBLIC_REGISTRY = 'public.ecr.aws/codebuild';

/**
 * The public name of an image as CodeBuild projects name it. AWS publishes its Amazon Linux images on public ECR, the Ubuntu ones
 * nowhere (aws/aws-codebuild-docker-images#753, #411), and those for Windows, macOS and GPUs cannot run in a Linux container.
 */
export function mapImage(image: string): MappedImage {
  const curated = CURATED.exec(image)?.[1];
  const forWindows = /^mcr\.microsoft\.com\/(windows|powershell:.*(nanoserver|windowsservercore))/.test(
    image,
  );
  if (curated === undefined && !forWindows) return { ok: true, image };
  if (curated && /^amazonlinux/.test(curated)) return { ok: true, image: `${PUBLIC_REGISTRY}/${curated}` };
  const use = `Use ${PUBLIC_REGISTRY}/amazonlinux-x86_64-standard:5.0 (on ARM amazonlinux-aarch64-standard:3.0)`;
  if (curated && /^standard:/.test(curated)) {
    const recipe = `ubuntu/${curated.replace(':', '/')} of github.com/aws/aws-codebuild-docker-images`;
    return {
      ok: false,
      message: `AWS does not publish ${image}. ${use}, or build it from ${recipe} and use your own name for it.`,
    };
  }
  return {
    ok: false,
    message: `${image} cannot run in a Linux container on this computer. ${use}, or run the build on CodeBuild.`,
  };
}

export const PLATFORMS = ['linux/amd64', 'linux/arm64'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** The platform that an image's name says, as CodeBuild's own names do. */
export function platformIn(image: string): Platform | undefined {
  const name = image.slice(image.lastIndexOf('/') + 1);
  if (/(^|[^a-z0-9])(aarch64|arm64)([^a-z0-9]|$)/i.test(name)) return 'linux/arm64';
  return /(^|[^a-z0-9])(x86_64|amd64)([^a-z0-9]|$)/i.test(name) ? 'linux/amd64' : undefined;
}

/** The curated image that fits a processor, as CodeBuild projects name it. */
export function curatedImageFor(arch: NodeJS.Architecture): string {
  return arch === 'arm64'
    ? 'aws/codebuild/amazonlinux-aarch64-standard:3.0'
    : 'aws/codebuild/amazonlinux-x86_64-standard:5.0';
}

/** A name that an engine pulls one image for: without tag or digest it would pull all tags. */
export function withTag(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return name.includes(':') || name.includes('@') ? image : `${image}:latest`;
}
