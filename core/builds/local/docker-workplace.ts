import { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Container } from 'dockerode';
import { endedBy } from './abortable-stream';
import { engineError, isGoneOrGoing, isNotFound, otherProcessor } from './docker-errors';
import { FrameReader } from './docker-frames';
import { answered } from './docker-patience';
import { openDockerTerminal } from './docker-terminal';
import type { StartOptions, Workplace } from './engine';
import { encodeName } from './file-names';
import type { Lease } from './leases';
import { pauseUntil } from './pace';

// an idle driver ends with its input within milliseconds; one that runs a command must be killed
const PATIENCE_MILLISECONDS = 250;
const INSPECTION_MILLISECONDS = 2_000;
const MOST_WORDS = 1_000;

export interface DockerWorkplaceOptions extends Pick<StartOptions, 'image' | 'privileged' | 'signal'> {
  /** Released when the container is removed. */
  lease: Lease | undefined;
  removalMilliseconds: number;
}

/** A container with the driver as its command, and the stream that leads to both ends of it. */
export function createDockerWorkplace(
  container: Container,
  stream: Socket,
  { image, privileged = false, signal, lease, removalMilliseconds }: DockerWorkplaceOptions,
): Workplace {
  let isDisposing = false;
  let leftBehind: string | undefined;
  const output = new EarlyOutput();
  const frames = new FrameReader((chunk) => output.read(chunk));
  stream.on('data', (chunk: Buffer) => frames.read(chunk));
  const ended = new Promise<{ exitCode?: number; lost?: string }>((resolve) => {
    stream.once('error', () => stream.destroy());
    stream.once('close', () => {
      if (isDisposing) resolve({});
      else if (/exec format error/i.test(output.words)) resolve({ lost: otherProcessor(image) });
      else if (privileged && !output.isAnswered) resolve({ lost: entryPointEnded(output.words) });
      else void whyItEnded(container).then((lost) => resolve({ lost }));
    });
  });
  const dispose = async () => {
    isDisposing = true;
    stream.end();
    // the engine removes what has ended by itself
    if (!(await within(PATIENCE_MILLISECONDS, ended))) {
      leftBehind = await removeContainer(container, removalMilliseconds);
      stream.destroy();
    }
    await lease?.release(leftBehind === undefined);
  };
  // an idle driver ends with its input, and its container with it; an entry point may wait for more
  const leave = async () => {
    void dispose();
    await lease?.release(true);
  };
  return {
    outputDirectory: '/codebuild/output',
    place: 'in the build image',
    home: '/root',
    write(text) {
      output.waitForAnswer(text);
      stream.write(text);
    },
    onData: (listener) => output.giveTo(listener),
    pauseUntil: (ready) => pauseUntil(stream, ready),
    ended,
    upload: (tar, directory) => upload(container, tar, directory, image),
    async download(path) {
      try {
        return endedBy(signal, await getArchive(container, path));
      } catch (error) {
        if (isNotFound(error) && !String(error).includes('No such container')) return undefined;
        throw engineError(error, `copying ${path} out of the container`, image);
      }
    },
    openTerminal: (command, options) => openDockerTerminal(container, command, options),
    ...(!privileged && { leave }),
    [Symbol.asyncDispose]: dispose,
    get leftBehind() {
      return leftBehind;
    },
  };
}

async function upload(container: Container, tar: Readable, path: string, image: string): Promise<void> {
  const giveUp = new AbortController();
  let broken: Error | undefined;
  // the engine would wait for the rest of it
  tar.once('error', (error) => {
    broken = error;
    giveUp.abort();
  });
  try {
    const options = { path, abortSignal: giveUp.signal };
    await container.putArchive(tar, options);
  } catch (error) {
    throw broken ?? engineError(error, 'copying the source into the container', image);
  } finally {
    tar.destroy();
  }
}

/** Not dockerode's own, which makes a text of the path: the path of a file need not be one. */
function getArchive(container: Container, path: string): Promise<Readable> {
  const query = [...encodeName(path)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return new Promise((resolve, reject) => {
    const request = {
      // without options its last character is cut
      path: `/containers/${container.id}/archive?path=${query}&`,
      method: 'GET',
      isStream: true,
      statusCodes: { 200: true, 400: 'bad parameter', 404: 'not found', 500: 'server error' },
    };
    container.modem.dial(request, (error: unknown, stream: unknown) => {
      if (error) reject(error);
      else resolve(stream as Readable);
    });
  });
}

/** Kills and removes a container, if it is still there; never rejects, but tells the user what is left and how to remove it. */
export async function removeContainer(
  container: Container,
  milliseconds: number,
): Promise<string | undefined> {
  try {
    await answered(
      (abortSignal) => container.remove({ force: true, v: true, abortSignal }),
      'removing the container',
      { milliseconds },
    );
    return undefined;
  } catch (error) {
    if (isGoneOrGoing(error)) return undefined;
    const id = container.id.slice(0, 12);
    return `The container ${id} may be left: ${engineError(error, 'removing it', '').message} Remove it with: docker rm -f ${id}`;
  }
}

async function whyItEnded(container: Container): Promise<string> {
  let engineAnswers = false;
  const inspected = container.inspect().then(
    () => true,
    (error: unknown) => isNotFound(error),
  );
  await within(
    INSPECTION_MILLISECONDS,
    inspected.then((answers) => (engineAnswers = answers)),
  );
  return engineAnswers
    ? 'The container of the build was killed from outside, or ran out of memory. Run the build again, with more memory for Docker if need be.'
    : 'The Docker engine has stopped answering. Check that it runs, then run the build again.';
}

/** True where the promise was settled in time. */
async function within(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const settled = promise.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([settled, late]);
  clearTimeout(timer);
  return inTime;
}

function entryPointEnded(words: string): string {
  const said = words.trim().split('\n').at(-1)?.replace(/\.$/, '');
  return `The image's entry point ended before the build began.${said ? ` It said: ${said}.` : ''} Run the build without privileges if it needs no Docker, or choose another image.`;
}

/**
 * Keeps what the container writes until somebody listens, for nothing may be lost; and its last words before the driver's first
 * answer, which may say why it ended.
 */
class EarlyOutput {
  words = '';
  isAnswered = false;
  private nonce: string | undefined;
  private early: Uint8Array[] = [];
  private listener: ((chunk: Uint8Array) => void) | undefined;

  read(chunk: Uint8Array): void {
    if (!this.isAnswered) this.listenForAnswer(chunk);
    if (this.listener) this.listener(chunk);
    else this.early.push(chunk);
  }

  /** The first line to the driver is what its answers begin with. */
  waitForAnswer(text: string): void {
    this.nonce ??= text.slice(0, text.indexOf('\n'));
  }

  private listenForAnswer(chunk: Uint8Array): void {
    const words = this.words + Buffer.from(chunk).toString('latin1');
    this.isAnswered = this.nonce !== undefined && words.includes(this.nonce);
    this.words = words.slice(-MOST_WORDS);
  }

  giveTo(listener: (chunk: Uint8Array) => void): void {
    this.listener = listener;
    for (const chunk of this.early) listener(chunk);
    this.early = [];
  }
}
