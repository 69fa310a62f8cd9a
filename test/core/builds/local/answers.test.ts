import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { type Answer, answerReader } from '../../../../core/builds/local/answers';

const NONCE = 'abcdef0123456789';

function read(chunks: Uint8Array[]) {
  const seen: (string | Answer)[] = [];
  const reader = answerReader(NONCE, {
    output: (bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      if (typeof seen.at(-1) === 'string') seen.push(seen.pop() + text);
      else seen.push(text);
    },
    answer: (answer) => seen.push(answer),
  });
  for (const chunk of chunks) reader.read(chunk);
  reader.end();
  return seen;
}

const STREAM = Buffer.from(
  `no newline${NONCE}0 1;\x80\xff${NONCE}12 ;abcdef012345${NONCE}? 7;rest abc`,
  'latin1',
);
const MEANING = [
  'no newline',
  { status: 0, saved: '1' },
  '\x80\xff',
  { status: 12, saved: '' },
  'abcdef012345',
  { status: undefined, saved: '7' },
  'rest abc',
];

test('output and answers come apart', () => {
  expect(read([STREAM])).toEqual(MEANING);
});

test.each([1, 2, 3, 5, 7, 16, 17])('wherever the stream is cut: every %i bytes', (size) => {
  const chunks = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, i) =>
    STREAM.subarray(i * size, (i + 1) * size),
  );
  expect(read(chunks)).toEqual(MEANING);
});
