import type { Socket } from 'node:net';
import type { Container } from 'dockerode';
import { engineError, isNotFound } from './docker-errors';
import { FrameReader } from './docker-frames';
import type { Workplace } from './engine';

const REMOVAL_MILLISECONDS = 10_000;
// an idle driver ends with its input within milliseconds; one that runs a command must be killed
const PATIENCE_MILLISECONDS = 250;
const INSPECTION_MILLISECONDS = 2_000;

/** A container with the driver as its command, and the stream that leads to both ends of it. */
export function createDockerWorkplace(container: Container, stream: Socket, image: string): Workplace {
  let isDisposing = false;
  const ended = new Promise<{ exitCode?: number; lost?: string }>((resolve) => {
    stream.once('error', () => stream.destroy());
    stream.once('close', () => {
      if (isDisposing) resolve({});
      else void whyItEnded(container).then((lost) => resolve({ lost }));
    });
  });
  return {
    outputDirectory: '/codebuild/output',
    home: '/root',
    write: (text) => void stream.write(text),
    onData(listener) {
      const frames = new FrameReader(listener);
      stream.on('data', (chunk: Buffer) => frames.read(chunk));
    },
    ended,
    async upload(tar, directory) {
      try {
        await container.putArchive(tar, { path: directory });
      } catch (error) {
        throw engineError(error, 'copying the source into the container', image);
      }
    },
    async download(path) {
      try {
        return await container.getArchive({ path });
      } catch (error) {
        if (isNotFound(error) && !String(error).includes('No such container')) return undefined;
        throw engineError(error, `copying ${path} out of the container`, image);
      }
    },
    async [Symbol.asyncDispose]() {
      isDisposing = true;
      stream.end();
      if (await within(PATIENCE_MILLISECONDS, ended)) return;
      await removeContainer(container);
      stream.destroy();
    },
  };
}

/** Kills and removes a container, if it is still there and the engine still answers; never rejects. */
export async function removeContainer(container: Container): Promise<void> {
  const removal = container.remove({ force: true, v: true }).catch(() => {});
  await within(REMOVAL_MILLISECONDS, removal);
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
    ? 'It was killed from outside, or ran out of memory.'
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
