import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { roomIn } from '../../cli/room';

const full = () => {
  const stream = new PassThrough({ highWaterMark: 4 });
  stream.on('error', () => {});
  stream.write('more than four bytes');
  return stream;
};

test('a stream that is read at once always has room', () => {
  expect(roomIn(new PassThrough())()).toBeUndefined();
});

test('a stream whose reader is behind has room again when it was read, and is asked once', async () => {
  const stream = full();
  const room = roomIn(stream);
  const waiting = room();
  expect(room()).toBe(waiting);
  stream.resume();
  await waiting;
  expect(room()).toBeUndefined();
});

test.each([
  ['fails', new Error('gone')],
  ['closes', undefined],
])('a stream that %s keeps nobody waiting', async (_, error) => {
  const stream = full();
  const room = roomIn(stream);
  const waiting = room();
  stream.destroy(error);
  await waiting;
  expect(room()).toBeUndefined();
});
