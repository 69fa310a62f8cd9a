import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Engine, Workplace } from '../../../../core/builds/local/engine';
import { paced, pauseUntil } from '../../../../core/builds/local/pace';

/** An engine whose driver says what is written into `stream`. */
function engineOf(stream: PassThrough): Engine {
  const workplace = {
    place: 'in the build image',
    onData: (listener: (chunk: Uint8Array) => void) => void stream.on('data', listener),
    pauseUntil: (ready: Promise<void>) => pauseUntil(stream, ready),
    get leftBehind() {
      return 'nothing';
    },
  };
  return { executor: 'docker', start: async () => workplace as unknown as Workplace };
}

test('a command waits while the reader of its output has no room, and loses none of it', async () => {
  const stream = new PassThrough();
  let makeRoom = () => {};
  let ready: Promise<void> | undefined = new Promise((resolve) => (makeRoom = resolve));
  const workplace = await paced(engineOf(stream), () => ready).start({} as never);
  const heard: string[] = [];
  workplace.onData((chunk) => heard.push(String(chunk)));
  stream.write('one');
  await expect.poll(() => stream.isPaused()).toBe(true);
  stream.write('two');
  expect(heard).toEqual(['one']);
  ready = undefined;
  makeRoom();
  await expect.poll(() => heard).toEqual(['one', 'two']);
});

test('an engine at a pace is otherwise as it was', async () => {
  const workplace = await paced(engineOf(new PassThrough()), () => undefined).start({} as never);
  expect([workplace.place, workplace.leftBehind]).toEqual(['in the build image', 'nothing']);
});
