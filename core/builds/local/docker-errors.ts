import { EngineError } from './engine';

/** What dockerode's errors carry. */
interface DockerFault {
  statusCode?: number;
  code?: string;
  message: string;
}

function faultOf(error: unknown): DockerFault {
  if (!(error instanceof Error)) return { message: String(error) };
  const { statusCode, code } = error as Error & { statusCode?: number; code?: string };
  // `(HTTP code 404) no such container - …` says nothing to a user
  const message = error.message.replace(/^\(HTTP code \d+\)[^-]*- /, '').trim();
  return { statusCode, code, message };
}

/** True where the engine knows the thing by no such name. */
export function isNotFound(error: unknown): boolean {
  return faultOf(error).statusCode === 404;
}

/** True where the engine has removed the thing, or is about to. */
export function isGoneOrGoing(error: unknown): boolean {
  const { statusCode } = faultOf(error);
  return statusCode === 404 || statusCode === 409;
}

const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EACCES',
]);

/** The error of an engine that takes a request but does not answer it. `doing` completes "The Docker engine … while". */
export function silentEngine(doing: string, seconds: number): EngineError {
  return new EngineError(
    `The Docker engine did not answer for ${seconds} seconds while ${doing}. Check that it runs, or restart it.`,
    'no-engine',
  );
}

/** The error for the user: what the engine could not do, and what helps. `while` completes "The Docker engine … while". */
export function engineError(error: unknown, doing: string, image: string): EngineError {
  if (error instanceof EngineError) return error;
  const { statusCode, code, message } = faultOf(error);
  if (
    statusCode === undefined &&
    ((code !== undefined && LOST.has(code)) || message.includes('socket hang up'))
  ) {
    return new EngineError(
      `The Docker engine did not answer while ${doing} (${message}). Check that it runs.`,
      'lost',
    );
  }
  if (/no space left on device|disk quota exceeded/i.test(message)) {
    return new EngineError(
      `The Docker engine has no disk space left. Free some with: docker system prune`,
      'no-space',
    );
  }
  if (/exec: "sh"|"sh": (executable file not found|no such file)|stat sh: no such file/.test(message)) {
    return new EngineError(
      `The image ${image} has no sh, which CodeBuild needs as well. Choose an image with a shell.`,
      'no-shell',
    );
  }
  return new EngineError(`The Docker engine failed while ${doing}: ${message}`, 'other');
}

const UNREACHABLE =
  /dial tcp|lookup |no such host|connection refused|i\/o timeout|TLS handshake|x509|context deadline|network is unreachable|proxyconnect/i;

/** The error for a pull that failed. */
export function pullError(error: unknown, image: string): EngineError {
  const { statusCode, message } = faultOf(error);
  if (/no space left on device/i.test(message)) return engineError(error, 'pulling', image);
  if (UNREACHABLE.test(message)) {
    return new EngineError(
      `The registry of ${image} cannot be reached: ${message}. Check the network, or use an image that is here.`,
      'no-image',
    );
  }
  if (/toomanyrequests|rate limit/i.test(message)) {
    return new EngineError(
      `The registry refuses more pulls of ${image} for now: ${message}. Log in with docker login, or try later.`,
      'no-image',
    );
  }
  if (
    statusCode === 404 ||
    /not found|manifest unknown|denied|unauthorized|does not exist|invalid reference/i.test(message)
  ) {
    return new EngineError(
      `The image ${image} does not exist or needs a login: ${message}. Check its name.`,
      'no-image',
    );
  }
  const known = engineError(error, `pulling ${image}`, image);
  return known.reason === 'lost'
    ? known
    : new EngineError(`The image ${image} cannot be pulled: ${message}`, 'no-image');
}
