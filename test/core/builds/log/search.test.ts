import { describe, expect, it } from 'vitest';
import { LogSearch } from '../../../../core/builds/log/search';

function find(text: string, log: string, pieceLength = 7) {
  const search = new LogSearch(text);
  const bytes = Buffer.from(log);
  for (let at = 0; at < bytes.length; at += pieceLength) search.read(bytes.subarray(at, at + pieceLength));
  search.end();
  return search;
}

describe('a search in a log', () => {
  it('finds lines with a text in upper or lower case, also between colours and over pieces', () => {
    const log = 'one\nAn Error here\n\x1b[31mer\x1b[1mror\x1b[0m: two\nthree error';
    expect(find('error', log).hits).toEqual([
      { line: 1, text: 'An Error here' },
      { line: 2, text: 'error: two' },
      { line: 3, text: 'three error' },
    ]);
  });

  it('takes the text as it is', () => {
    expect(find('a.b[0-9]*', 'axb1\na.b[0-9]*\n').hits.map(({ line }) => line)).toEqual([1]);
    expect(find('größe', 'GRÖSSE\nGRÖßE\n').hits.map(({ line }) => line)).toEqual([1]);
  });

  it('shows the part of a long line that has it', () => {
    const [hit] = find('needle', `${'x'.repeat(2_000)}needle${'y'.repeat(2_000)}`).hits;
    expect(hit?.text).toMatch(/^x{60}needley{234}$/);
  });

  it('ends when there are more than anybody reads', () => {
    const search = find('x', 'x\n'.repeat(2_000), 4096);
    expect(search.hits).toHaveLength(1_000);
    expect(search.isFull).toBe(true);
  });

  it('shows no control character of a line', () => {
    expect(find('a', 'a\x07\x1b[31mb\u202e').hits[0]?.text).toBe('a\uFFFDb\uFFFD');
  });
});
