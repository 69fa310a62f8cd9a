import type DockerClient from 'dockerode';
import { answered } from './docker-patience';
import { removeContainer } from './docker-workplace';
import { isGone } from './owner';

/** The label of our containers; its value is the build id. */
export const BUILD_LABEL = 'codebuild-workbench.build';
/** Who made the container, as `ownerOf` tells. */
export const OWNER_LABEL = 'codebuild-workbench.owner';

/** Removes the containers of builds whose process was killed on this computer; never rejects. */
export async function removeAbandonedContainers(docker: DockerClient, milliseconds: number): Promise<void> {
  try {
    const containers = await answered(
      (abortSignal) =>
        docker.listContainers({ all: true, filters: { label: [BUILD_LABEL, OWNER_LABEL] }, abortSignal }),
      'listing containers',
      { milliseconds },
    );
    await Promise.all(
      containers.map(async ({ Id, Labels }) => {
        if (await isGone(Labels[OWNER_LABEL])) await removeContainer(docker.getContainer(Id), milliseconds);
      }),
    );
  } catch {
    // a build must not fail for the remains of another
  }
}
