import { expect, test } from 'vitest';
import { Masker } from '../../../../core/builds/local/masker';

function maskInPieces(secrets: string[], pieces: string[]): string {
  const masker = new Masker(secrets);
  return pieces.map((piece) => masker.read(piece)).join('') + masker.end();
}

test('a value is masked wherever it is cut', () => {
  const text = 'before s3cret after s3cret';
  for (let at = 0; at <= text.length; at += 1) {
    expect(maskInPieces(['s3cret'], [text.slice(0, at), text.slice(at)])).toBe('before *** after ***');
  }
  expect(maskInPieces(['s3cret'], [...text])).toBe('before *** after ***');
});

test('of two values that begin alike, the longer is masked whole', () => {
  expect(maskInPieces(['key', 'key-and-more'], ['key-and', '-more key'])).toBe('*** ***');
});

test('the lines of a value with several are masked one by one', () => {
  const pem = '-----BEGIN\nMIIEow==\n}\n-----END';
  expect(maskInPieces([pem], ['a\nMIIEow==\n}\n'])).toBe('a\n***\n}\n');
});

test('an empty value masks nothing', () => {
  expect(maskInPieces([''], ['text'])).toBe('text');
});

test('the beginning of a value comes out at the end, when nothing follows', () => {
  expect(maskInPieces(['s3cret'], ['s3cr'])).toBe('s3cr');
});
