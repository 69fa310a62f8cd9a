import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { FrameReader } from '../../../../core/builds/local/docker-frames';

function frame(text: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = 1;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

test.each([1, 3, 8, 9, 1000])('frames come apart wherever the stream is cut: every %i bytes', (size) => {
  const stream = Buffer.concat([frame('first'), frame(''), frame('second, longer')]);
  let text = '';
  const reader = new FrameReader((chunk) => (text += Buffer.from(chunk).toString()));
  for (let at = 0; at < stream.length; at += size) reader.read(stream.subarray(at, at + size));
  expect(text).toBe('firstsecond, longer');
});
