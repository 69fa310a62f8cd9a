import type { Readable } from 'node:stream';
import type { Engine, Workplace } from './engine';

/**
 * An engine whose builds write no faster than somebody reads: where a reader is slower, as a pipe's may be, the commands wait
 * instead of their output filling the memory.
 * @param room undefined where the reader takes more at once; else when it will
 */
export function paced(engine: Engine, room: () => Promise<void> | undefined): Engine {
  return {
    executor: engine.executor,
    async start(options) {
      const workplace = await engine.start(options);
      const onData: Workplace['onData'] = (listener) =>
        workplace.onData((chunk) => {
          listener(chunk);
          const ready = room();
          if (ready) workplace.pauseUntil(ready);
        });
      return Object.create(workplace, { onData: { value: onData } });
    },
  };
}

/** Lets a stream flow again when the promise resolves. */
export function pauseUntil(stream: Readable, ready: Promise<void>): void {
  stream.pause();
  void ready.then(() => stream.resume());
}
