import { addAbortSignal, type Readable } from 'node:stream';

/** Breaks a stream off when the signal aborts, so that whoever writes down what it holds removes the half and is done before the build is. */
export function endedBy(signal: AbortSignal, stream: Readable): Readable {
  // nobody may listen yet, or any more
  stream.on('error', () => {});
  return addAbortSignal(signal, stream);
}
