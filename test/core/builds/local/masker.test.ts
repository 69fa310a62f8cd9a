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

test.each(['', 't', 'te'])('a value of which any log is full masks nothing: %j', (value) => {
  expect(maskInPieces([value], ['text'])).toBe('text');
});

test('the beginning of a value comes out at the end, when nothing follows', () => {
  expect(maskInPieces(['s3cret'], ['s3cr'])).toBe('s3cr');
});

test('a value that is added later is masked from then on, also where its beginning came before', () => {
  for (let at = 0; at <= 'x s3cret y'.length; at += 1) {
    const masker = new Masker(['s3c']);
    // what may be the beginning of a known value waits, and with it that of the new one
    const before = masker.read('s');
    masker.add(['s3cret']);
    const text = '3cret, s3cret, s3c';
    const after = masker.read(text.slice(0, at)) + masker.read(text.slice(at));
    expect(before + after + masker.end()).toBe('***, ***, ***');
  }
});
