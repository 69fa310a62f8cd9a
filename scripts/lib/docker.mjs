import Docker from 'dockerode';

/**
 * @param {string} host as in DOCKER_HOST
 */
export function dockerOf(host) {
  const { protocol, hostname, port, pathname } = new URL(host);
  return protocol === 'unix:' ? new Docker({ socketPath: pathname }) : new Docker({ host: hostname, port });
}

/**
 * Waits for the end of what an engine reports on; rejects with what went wrong.
 * @param {Docker} docker
 * @param {NodeJS.ReadableStream} progress
 */
export function finished(docker, progress) {
  return new Promise((resolve, reject) =>
    docker.modem.followProgress(progress, (error) => (error ? reject(error) : resolve(undefined))),
  );
}
