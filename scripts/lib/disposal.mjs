import process from 'node:process';

/**
 * Collects what must end with this process, and ends it in reverse order: at its end, at Ctrl-C and at a failure.
 */
export class Disposal {
  /** @type {(() => Promise<unknown> | unknown)[]} */
  #disposers = [];
  #controller = new AbortController();

  constructor() {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => this.#controller.abort());
    }
  }

  /** Aborts at the first signal to end. */
  get signal() {
    return this.#controller.signal;
  }

  /** Resolves at the first signal to end. */
  get interrupted() {
    return new Promise((resolve) => {
      if (this.signal.aborted) resolve(undefined);
      else this.signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
  }

  /** @param {() => Promise<unknown> | unknown} dispose */
  add(dispose) {
    this.#disposers.push(dispose);
  }

  async dispose() {
    for (const dispose of this.#disposers.splice(0).reverse()) {
      try {
        await dispose();
      } catch (error) {
        console.error(`Could not clean up: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
}
