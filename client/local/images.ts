import { curatedImageFor, mapImage, withTag } from '../../core/builds/local/images';
import { formatSize } from '../sizes';

/** An image of a Docker engine. */
export interface EngineImage {
  name: string;
  /** Bytes on disk. */
  size: number;
}

/** An image that the picker offers, with what a user needs to know before it is pulled. */
export interface OfferedImage {
  name: string;
  title: string;
  size: string;
  detail: string;
  /** Whether it is small enough to be pulled without another question. */
  small: boolean;
}

/** CodeBuild's own image for this processor, and a small one. AWS publishes no sizes: these are rounded up. */
export function offeredImages(architecture: NodeJS.Architecture): OfferedImage[] {
  const curated = curatedImageFor(architecture);
  const mapped = mapImage(curated);
  return [
    {
      name: mapped.ok ? mapped.image : curated,
      title: "CodeBuild's Amazon Linux 2023",
      size: 'about 10 GB',
      detail: 'AWS CLI, Docker, git and language runtimes, as on CodeBuild',
      small: false,
    },
    {
      name: 'public.ecr.aws/amazonlinux/amazonlinux:2023',
      title: 'Small Amazon Linux 2023',
      size: 'about 150 MB',
      detail: 'sh, bash, curl and dnf; no git, Docker, AWS CLI or language runtimes',
      small: true,
    },
  ];
}

/** A row of the image picker. */
export interface ImageRow {
  name: string;
  title: string;
  description: string;
  detail?: string;
}

/** What the picker lists: the offered images, then those that are on the engine already, by name. */
export function imageRows(
  offered: OfferedImage[],
  images: EngineImage[],
): { offered: ImageRow[]; here: ImageRow[] } {
  const known = new Map(images.map((image) => [withTag(image.name), image]));
  return {
    offered: offered.map(({ name, title, size, detail }) => {
      const present = known.get(withTag(name));
      const description = present ? `already here, ${formatSize(present.size)}` : size;
      return { name, title, description, detail };
    }),
    here: [...known.values()]
      .map(({ name, size }) => ({ name, title: name, description: formatSize(size) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** What a user is told before a pull; undefined where the image may be pulled without a question. */
export function pullQuestion(name: string, offered: OfferedImage[]): string | undefined {
  const known = offered.find((candidate) => withTag(candidate.name) === withTag(name));
  if (known?.small) return undefined;
  return known
    ? `It is not on this Docker engine yet and takes ${known.size} of disk space.`
    : 'It is not on this Docker engine yet. How large it is shows only while it is pulled.';
}
