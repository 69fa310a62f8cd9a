import { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';
import type DockerClient from 'dockerode';

/**
 * The stream to the input and from the output of a container. Not dockerode's own: that sends its options as the request's
 * body too, which Podman takes for the container's first input.
 */
export function attach(docker: DockerClient, containerId: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const request = {
      path: `/containers/${containerId}/attach?`,
      method: 'POST',
      isStream: true,
      hijack: true,
      openStdin: false,
      file: Buffer.alloc(0),
      options: { _query: { stream: true, stdin: true, stdout: true, stderr: true } },
      statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
    };
    docker.modem.dial(request, (error: unknown, stream: unknown) => {
      if (error) reject(error);
      else resolve(stream as Socket);
    });
  });
}
