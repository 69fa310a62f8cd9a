import { silentEngine } from './docker-errors';

/** How long an engine may take. An engine that is stopped or overloaded takes requests, but never answers them. */
export interface DockerPatience {
  /** For an answer to anything that is no pull, no copy and no running command. */
  answerMilliseconds: number;
  /** For the removal of a container. */
  removalMilliseconds: number;
}

export const DEFAULT_PATIENCE: DockerPatience = { answerMilliseconds: 30_000, removalMilliseconds: 5_000 };

/**
 * What the engine answers to a request that is given the signal; the request is given up when the time is over, and the result
 * rejects with EngineError.
 */
export async function answered<T>(
  request: (abortSignal: AbortSignal) => Promise<T>,
  doing: string,
  { milliseconds, signal }: { milliseconds: number; signal?: AbortSignal },
): Promise<T> {
  const giveUp = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(silentEngine(doing, Math.round(milliseconds / 1000)));
      giveUp.abort();
    }, milliseconds);
  });
  const signals = signal ? [giveUp.signal, signal] : [giveUp.signal];
  try {
    return await Promise.race([request(AbortSignal.any(signals)), late]);
  } finally {
    clearTimeout(timer);
  }
}
