import { describe, expect, it } from 'vitest';
import { LogIndex } from '../../../../core/builds/log/log-index';

function indexOf(text: string, limits = {}, pieceLength = 64): LogIndex {
  const index = new LogIndex(limits);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += pieceLength) index.read(bytes.subarray(at, at + pieceLength));
  index.finish();
  return index;
}

const windowsOf = (index: LogIndex) =>
  Array.from({ length: index.windowCount }, (_, number) => index.window(number));

describe('an index of a log', () => {
  it('cuts the log into windows of whole lines by their number', () => {
    const index = indexOf('a\n'.repeat(7), { windowLines: 3 });
    expect(windowsOf(index)).toEqual([
      { number: 0, line: 0, endLine: 3, byte: 0, endByte: 6 },
      { number: 1, line: 3, endLine: 6, byte: 6, endByte: 12 },
      { number: 2, line: 6, endLine: 7, byte: 12, endByte: 14 },
    ]);
    expect([0, 2, 3, 6, 99].map((line) => index.windowOf(line))).toEqual([0, 0, 1, 2, 2]);
  });

  it('and by their bytes, but for a line that alone has more', () => {
    const index = indexOf(`1234\n12\n${'x'.repeat(50)}\n12\n`, { windowBytes: 10 });
    expect(windowsOf(index).map((window) => [window?.line, window?.byte])).toEqual([
      [0, 0],
      [2, 8],
      [3, 59],
    ]);
  });

  it('has one window for a log of usual length, and for none', () => {
    expect(windowsOf(indexOf(''))).toEqual([{ number: 0, line: 0, endLine: 0, byte: 0, endByte: 0 }]);
    expect(indexOf('one\ntwo').lineCount).toBe(2);
    expect(indexOf('one').window(1)).toBeUndefined();
  });

  it('has the sections and errors of all windows, by lines of the whole log', () => {
    const at = '[Container] 2026/01/28 20:46:51';
    const text = `${at} Entering phase BUILD\n${at} Running command make\n${'x\n'.repeat(10)}\n${at} Command did not exit successfully make exit status 2\n`;
    const index = indexOf(text, { windowLines: 4 });
    expect(index.sections.map(({ line, endLine }) => [line, endLine])).toEqual([
      [0, 13],
      [1, 13],
    ]);
    expect(index.errorLines).toEqual([13]);
  });

  it('remembers places not far before any line', () => {
    const index = indexOf('x\n'.repeat(30_000), {}, 4096);
    const place = index.placeBefore(17_000);
    expect(place.byte).toBe(2 * place.line);
    expect(17_000 - place.line).toBeLessThan(5_000);
    expect(index.placeBefore(0)).toEqual({ line: 0, byte: 0 });
  });
});
