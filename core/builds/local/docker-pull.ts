import { createInterface } from 'node:readline';
import type DockerClient from 'dockerode';
import { pullError } from './docker-errors';
import { withTag } from './images';
import { registryOf } from './registries';
import type { FoundLogin } from './registry-login';

export interface PullOptions {
  signal: AbortSignal;
  onProgress: (line: string) => void;
  /** As `linux/arm64`; undefined: the engine's own. */
  platform?: string;
  findLogin: (registry: string) => Promise<FoundLogin>;
}

/** A line of the engine's answer to a pull. */
interface PullMessage {
  id?: string;
  status?: string;
  error?: string;
  progressDetail?: { current?: number; total?: number };
}

/** Pulls an image and tells how far it is; rejects with EngineError. */
export async function pullImage(
  docker: DockerClient,
  image: string,
  { signal, onProgress, platform, findLogin }: PullOptions,
): Promise<void> {
  const registry = registryOf(image);
  const found = await findLogin(registry);
  onProgress(`Pulling image ${image}${found.login ? ` with the login ${found.from}` : ''}`);
  try {
    const stream = await docker.createImage(found.login, {
      fromImage: withTag(image),
      ...(platform !== undefined && { platform }),
      abortSignal: signal,
    });
    const progress = new PullProgress(onProgress);
    for await (const line of createInterface({ input: stream })) {
      const message = parseMessage(line);
      if (message?.error) throw new Error(message.error);
      if (message) progress.read(message);
    }
  } catch (error) {
    throw pullError(error, image, { registry, found, platform });
  }
  onProgress(`Pulled image ${image}`);
}

function parseMessage(line: string): PullMessage | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const STEP_PERCENT = 10;

/** Sums up the layers' downloads into a line for every tenth. */
class PullProgress {
  private readonly layers = new Map<string, { current: number; total: number }>();
  private told = 0;

  constructor(private readonly onProgress: (line: string) => void) {}

  read({ id = '', status, progressDetail }: PullMessage): void {
    const { current, total } = progressDetail ?? {};
    if (status !== 'Downloading' || current === undefined || total === undefined) return;
    this.layers.set(id, { current, total });
    const layers = [...this.layers.values()];
    const done = layers.reduce((sum, layer) => sum + layer.current, 0);
    const all = layers.reduce((sum, layer) => sum + layer.total, 0);
    const percent = Math.floor((done / all) * 100);
    // more layers may join, so the share can fall; it is told when it has grown
    if (percent < this.told + STEP_PERCENT) return;
    this.told = percent;
    this.onProgress(`Pulled ${megabytes(done)} of ${megabytes(all)} MB`);
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
