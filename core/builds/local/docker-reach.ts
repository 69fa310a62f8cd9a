import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { DockerAddress } from './docker-address';

export const DENIED = 'permission denied';

const CONNECT_MILLISECONDS = 10_000;

/** Why an address cannot be used; undefined where something listens (and, with TLS, proves to be whom we trust). */
export function tryConnect(address: Exclude<DockerAddress, { ssh: unknown }>): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { socket, ready } = open(address);
    socket.setTimeout(CONNECT_MILLISECONDS, () => {
      socket.destroy();
      resolve('no answer');
    });
    socket.once(ready, () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', ({ code, message }: NodeJS.ErrnoException) => resolve(describe(code, message)));
  });
}

function open(address: Exclude<DockerAddress, { ssh: unknown }>): { socket: Socket; ready: string } {
  if ('socketPath' in address) return { socket: connect(address.socketPath), ready: 'connect' };
  const { host, port, protocol, ca, cert, key, skipVerify } = address;
  if (protocol === 'http') return { socket: connect(port, host), ready: 'connect' };
  const options = { host, port, ca, cert, key, servername: nameOf(host), rejectUnauthorized: !skipVerify };
  return { socket: connectSecurely(options), ready: 'secureConnect' };
}

/** TLS knows no server by the name of an IP address. */
function nameOf(host: string): string | undefined {
  return /^[\d.]+$|:/.test(host) ? undefined : host;
}

function describe(code: string | undefined, message: string): string {
  switch (code) {
    case 'ENOENT':
      return 'not there';
    case 'EACCES':
    case 'EPERM':
      return DENIED;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'no computer has this name';
    case 'ECONNREFUSED':
      return 'nothing listens';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'its certificate is of an authority that ca.pem does not have';
    default:
      return message;
  }
}
