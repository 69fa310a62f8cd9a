import type DockerClient from 'dockerode';
import { answered } from './docker-patience';
import { removeContainer } from './docker-workplace';
import { endLease, forgetOldLeases, isExpired } from './leases';

/** The label of our containers; its value is the build id. */
export const BUILD_LABEL = 'codebuild-workbench.build';
/** The lease under which the container was made. */
export const LEASE_LABEL = 'codebuild-workbench.lease';

/** Removes the containers of builds whose process was killed on this computer; never rejects. */
export async function removeAbandonedContainers(
  docker: DockerClient,
  directory: string,
  milliseconds: number,
): Promise<void> {
  const now = Date.now();
  try {
    const containers = await answered(
      (abortSignal) =>
        docker.listContainers({ all: true, filters: { label: [BUILD_LABEL, LEASE_LABEL] }, abortSignal }),
      'listing containers',
      { milliseconds },
    );
    await Promise.all(
      containers.map(async ({ Id, Labels }) => {
        const lease = Labels[LEASE_LABEL] ?? '';
        if (!(await isExpired(directory, lease, now))) return;
        const leftBehind = await removeContainer(docker.getContainer(Id), milliseconds);
        if (leftBehind === undefined) await endLease(directory, lease);
      }),
    );
    await forgetOldLeases(directory, now);
  } catch {
    // a build must not fail for the remains of another
  }
}
