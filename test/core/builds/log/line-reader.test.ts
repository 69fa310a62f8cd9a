import { describe, expect, it } from 'vitest';
import { LineReader, type LogLine } from '../../../../core/builds/log/line-reader';

function linesOf(content: string | Uint8Array, { pieceLength = 1_000_000, longest = 100 } = {}): LogLine[] {
  const bytes = Buffer.from(content as string);
  const lines: LogLine[] = [];
  const reader = new LineReader((line) => lines.push(line), longest);
  for (let at = 0; at < bytes.length; at += pieceLength) reader.read(bytes.subarray(at, at + pieceLength));
  reader.end();
  return lines;
}

const TEXT = 'one\n\nzwölf – 🚀\r\n10 %\r20 %\nlast';

describe('a reader of lines', () => {
  it.each([1, 2, 3, 7, 1000])('gives the same lines from pieces of %d bytes', (pieceLength) => {
    expect(linesOf(TEXT, { pieceLength }).map(({ text }) => text)).toEqual(TEXT.split('\n'));
  });

  it('counts the bytes of lines, their newlines included', () => {
    expect(linesOf(TEXT, { pieceLength: 5 }).map(({ bytes }) => bytes)).toEqual([4, 1, 17, 10, 4]);
    expect(linesOf(TEXT).map(({ bytes }) => bytes)).toEqual([4, 1, 17, 10, 4]);
  });

  it('counts the bytes of what is no UTF-8', () => {
    const lines = linesOf(Buffer.from([0x61, 0xff, 0xfe, 0x0a, 0xc3, 0x0a]));
    expect(lines.map(({ text, bytes }) => [text, bytes])).toEqual([
      ['a\uFFFD\uFFFD', 4],
      ['\uFFFD', 2],
    ]);
  });

  it.each([3, 1000])(
    'keeps the beginning of a long line, whether it comes in pieces of %d bytes or at once',
    (pieceLength) => {
      const lines = linesOf(`${'x'.repeat(500)}\n${'ö'.repeat(101)}\n${'ö'.repeat(100)}\n`, { pieceLength });
      expect(lines.map(({ text, bytes, isCut }) => [text.length, bytes, isCut])).toEqual([
        [100, 501, true],
        [100, 203, true],
        [100, 201, false],
      ]);
    },
  );

  it('tells the line that may go on, but for half a character', () => {
    const reader = new LineReader(() => undefined);
    expect(reader.unfinished).toBeUndefined();
    reader.read(Buffer.from('done\nDownloading ö').subarray(0, -1));
    expect(reader.unfinished?.text).toBe('Downloading ');
    reader.read(Buffer.from('ö').subarray(1));
    expect(reader.unfinished?.text).toBe('Downloading ö');
  });
});
