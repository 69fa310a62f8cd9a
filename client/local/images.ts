/** An image that the picker offers, with what a user needs to know before it is pulled. */
export interface OfferedImage {
  image: string;
  title: string;
  size: string;
  detail: string;
  /** Whether it is small enough to be pulled without another question. */
  small: boolean;
}

const CURATED = 'public.ecr.aws/codebuild/amazonlinux';

/**
 * CodeBuild's own image for this CPU, and a small one. Only the Amazon Linux images are public
 * (aws-codebuild-docker-images#753); AWS publishes no sizes, so they are rounded up from the images themselves.
 */
export function offeredImages(architecture: string): OfferedImage[] {
  const curated =
    architecture === 'arm64' ? `${CURATED}-aarch64-standard:3.0` : `${CURATED}-x86_64-standard:5.0`;
  return [
    {
      image: curated,
      title: "CodeBuild's Amazon Linux 2023",
      size: 'several GB',
      detail: 'Runs builds as CodeBuild does: AWS CLI, Docker, git, language runtimes and runtime-versions.',
      small: false,
    },
    {
      image: 'public.ecr.aws/amazonlinux/amazonlinux:2023',
      title: 'Amazon Linux 2023, small',
      size: 'about 150 MB',
      detail:
        'Has sh, bash, curl and dnf. Lacks git, Docker, AWS CLI, language runtimes and runtime-versions.',
      small: true,
    },
  ];
}

/** An image's tags as a picker lists them: without the ones of images that lost their name. */
export function namedImages(tags: string[]): string[] {
  return [...new Set(tags.filter((tag) => !tag.includes('<none>')))].sort();
}

/**
 * Whether two image names mean the same image on an engine: Docker adds the tag, and takes the names of Docker Hub with
 * or without their prefix.
 */
export function sameImage(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

function canonical(image: string): string {
  const short = image.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '');
  const name = short.slice(short.lastIndexOf('/') + 1);
  return /[:@]/.test(name) ? short : `${short}:latest`;
}
