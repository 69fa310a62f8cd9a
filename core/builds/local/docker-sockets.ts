import { join } from 'node:path';
import type { DockerEnvironment } from './docker-address';

/**
 * Where engines listen by default: Docker, rootless Docker, Docker Desktop, Colima, OrbStack, Rancher Desktop, Lima and Podman. The most
 * common come first.
 */
export function usualSockets({ env, homeDirectory, platform }: DockerEnvironment): string[] {
  if (platform === 'win32')
    return ['//./pipe/docker_engine', '//./pipe/dockerDesktopLinuxEngine', '//./pipe/podman-machine-default'];
  const runtime = env.XDG_RUNTIME_DIR ? [env.XDG_RUNTIME_DIR] : [];
  const colima = env.COLIMA_HOME || join(homeDirectory, '.colima');
  const ofPodman = join(homeDirectory, '.local/share/containers/podman/machine');
  return [
    '/var/run/docker.sock',
    ...runtime.map((directory) => join(directory, 'docker.sock')),
    ...['.docker/run', '.docker/desktop'].map((folder) => join(homeDirectory, folder, 'docker.sock')),
    ...['default', '.'].map((folder) => join(colima, folder, 'docker.sock')),
    ...['.config/colima/default', '.orbstack/run', '.rd', '.lima/docker/sock'].map((folder) =>
      join(homeDirectory, folder, 'docker.sock'),
    ),
    ...runtime.map((directory) => join(directory, 'podman', 'podman.sock')),
    '/run/podman/podman.sock',
    ...(platform === 'darwin' && env.TMPDIR
      ? [join(env.TMPDIR, 'podman', 'podman-machine-default-api.sock')]
      : []),
    ...(platform === 'darwin' ? [join(ofPodman, 'podman.sock'), join(ofPodman, 'qemu/podman.sock')] : []),
  ];
}
