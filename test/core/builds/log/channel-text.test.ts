import { expect, test } from 'vitest';
import { ChannelText } from '../../../../core/builds/log/channel-text';

test('a channel gets whole lines, plain, from pieces of any size', () => {
  const text = new ChannelText();
  const pieces = ['\x1b[32mPA', 'SS\x1b[0m one\r\n', 'two\nthr', 'ee', '\n'];
  expect(pieces.map((piece) => text.push(piece))).toEqual(['', 'PASS one\n', 'two\n', '', 'three\n']);
});

test('of a progress bar its last state, once the line is at its end', () => {
  const text = new ChannelText();
  expect(text.push(' 10 %\r 20 %')).toBe('');
  expect(text.rest()).toBe('');
  expect(text.push('\r100 %\ndone\n')).toBe('100 %\ndone\n');
});

test('a line without an end when nothing comes any more, each part of it once', () => {
  const text = new ChannelText();
  text.push('a\n...');
  expect(text.rest()).toBe('...');
  text.push('..');
  expect(text.rest()).toBe('..');
  expect(text.rest()).toBe('');
  expect(text.push('. ok\nnext\n')).toBe('. ok\nnext\n');
});

test('a line that went back to its start after it was shown, once more', () => {
  const text = new ChannelText();
  text.push('Waiting');
  expect(text.rest()).toBe('Waiting');
  expect(text.push('\rReady\n')).toBe('\nReady\n');
});

test('no control character, and no line without an end', () => {
  const text = new ChannelText();
  expect(text.push('a\x00b\u202ec\n')).toBe('a\uFFFDb\uFFFDc\n');
  for (let piece = 0; piece < 100; piece += 1) text.push('x'.repeat(1000));
  expect(text.push('\n').length).toBeLessThan(10_000);
});
