import type { EnvironmentPlatform } from '@aws-sdk/client-codebuild';
import type { Connection } from '../../aws/connection';

/** An image of CodeBuild's own. */
export interface CuratedImage {
  name: string;
  description: string;
  /** `AMAZON_LINUX`, `UBUNTU` and the like. */
  platform: string;
}

/** CodeBuild's own images of the region, by platform, the newest of a family first. Rejects with the SDK's errors. */
export async function listCuratedImages(
  connection: Connection,
  signal?: AbortSignal,
): Promise<CuratedImage[]> {
  const { ListCuratedEnvironmentImagesCommand } = await import('../../aws/sdk');
  const client = await connection.codeBuild();
  const answer = await client.send(new ListCuratedEnvironmentImagesCommand({}), { abortSignal: signal });
  return curatedImages(answer.platforms ?? []);
}

/** An image stands under each language that it has, and is one image all the same. */
export function curatedImages(platforms: readonly EnvironmentPlatform[]): CuratedImage[] {
  return platforms.flatMap(({ platform = '', languages = [] }) => {
    const images = languages.flatMap(({ images = [] }) => images);
    const byName = new Map(
      images.flatMap(({ name, description = '' }) =>
        name === undefined ? [] : [[name, { name, description, platform }] as const],
      ),
    );
    return [...byName.values()].sort(byFamily);
  });
}

function byFamily(a: CuratedImage, b: CuratedImage): number {
  const [family = '', version = ''] = a.name.split(':');
  const [otherFamily = '', otherVersion = ''] = b.name.split(':');
  return family.localeCompare(otherFamily) || otherVersion.localeCompare(version, 'en', { numeric: true });
}

/** `Amazon Linux` for `AMAZON_LINUX`. */
export function platformText(platform: string): string {
  return platform
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');
}
