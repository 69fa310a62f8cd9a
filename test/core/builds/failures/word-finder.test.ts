import { describe, expect, test } from 'vitest';
import { LineScanner } from '../../../../core/builds/failures/line-scanner';
import { WordFinder } from '../../../../core/builds/failures/word-finder';

const finder = new WordFinder([['she', 'her'], ['he'], ['access denied'], ['s']]);

function scan(text: string, pieceLength = text.length || 1): [string, number[], number][] {
  const lines: [string, number[], number][] = [];
  const scanner = new LineScanner(finder, (line, owners, number) =>
    lines.push([line, [...owners].sort(), number]),
  );
  for (let at = 0; at < text.length; at += pieceLength) scanner.read(text.slice(at, at + pieceLength));
  scanner.end();
  return lines;
}

describe('the finder of words', () => {
  test('finds words that lie within and across each other', () => {
    expect(scan('usher')).toEqual([['usher', [0, 1, 3], 0]]);
  });

  test('finds them in any case, and leaves other lines out', () => {
    expect(scan('nothing\nACCESS Denied\r\nor not\n')).toEqual([['ACCESS Denied', [2, 3], 1]]);
  });

  test('finds the same whatever the size of the pieces', () => {
    const text = 'one\nthe access denied\n\naccess\ndenied\nushers';
    for (const length of [1, 3, 7]) expect(scan(text, length)).toEqual(scan(text));
  });

  test('reads over colours and takes a carriage return for an end', () => {
    expect(scan('a\u001b[31mcces\u001b[0ms denied')).toEqual([
      ['a\u001b[31mcces\u001b[0ms denied', [2, 3], 0],
    ]);
    expect(scan('10%\r100% he\n')).toEqual([['100% he', [1], 0]]);
  });

  test('keeps the beginning of a line without an end', () => {
    const [found] = scan(`he${'x'.repeat(100_000)}`, 1000);
    expect(found?.[0].length).toBeLessThan(10_000);
  });
});
