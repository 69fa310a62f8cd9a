import { expect, test } from 'vitest';
import { matchInTime } from '../../../../core/builds/local/bounded-match';

test('a pattern must match the text, on any of its lines or across them', () => {
  expect(matchInTime('time.*out', 'one\ntimed out')).toBe('yes');
  expect(matchInTime('one.*out', 'one\ntimed out')).toBe('yes');
  expect(matchInTime('time.*out', 'refused')).toBe('no');
});

test('a pattern that is none never matches', () => {
  expect(matchInTime('(', '(')).toBe('no');
});

test('flags at the beginning count, as in Go', () => {
  expect(matchInTime('(?i)TIMED', 'timed out')).toBe('yes');
  expect(matchInTime('(?im)^OUT', 'timed\nout')).toBe('yes');
});

test('`.*` at the beginning says nothing, and costs nothing', () => {
  const text = 'x'.repeat(1 << 16);
  expect(matchInTime('.*Error: Unable to connect.*', text)).toBe('no');
  expect(matchInTime('.*Error: Unable to connect.*', `${text}\nError: Unable to connect`)).toBe('yes');
  expect(matchInTime('.*?x|y', 'y')).toBe('yes');
  expect(matchInTime('.*', '')).toBe('yes');
});

test('a pattern that would go back and forth for ever is given up', () => {
  expect(matchInTime('(a+)+x$', `${'a'.repeat(60)}b`, 50)).toBe('late');
});
