import { EngineError } from './engine';
import { howToLogIn } from './registries';
import type { FoundLogin } from './registry-login';

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
  if (/exec format error/i.test(message)) return new EngineError(otherProcessor(image), 'no-image');
  return new EngineError(`The Docker engine failed while ${doing}: ${message}`, 'other');
}

/** What an engine means by `exec format error`. */
export function otherProcessor(image: string): string {
  return `The image ${image} is made for another processor, which this Docker engine cannot emulate. Choose the image or --platform for its own processor, or install emulators with: docker run --privileged --rm tonistiigi/binfmt --install all`;
}

/** Before anything runs, an engine that does not answer is one that is not there. */
export function notThere(error: unknown, doing: string, image = ''): EngineError {
  const known = engineError(error, doing, image);
  return known.reason === 'lost' ? new EngineError(known.message, 'no-engine') : known;
}

const UNREACHABLE =
  /dial tcp|lookup |no such host|connection refused|i\/o timeout|TLS handshake|x509|context deadline|network is unreachable|proxyconnect/i;

/** With what an image was asked for. */
export interface Asking {
  registry: string;
  found: FoundLogin;
  platform?: string;
}

/** The error for a pull that failed. */
export function pullError(error: unknown, image: string, { registry, found, platform }: Asking): EngineError {
  const { statusCode, message } = faultOf(error);
  const noImage = (text: string) => new EngineError(text, 'no-image');
  if (/no space left on device/i.test(message)) return engineError(error, 'pulling', image);
  const said = message.replace(/\.$/, '');
  if (/no matching manifest|does not match the specified platform|no match for platform/i.test(message)) {
    const wanted = platform ?? "the engine's processor";
    return noImage(
      `The image ${image} is not there for ${wanted}: ${said}. Choose another platform with --platform linux/amd64 or linux/arm64, which is emulated and slow, or another image.`,
    );
  }
  if (/toomanyrequests|rate limit/i.test(message)) {
    return noImage(
      `The registry refuses more pulls of ${image} for now: ${said}. ${howToLogIn(registry)}; or try later.`,
    );
  }
  if (/unauthorized|denied|authentication required|no basic auth|incorrect username|401|403/i.test(message)) {
    const tried = found.login ? `with the login ${found.from}` : `without a login: ${found.from}`;
    return noImage(
      `The registry refuses ${image} (${said}), asked ${tried}. Check the image's name. ${howToLogIn(registry)}`,
    );
  }
  if (UNREACHABLE.test(message)) {
    return noImage(
      `The registry of ${image} cannot be reached: ${said}. Check the network, or use an image that is here.`,
    );
  }
  if (statusCode === 404 || /not found|manifest unknown|does not exist|invalid reference/i.test(message)) {
    return noImage(`The image ${image} does not exist: ${said}. Check its name.`);
  }
  const known = engineError(error, `pulling ${image}`, image);
  return known.reason === 'lost' ? known : noImage(`The image ${image} cannot be pulled: ${message}`);
}
